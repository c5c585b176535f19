"""What kind a table is by its content, and whether its title says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import kind as kind_of
from gov_budget.profiles import kind_of_title
from gov_budget.readers.account import Remark
from gov_budget.readers.assembly.columns import assign
from gov_budget.readers.assembly.heads import ColumnRole
from gov_budget.readers.assembly.labels import labels_of
from gov_budget.readers.assembly.strips import strips_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.readers.assembly.printed import Printed
    from gov_budget.readers.assembly.strips import Strip

__all__ = ["kind_by_content"]

_FORMS = ("form", "project", "institution")
_OTHER = {"general_public": "general_public_basic", "general_public_basic": "general_public"}
"""The kinds that are told apart by what their rows stand for."""


def kind_by_content(printed: Printed, announced: str, *, final: bool) -> tuple[str, tuple[Remark, ...]]:
    """Return the kind of a table, empty where title and content exclude each other, and what is odd.

    A table without a title is told by the headings above its amounts, where they name it and each
    amount column is one of that kind.
    """
    if announced and kind_of(announced).rows in _FORMS:
        return announced, ()
    strips = strips_of(printed.bodies)
    if not announced:
        found = _by_headings(strips, final=final)
        return found, (Remark.KIND_FROM_HEADINGS,) if found else ()
    rows, said = kind_of(announced).rows, _counted(strips)
    if said in ("", rows) or (rows == "balance" and len(strips) > 1):
        return announced, ()
    other = _OTHER.get(announced, "")
    fits = other and _all_columns(other, strips)
    return (other if fits else ""), (Remark.TITLE_AND_CONTENT_DISAGREE,)


def _counted(strips: Sequence[Strip]) -> str:
    """What the rows are coded by; empty where they show no code."""
    codes = [
        labels.codes[0].text for strip in strips for row in strip.rows if (labels := labels_of(row)).codes
    ]
    if not codes:
        return ""
    economic = sum(code[0] in "35" for code in codes)
    function = sum(code[0] == "2" for code in codes)
    return "economic" if economic > function else "function" if function > economic else ""


def _by_headings(strips: Sequence[Strip], *, final: bool) -> str:
    tops = dict.fromkeys(c.path[0] for s in strips for c in s.of(ColumnRole.AMOUNT) if len(c.path) > 1)
    kind = kind_of_title("".join(tops) + "表", final=final) if tops else None
    counted = _counted(strips)
    fits = kind and counted == kind_of(kind).rows and _all_columns(kind, strips)
    return kind if kind and fits else ""


def _all_columns(kind: str, strips: Sequence[Strip]) -> bool:
    amounts = [column for strip in strips for column in strip.of(ColumnRole.AMOUNT)]
    return bool(amounts) and len(assign(kind_of(kind), amounts)) == len(amounts)
