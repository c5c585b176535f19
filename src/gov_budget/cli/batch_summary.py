"""The summary of a batch, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.reports.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType
    from rich.table import Table

    from gov_budget.bulk.batch import Summary
    from gov_budget.bulk.batch.summary import Breakdown, Ended, Part

__all__ = ["ended_page", "summary_dict", "summary_page"]

_SHOWN = ("broken", "unchecked", "agree")


def summary_dict(summary: Summary) -> dict[str, Any]:
    """Return a summary for JSON."""
    broken_down = {"year": summary.years, "rule": summary.rules, "institution": summary.institutions}
    return {
        "files": summary.ended.files,
        "unreadable": summary.ended.errors,
        "summary": summary.counts,
        **{f"by_{key}": [_part(each) for each in found.parts] for key, found in broken_down.items()},
        "rest": {f"by_{key}": {"number": found.others, **found.rest} for key, found in broken_down.items()},
    }


def _part(part: Part) -> dict[str, Any]:
    return {"name": part.name, "documents": part.documents, "failing": part.failing, **part.counts}


def ended_page(ended: Ended, lang: str) -> RenderableType:
    """Return how the files ended, to be printed."""
    from rich.console import Group  # noqa: PLC0415 - rich is for text output only

    return Group(*_ended(ended, lang))


def summary_page(summary: Summary, lang: str) -> RenderableType:
    """Return a summary to be printed."""
    from rich.console import Group  # noqa: PLC0415 - rich is for text output only

    return Group(*_parts(summary, lang))


def _parts(summary: Summary, lang: str) -> Iterator[RenderableType]:
    yield from _ended(summary.ended, lang)
    if summary.ended.files["read"]:
        for key, found in (
            ("year", summary.years),
            ("rule", summary.rules),
            ("institution", summary.institutions),
        ):
            yield ""
            yield _table(key, found, lang)
        if summary.rules.others or summary.institutions.others:
            yield ""
            yield say("batch", "more", lang)


def _ended(ended: Ended, lang: str) -> Iterator[RenderableType]:
    yield say("batch", "files", lang, **ended.files)
    if ended.errors:
        yield _errors(ended.errors, lang)


def _table_of(headings: list[str], rows: list[list[str]]) -> Table:
    """Return a table whose numbers are never cut; the names before them are folded at need."""
    from rich.cells import cell_len  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(headings[0], min_width=14, max_width=44)
    for n, heading in enumerate(headings[1:], 1):
        width = max(cell_len(text) for text in (heading, *(row[n] for row in rows)))
        table.add_column(heading, justify="right", no_wrap=True, min_width=width)
    for row in rows:
        table.add_row(_plain(row[0]), *row[1:])
    return table


def _errors(errors: Mapping[str, int], lang: str) -> Table:
    headings = [say("batch", key, lang) for key in ("error", "number")]
    return _table_of(headings, [[name, f"{number:,}"] for name, number in errors.items()])


def _table(key: str, found: Breakdown, lang: str) -> Table:
    headings = [say("batch", each, lang) for each in (key, "failing", "documents", *_SHOWN)]
    rows = [
        [_named(key, part.name, lang), f"{part.failing:,}", f"{part.documents:,}", *_numbers(part.counts)]
        for part in found.parts
    ]
    if found.others:
        rows.append([say("batch", "others", lang, n=found.others), "", "", *_numbers(found.rest)])
    return _table_of(headings, rows)


def _numbers(counts: Mapping[str, int]) -> list[str]:
    """Return what is broken, what was not checked, and what agrees, rounded or not."""
    agree = counts["holds"] + counts["rounded"]
    return [f"{number:,}" for number in (counts["broken"], counts["unchecked"], agree)]


def _named(key: str, name: str, lang: str) -> str:
    """Return the name of a part: a rule with its title, an institution also where none is printed."""
    if key != "rule":
        return name or say("batch", "unnamed", lang)
    from gov_budget.rules import book  # noqa: PLC0415 - loaded when needed

    titles = {rule.id: rule.zh if lang == "zh" else rule.en for rule in book()}
    return f"{name} {titles.get(name, '')}".strip()


def _plain(text: str) -> str:
    from rich.markup import escape  # noqa: PLC0415

    return escape(text)
