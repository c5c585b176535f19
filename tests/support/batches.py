"""Folders of documents for tests of batches, and what came of them."""

import json
import shutil
from collections import Counter
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "quxian-2024.json"


def put(folder, name, title):
    """Write the example under another title, so that the content differs."""
    tree = {**json.loads(EXAMPLE.read_text("utf-8")), "title": title}
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
    return folder / name


def run(batch, *paths):
    return list(batch.run([str(path) for path in paths]))


def files_of(out):
    """The rows of ``files`` by the names of the files; every path has one."""
    import polars as pl  # noqa: PLC0415 - an extra

    rows = pl.read_parquet(out.with_name(f"{out.stem}.files.parquet")).to_dicts()
    assert Counter(row["path"] for row in rows).most_common(1)[0][1] == 1
    return {Path(row["path"]).name: row for row in rows}


def folder_of(folder, documents):
    """So many documents, a duplicate and a broken file."""
    for n in range(documents):
        put(folder, f"{n:02}.json", f"第{n}")
    shutil.copy(folder / "03.json", folder / "copy.json")
    (folder / "broken.json").write_text("{", "utf-8")
    return folder
