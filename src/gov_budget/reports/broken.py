"""A broken finding in full: rule, message, both sides cell by cell, difference, legal basis."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.reports.sides import amounts, column_of, page_of, row_of, where
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from gov_budget.reports.sides import Amount
    from gov_budget.rules import Finding

__all__ = ["broken_block"]

MOST_CELLS = 40
"""More cells of one finding than this help nobody on a screen; they are counted instead."""

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold"}


def broken_block(finding: Finding, lang: str) -> RenderableType:
    """Return one broken finding, laid out for a terminal."""
    details = Table.grid(padding=(0, 2, 0, 0), expand=False)
    details.add_column(no_wrap=True)
    details.add_column(ratio=1)
    details.add_column(justify="right", no_wrap=True)
    details.add_column(no_wrap=True)
    _add_cells(details, finding, lang)
    _add_difference(details, finding, lang)
    if finding.basis:
        details.add_row(_label("basis", lang), Prose(_basis(finding, lang)))
    return Group(
        _headline(finding, lang),
        Padding(Prose(finding.message(lang)), (0, 0, 0, 2)),
        Padding(details, (0, 0, 1, 2)),
    )


def _headline(finding: Finding, lang: str) -> RenderableType:
    rule = finding.definition
    also = say("finding", "also", lang, ids=" ".join(finding.also)) if finding.also else ""
    severity = say("severity", finding.severity.value, lang)
    line = Table.grid(padding=(0, 2, 0, 0))
    name = Prose(rule.zh if lang == "zh" else rule.en, "bold")
    line.add_row(Text(severity, _STYLES[finding.severity.value]), Text(f"{finding.rule}{also}", "bold"), name)
    return line


def _basis(finding: Finding, lang: str) -> str:
    return finding.basis if lang == "zh" else finding.definition.basis_en


def _label(key: str, lang: str) -> Text:
    return Text(say("finding", key, lang), "dim")


def _add_cells(details: Table, finding: Finding, lang: str) -> None:
    found = amounts(finding, lang)
    shown = [one for one in found if one.side == "left" or one.place.printed.strip()] or list(found)
    units = len({one.place.unit for one in shown}) > 1 or finding.residual is None
    for side, same_side in groupby(shown[:MOST_CELLS], key=lambda one: one.side):
        _add_side(details, side, list(same_side), lang, units=units)
    _add_count(details, "blanks", len(found) - len(shown), lang)
    _add_count(details, "more", len(shown) - MOST_CELLS, lang)


def _add_side(details: Table, side: str, found: Sequence[Amount], lang: str, *, units: bool) -> None:
    label = _label(side, lang)
    for (title, column), group in groupby(
        found, key=lambda one: (one.place.title, column_of(one.place, lang))
    ):
        cells = list(group)
        heading = where(title, column)
        if len(cells) > 1:
            details.add_row(label, Prose(heading, hanging=2))
            label = Text()
        for one in cells:
            row = row_of(one.place)
            name = f"  {plain(row)}" if len(cells) > 1 else where(title, row, column)
            name, printed = _shown(name, one, units=units)
            details.add_row(label, Prose(name, hanging=2), printed, Text(page_of(one.place, lang), "dim"))
            label = Text()


def _shown(name: str, one: Amount, *, units: bool) -> tuple[str, str]:
    """The name of a place and what is printed there: a sentence needs the width of the name's column."""
    if one.place.is_text:
        return f"{name}: {one.printed}", ""
    if not one.place.column:
        return name, ""
    return name, f"{plain(one.printed)} {one.place.unit}" if units else plain(one.printed)


def _add_count(details: Table, key: str, n: int, lang: str) -> None:
    if n > 0:
        details.add_row(Text(), Text("  " + say("finding", key, lang, n=n), "dim"))


def _add_difference(details: Table, finding: Finding, lang: str) -> None:
    residual, bound = finding.residual, finding.bound
    if residual is not None and bound is not None:
        words = say("finding", "difference", lang, residual=residual, bound=bound, unit=finding.unit.value)
        details.add_row(_label("difference_label", lang), Prose(words))
