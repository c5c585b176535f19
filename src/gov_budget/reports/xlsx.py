"""Reports as a workbook: what came of each document, every finding, both sides cell by cell, every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.formats.workbook import Sheet, SheetValue, workbook_bytes
from gov_budget.reports.account import ORDER, definitions, silenced_by_rule
from gov_budget.reports.rows import finding_rows, head_of
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.reports.rows import FindingRow
    from gov_budget.rules import Report

__all__ = ["report_workbook"]

_HEAD = frozenset({0})
_FINDING = ("document", "verdict", "severity", "rule", "name", "message", "title", "row", "column", "printed",
            "page", "residual", "bound", "unit", "basis", "also", "reason")  # fmt: skip
_CELL = ("finding", "side", "title", "row", "column", "printed", "unit", "page")


def report_workbook(
    reports: Iterable[Report],
    lang: str = "zh",
    *,
    all: bool = False,  # noqa: A002 - as the option is called
    unread: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return reports as the content of one workbook in Chinese (``zh``) or English (``en``).

    Every text is stored as text, so that nothing of a document runs as a formula. ``all`` lists what
    holds and what does not apply too; ``unread`` are the files that could not be read.

    Raises:
        MissingExtra: openpyxl is not installed (extra ``xlsx``).
    """
    given = tuple(reports)
    found = [(report, row) for report in given for row in finding_rows(report, lang, all=all)]
    return workbook_bytes(
        [
            _sheet("summary", _summary(given, unread, lang), (40, 30, 20, 10, 10, 10, 10, 10, 10), lang),
            _sheet("findings", _findings(found, lang), (24, 8, 8, 8, 32, 60, 24, 24, 16, 12, 8), lang),
            _sheet("cells", _cells(found, lang), (10, 8, 30, 30, 20, 14, 8, 8), lang),
            _sheet("rules", _rules(given, lang), (24, 8, 50, 10, 10, 10, 10, 10, 10), lang),
        ]
    )


def _sheet(key: str, rows: Iterable[Sequence[SheetValue]], widths: tuple[int, ...], lang: str) -> Sheet:
    return Sheet(say("sheet", key, lang), tuple(rows), _HEAD, widths, is_wrapped=True)


def _heads(keys: Iterable[str], lang: str) -> list[SheetValue]:
    return [say("sheet", key, lang) for key in keys]


def _counted(lang: str) -> list[SheetValue]:
    return [*(say("verdict", one.value, lang) for one in ORDER), say("account", "silenced", lang)]


def _summary(
    reports: Sequence[Report], unread: Sequence[tuple[str, str]], lang: str
) -> Iterator[Sequence[SheetValue]]:
    yield [*_heads(("document", "about", "configuration"), lang), *_counted(lang)]
    for report in reports:
        counts = (report.counts[one] for one in ORDER)
        yield [*head_of(report, lang), plain(report.configured), *counts, len(report.silenced)]
    for name, problem in unread:
        yield [plain(name), plain(problem)]
    yield [say("html", "caution", lang)]


def _findings(found: Iterable[tuple[Report, FindingRow]], lang: str) -> Iterator[Sequence[SheetValue]]:
    yield ["#", *_heads(_FINDING, lang)]
    for n, (report, row) in enumerate(found, 1):
        first = row.cells[0] if row.cells else None
        place = (first.title, first.row, first.column, first.printed, first.page) if first else ("",) * 5
        severity = row.severity if row.status in ("broken", "silenced") else ""
        yield [n, head_of(report, lang)[0], row.verdict, severity, row.rule, row.name, row.message, *place,
               row.residual, row.bound, row.unit, row.basis, row.also, row.reason]  # fmt: skip


def _cells(found: Iterable[tuple[Report, FindingRow]], lang: str) -> Iterator[Sequence[SheetValue]]:
    yield _heads(_CELL, lang)
    for n, (_, row) in enumerate(found, 1):
        for cell in row.cells if row.status in ("broken", "silenced") else ():
            yield [n, cell.side, cell.title, cell.row, cell.column, cell.printed, cell.unit, cell.page]


def _rules(reports: Iterable[Report], lang: str) -> Iterator[Sequence[SheetValue]]:
    yield [*_heads(("document", "rule", "name"), lang), *_counted(lang), say("sheet", "state", lang)]
    for report in reports:
        known, silenced = definitions(report), silenced_by_rule(report)
        for rule_id, counts in report.counts_by_rule.items():
            rule = known.get(rule_id)
            name = (rule.zh if lang == "zh" else rule.en) if rule else ""
            numbers = (*(counts.get(one, 0) for one in ORDER), silenced.get(rule_id, 0))
            state = (rule.state_zh if lang == "zh" else rule.state_en) if rule else ""
            yield [head_of(report, lang)[0], rule_id, name, *numbers, state]
