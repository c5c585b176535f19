"""The summary of a batch, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.reports.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType
    from rich.table import Table

    from gov_budget.bulk.batch import Summary
    from gov_budget.bulk.batch.summary import Part

__all__ = ["summary_dict", "summary_page"]


def summary_dict(summary: Summary, most: int | None = None) -> dict[str, Any]:
    """Return a summary for JSON, of rules and institutions no more than ``most`` each."""
    return {
        "files": summary.files,
        "unreadable": summary.errors,
        "summary": summary.counts,
        "by_year": [_part(each) for each in summary.years],
        "by_rule": [_part(each) for each in summary.rules[:most]],
        "by_institution": [_part(each) for each in summary.institutions[:most]],
    }


def _part(part: Part) -> dict[str, Any]:
    return {"name": part.name, "documents": part.documents, **part.counts}


def summary_page(summary: Summary, lang: str, most: int | None = None) -> RenderableType:
    """Return a summary to be printed, of rules and institutions no more than ``most`` each."""
    from rich.console import Group  # noqa: PLC0415 - rich is for text output only

    return Group(*_parts(summary, lang, most))


def _parts(summary: Summary, lang: str, most: int | None) -> Iterator[RenderableType]:
    yield say("batch", "files", lang, **summary.files)
    if summary.errors:
        yield _errors(summary.errors, lang)
    yield _table("year", summary.years, lang)
    for key, parts in (("rule", summary.rules), ("institution", summary.institutions)):
        yield _table(key, parts[:most], lang)
        if most is not None and len(parts) > most:
            yield say("batch", "more", lang, n=len(parts) - most)


def _empty(*headings: str) -> Table:
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(headings[0])
    for heading in headings[1:]:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _errors(errors: Mapping[str, int], lang: str) -> Table:
    table = _empty(say("batch", "error", lang), say("batch", "number", lang))
    for name, number in errors.items():
        table.add_row(name, str(number))
    return table


def _table(key: str, parts: tuple[Part, ...], lang: str) -> Table:
    verdicts = tuple(parts[0].counts) if parts else ()
    table = _empty(*(say("batch", each, lang) for each in (key, "documents", *verdicts)))
    for part in parts:
        table.add_row(_plain(part.name), str(part.documents), *(str(part.counts[v]) for v in verdicts))
    return table


def _plain(text: str) -> str:
    from rich.markup import escape  # noqa: PLC0415

    return escape(text)
