"""Who publishes what: name, year, stage and scope of a document, and the institutions in it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Institution, Role
from gov_budget.profiles import folded
from gov_budget.readers.bodies import Heading, heading_of, staff_in
from gov_budget.readers.grid import TextLine
from gov_budget.readers.prose import passages
from gov_budget.readers.source import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.model import Table
    from gov_budget.readers.assembly.flow import Piece

__all__ = ["facts_of", "institution_in"]

_UNITED = ("income", "expenditure")
_OWN = ("（本级）", "（机关）", "（本部）", "本级", "机关", "本部")
_FIRST = 12
"""A title page has no more lines."""


def facts_of(flow: Sequence[Piece]) -> Heading:
    """Return what the headings of a document say of it; lines of a wrapped heading count together."""
    lines = [piece for piece in flow if isinstance(piece, Paragraph)]
    heading = heading_of(lines)
    if heading.title and heading.name:
        return heading
    joined = [Paragraph(a.text.strip() + b.text.strip(), a.locus) for a, b in itertools.pairwise(lines)]
    again = heading_of(joined[:_FIRST])
    better = again.title and (again.name or not heading.title)
    return attrs.evolve(again, name=again.name or heading.name) if better else heading


def institution_in(
    name: str, tables: Sequence[Table], runs: Sequence[Sequence[Paragraph]], listed: Sequence[str] = ()
) -> Institution:
    """Return the institution with the units that its tables print, and the heads that its prose counts.

    Where no table has rows of units, ``listed`` names them: the list that the department prints.
    """
    natures, staff = staff_in(passages([[_line(one) for one in run] for run in runs]), name)
    coded: dict[str, str] = {}
    for table in tables:
        if table.kind.key in _UNITED:
            for line in table.role(Role.INSTITUTION):
                coded.setdefault(line.institution or folded(line.name), line.name)
    units = [
        Institution(its, code if code.isdigit() else "", natures.get(its)) for code, its in coded.items()
    ]
    units = units or [
        Institution(one, "", natures.get(name if _is_itself(one, name) else one)) for one in listed
    ]
    codes = [code for code in (*coded, *_totals(tables)) if code.isdigit()]
    shortest = min(codes, key=len, default="")
    code = shortest if all(one.startswith(shortest) for one in codes) else ""
    return Institution(name, code, natures.get(name), tuple(units), staff)


def _is_itself(unit: str, name: str) -> bool:
    """Whether a unit is the department without those below it: 某局（本级）."""
    return bool(name) and folded(unit) in {folded(name), *(folded(f"{name}{mark}") for mark in _OWN)}


def _totals(tables: Sequence[Table]) -> list[str]:
    """The codes of the department that the total lines of forms print."""
    return [line.institution for table in tables for line in table.role(Role.TOTAL) if line.institution]


def _line(one: Paragraph) -> TextLine:
    row = one.locus.row if one.locus and one.locus.row else 0
    return TextLine(row, one.text, one.locus.page if one.locus else None)
