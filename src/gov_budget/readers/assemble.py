"""From the recognised regions of a document to tables with placed amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Cell, Line, Role, Table
from gov_budget.model import kind as table_kind
from gov_budget.profiles import folded
from gov_budget.readers.balance import balance_drafts
from gov_budget.readers.columning import columns_in
from gov_budget.readers.constraints import Spread
from gov_budget.readers.crossing import between_totals
from gov_budget.readers.final_crossing import between_final_tables
from gov_budget.readers.inside import customs, repeats, sums
from gov_budget.readers.names import scheme_of
from gov_budget.readers.performance import project_form, whole_form
from gov_budget.readers.placing import Placing
from gov_budget.readers.printed_amounts import amounts_of
from gov_budget.readers.recognise import headings_of, unit_of
from gov_budget.readers.roles import drafts_of
from gov_budget.readers.rows import rows_of
from gov_budget.readers.settling import Network
from gov_budget.readers.sheets import Sheet, Sheets
from gov_budget.readers.spans import span_of
from gov_budget.readers.subjects import between_subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.model import TableKind
    from gov_budget.money import Unit
    from gov_budget.profiles import Profile
    from gov_budget.readers.recognise import Region
    from gov_budget.readers.roles import Draft
    from gov_budget.readers.words import Word

__all__ = ["STRAY", "sheet_of", "tables_of"]

STRAY = "?"
"""The name of the line that holds the amounts which belong to none."""


def sheet_of(region: Region, year: int, units: Sequence[str] = ()) -> Sheet:
    """Return the lines of a recognised table; ``units`` are names of institutions known so far."""
    sheet = _rows_in(region, year, units)
    taken = {word.locus for words in (sheet.again, *(d.amounts for d in sheet.drafts)) for word in words}
    amounts = amounts_of(region)
    strays = tuple(word for word in amounts if word.locus not in taken)
    return attrs.evolve(sheet, printed=amounts, strays=strays)


def _rows_in(region: Region, year: int, units: Sequence[str]) -> Sheet:
    kind, printed = table_kind(region.printed.kind), region.printed
    sheet = Sheet(kind, unit_of(region), printed.columns, (), region.title, region.number,
                  headings=headings_of(region), locus=region.start.locus())  # fmt: skip
    if kind.rows == "balance":
        columns = columns_in(printed, folded("".join(sheet.headings)), sheet.headings)
        drafts, notes = balance_drafts(kind, region.pages, columns, year)
        return attrs.evolve(sheet, columns=columns, drafts=tuple(drafts), notes=tuple(notes))
    if kind.key == "whole_performance":
        return whole_form(sheet, region.pages)
    if kind.key == "project_performance":
        return project_form(sheet, region.pages, units)
    named = (name for line in kind.lines for name in (line.zh, *line.headers))
    rows = rows_of(region.pages, year, scheme_of(kind), named)
    columns = columns_in(printed, rows.heading, headings_of(region))
    drafts = drafts_of(_counted(kind, rows.heading), rows.rows, columns, year)
    return attrs.evolve(sheet, columns=columns, drafts=tuple(drafts), notes=tuple(rows.notes))


def _counted(kind: TableKind, heading: str) -> TableKind:
    """The kind with what its rows stand for here: some provinces print income by function."""
    by_function = kind.rows == "institution" and "科目名称" in heading
    return attrs.evolve(kind, rows="function") if by_function else kind


def tables_of(sheets: Sequence[Sheet], profile: Profile) -> tuple[Table, ...]:
    """Place all amounts by all evidence of the document."""
    numbered = Sheets.numbered(sheets)
    placing = Placing()
    network = Network([_spread(sheet, draft, placing) for sheet in numbered.all for draft in sheet.drafts])
    network.settle(between_totals(numbered))
    network.settle(between_subjects(numbered))
    network.settle(between_final_tables(numbered))
    for sheet in numbered.all:
        network.settle((*repeats(sheet), *sums(sheet)))
    for sheet in numbered.all:
        for empty, system in customs(sheet, profile.conventions):
            network.assume(empty, system)
    return tuple(_table(sheet, network.spreads) for sheet in numbered.all)


def _spread(sheet: Sheet, draft: Draft, placing: Placing) -> Spread:
    values = tuple(span_of(word.text, sheet.unit) for word in draft.amounts)
    return Spread(draft.columns, values, placing.of(sheet.kind.key, draft.columns, values))


def _table(sheet: Sheet, spreads: Sequence[Spread]) -> Table:
    lines = tuple(
        _line(draft, spreads[row], sheet.unit) for row, draft in enumerate(sheet.drafts, sheet.first)
    )
    return Table(
        sheet.kind, sheet.unit, sheet.columns, _with_strays(sheet, lines),
        sheet.title, sheet.number, sheet.indicators, sheet.notes, sheet.locus, headings=sheet.headings,
    )  # fmt: skip


def _with_strays(sheet: Sheet, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, and the amounts that belong to none: in a form to its total, else on a line of their own.

    Nobody can tell what they are: sums that may need them are left unchecked.
    """
    if not sheet.strays:
        return lines
    cells = tuple(_cell(word, sheet.columns, sheet.unit, certain=False) for word in sheet.strays)
    if sheet.kind.rows == "form" and lines:
        return (attrs.evolve(lines[0], cells=(*lines[0].cells, *cells)), *lines[1:])
    return (*lines, Line(Role.ITEM, sheet.columns, cells, key=STRAY, name=STRAY, locus=cells[0].locus))


def _line(draft: Draft, spread: Spread, unit: Unit) -> Line:
    k = len(draft.amounts)
    cells = tuple(_cell(word, _where(spread, n, k), unit) for n, word in enumerate(draft.amounts))
    return attrs.evolve(draft.line, cells=cells)


def _where(spread: Spread, n: int, k: int) -> tuple[str, ...]:
    """The columns in which the n-th of k amounts can stand."""
    m = len(spread.columns)
    if spread.placements:
        at = sorted({placement.columns[n] for placement in spread.placements})
    else:
        at = list(range(n, m - k + n + 1)) if k <= m else list(range(m))
    return tuple(spread.columns[i] for i in at)


def _cell(word: Word, where: tuple[str, ...], unit: Unit, *, certain: bool = True) -> Cell:
    if len(where) == 1 and certain:
        return Cell.read(where[0], word.text, unit, locus=word.locus)
    return Cell.read("", word.text, unit, locus=word.locus, candidates=where)
