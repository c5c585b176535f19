"""Parts of pages that are made from the package each time the site is built, so never stale.

A line ``<!-- generated: NAME [ARGUMENT] -->`` of a page is replaced by what the writer NAME returns.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from _ext import pages_codes, pages_commands, pages_format, pages_model, pages_rules
from gov_budget import formats
from gov_budget.reports.schemas import SCHEMAS, schema_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

WRITERS: dict[str, Callable[..., str]] = {
    "codes-attested": pages_codes.attested,
    "codes-grades": pages_codes.grades,
    "codes-meanings": pages_codes.meanings,
    "codes-schemes": pages_codes.schemes,
    "commands": pages_commands.commands,
    "format-objects": pages_format.objects,
    "indicators": pages_model.indicators,
    "natures-and-funds": pages_model.natures_and_funds,
    "roles": pages_model.roles,
    "rules-counts": pages_rules.counts,
    "rules-group": pages_rules.group,
    "rules-overview": pages_rules.overview,
    "rules-page": pages_rules.page,
    "scorecard": pages_rules.scorecard,
    "table-columns": pages_model.columns,
    "table-kinds": pages_model.table_kinds,
}

_MARK = re.compile(r"^<!-- generated: (?P<name>[\w-]+)(?: (?P<argument>\S+))? -->$", re.MULTILINE)


def fill(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Put the generated parts into the source of a page."""
    source[0] = _MARK.sub(_written, source[0])


def _written(mark: re.Match[str]) -> str:
    write = WRITERS[mark["name"]]
    return write(mark["argument"]) if mark["argument"] else write()


def outdated(_app: Sphinx, environment: BuildEnvironment, *_pages: set[str]) -> list[str]:
    """Return the pages with generated parts: they are read anew by every build."""
    texts = {page: Path(environment.doc2path(page)).read_text("utf-8") for page in environment.found_docs}
    return [page for page, text in texts.items() if _MARK.search(text)]


def publish_schema(app: Sphinx, error: Exception | None) -> None:
    """Write the JSON Schemas beside the pages, under lasting names."""
    if error is None and app.builder.format == "html":
        found = {"budget": formats.schema(), **{name: schema_of(name) for name in SCHEMAS}}
        for name, schema in found.items():
            text = json.dumps(schema, ensure_ascii=False, indent=2)
            Path(app.outdir, f"{name}-1.schema.json").write_text(f"{text}\n", "utf-8")


def write_rules(app: Sphinx) -> None:
    """Write a source file for each rule; its text is made when it is read."""
    folder = Path(app.srcdir, "rules", "all")
    folder.mkdir(exist_ok=True)
    stubs = pages_rules.stubs()
    for old in folder.glob("*.md"):
        if old.name not in stubs:
            old.unlink()
    for name, text in stubs.items():
        page = folder / name
        if not page.is_file() or page.read_text("utf-8") != text:
            page.write_text(text, "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hooks."""
    app.connect("builder-inited", write_rules)
    app.connect("source-read", fill)
    app.connect("env-get-outdated", outdated)
    app.connect("build-finished", publish_schema)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
