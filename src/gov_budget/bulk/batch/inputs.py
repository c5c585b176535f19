"""What a batch is about: files in folders, files by patterns, and datasets in columns."""

from __future__ import annotations

import os
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["dataset_of", "documents_in", "shown"]

_OTHERS = {".ini", ".db", ".tmp", ".parquet"}
"""Endings of files that lie among documents and are none."""


def dataset_of(path: str) -> Path | None:
    """Return the folder of a dataset that a path names by itself or by one of its Parquet files."""
    folder = Path(path).parent if path.endswith(".parquet") else Path(path)
    frames = all((folder / f"{frame}.parquet").is_file() for frame in ("documents", "tables", "cells"))
    return folder if frames else None


def documents_in(paths: Iterable[str]) -> list[str]:
    """Return the files and folders of CSV tables that paths and patterns name, each once, in order.

    Of a folder they are all its files at any depth; hidden files, and the temporary files of
    office programs, are left out.

    Raises:
        UnreadableFile: a path names nothing.
    """
    return sorted({os.path.normpath(found) for path in paths for found in _named(path)})


def _named(path: str) -> Iterator[str]:
    if Path(path).is_dir() and not is_csv(Path(path)):
        yield from _below(path)
    elif has_magic(path) and not Path(path).exists():
        found = glob(path, recursive=True)  # noqa: PTH207 - a pattern may be absolute
        if not found:
            raise UnreadableFile(path, "no such file")
        for each in found:
            yield from _named(each)
    elif not Path(path).exists():
        raise UnreadableFile(path, "no such file")
    else:
        yield path


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        tables = [name for name in folders if is_csv(Path(here, name))]
        yield from (str(Path(here, name)) for name in tables)
        folders[:] = [name for name in folders if name not in tables and not _is_aside(name)]
        yield from (str(Path(here, name)) for name in files if not _is_aside(name))


def _is_aside(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith(".batch") or Path(name).suffix.lower() in _OTHERS


def shown(path: str) -> str:
    """Return a path as a record can hold it: bytes that are no UTF-8 are escaped."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def is_csv(folder: Path) -> bool:
    """Whether a folder is a budget in CSV tables."""
    return (folder / "document.json").is_file()
