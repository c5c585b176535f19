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


def _empty(*headings: str) -> Table:
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(headings[0], max_width=40)
    for heading in headings[1:]:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _errors(errors: Mapping[str, int], lang: str) -> Table:
    table = _empty(say("batch", "error", lang), say("batch", "number", lang))
    for name, number in errors.items():
        table.add_row(name, f"{number:,}")
    return table


def _table(key: str, found: Breakdown, lang: str) -> Table:
    verdicts = tuple(found.rest)
    table = _empty(*(say("batch", each, lang) for each in (key, "documents", "failing", *verdicts)))
    for part in found.parts:
        numbers = (part.documents, part.failing, *(part.counts[v] for v in verdicts))
        table.add_row(_plain(part.name), *(f"{number:,}" for number in numbers))
    if found.others:
        rest = (f"{found.rest[v]:,}" for v in verdicts)
        table.add_row(say("batch", "others", lang, n=found.others), "", "", *rest, style="dim")
    return table


def _plain(text: str) -> str:
    from rich.markup import escape  # noqa: PLC0415

    return escape(text)
