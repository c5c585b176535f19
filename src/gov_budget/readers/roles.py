"""What a row of a table stands for: total, institution, subject, local sub-item, project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Line, Role
from gov_budget.profiles import folded
from gov_budget.readers.names import codes_named, is_name_of, scheme_of
from gov_budget.readers.rows import TOTALS, code_of
from gov_budget.readers.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.model import TableKind
    from gov_budget.readers.words import Row

__all__ = ["Draft", "drafts_of"]

_SECTION_DIGITS = 5


@attrs.frozen
class Draft:
    """A line whose amounts have no columns yet; ``columns`` are those it may print in."""

    line: Line
    amounts: tuple[Word, ...] = ()
    columns: tuple[str, ...] = ()


def drafts_of(kind: TableKind, rows: Sequence[Row], columns: tuple[str, ...], year: int) -> list[Draft]:
    """Return the lines of a coded table."""
    drafts: list[Draft] = []
    for row, below in zip(rows, _codes_below(kind, rows), strict=True):
        line = _line(kind, row, drafts, below, year)
        line = attrs.evolve(line, columns=columns, locus=row.locus)
        drafts.append(Draft(line, row.amounts, columns))
    return drafts


def _codes_below(kind: TableKind, rows: Sequence[Row]) -> list[str]:
    """For each row the code of the next one that has a code."""
    scheme = scheme_of(kind)
    found: list[str] = []
    below = ""
    for row in reversed(rows):
        found.append(below)
        below = code_of(row, scheme)[0] or below
    return found[::-1]


def _line(kind: TableKind, row: Row, before: Sequence[Draft], below: str, year: int) -> Line:
    if row.name in TOTALS and not row.codes:
        return Line(Role.TOTAL, (), name=row.name)
    declared = "" if row.codes else _declared(kind, row.name)
    if declared:
        return Line(Role.SUM, (), key=declared, name=row.name)
    if not row.name and not row.codes:
        repeats = bool(before) and before[-1].line.role is Role.TOTAL
        return Line(Role.REPEAT if repeats else Role.ITEM, ())
    scheme = scheme_of(kind)
    code, words = code_of(row, scheme)
    if kind.rows == "institution" or not code or _is_institution(kind, row, code, words, year):
        return _uncoded(kind, row, before, below, year)
    return _coded(kind, row, code, words, before, year)


def _declared(kind: TableKind, name: str) -> str:
    """The key of a line that the kind itself names: 人员经费合计 below 基本支出."""
    wanted = folded(name)
    found = (one.key for one in kind.lines if wanted and wanted in map(folded, (one.zh, *one.headers)))
    return next(found, "")


def _is_institution(kind: TableKind, row: Row, code: str, words: int, year: int) -> bool:
    """A department's number may look like a class: 214 is 交通运输支出, or the department 214."""
    alone = words == 1 and len(row.codes) == 1 and len(code) == 3  # noqa: PLR2004 - a class
    return alone and not is_name_of(row.name, code, year, scheme_of(kind)) and kind.rows != "economic"


def _uncoded(kind: TableKind, row: Row, before: Sequence[Draft], below: str, year: int) -> Line:
    institution = row.codes[-1].text if row.codes else ""
    printed = " ".join(word.text for word in row.codes)
    code = "" if institution else _code_by_name(kind, row.name, below, year)
    if code:
        return Line(Role.SUBJECT, (), code=code, name=row.name)
    known = any(d.line.role in (Role.INSTITUTION, Role.SUBJECT) for d in before)
    role = Role.PROJECT if kind.rows == "project" and known and not institution else Role.INSTITUTION
    return Line(role, (), name=row.name, institution=institution, printed_code=printed)


def _code_by_name(kind: TableKind, name: str, below: str, year: int) -> str:
    """The code of a subject that is printed by name only: a class, or the subject of the rows below."""
    if kind.rows == "institution":
        return ""
    found = codes_named(name, year, scheme_of(kind))
    meant = [code for code in found if below.startswith(code)]
    return meant[0] if meant else found[0] if len(found) == 1 else ""


def _coded(  # noqa: PLR0913, PLR0917 - a row, what leads it, and what stands above it
    kind: TableKind, row: Row, code: str, words: int, before: Sequence[Draft], year: int
) -> Line:
    rest = [word.text for word in row.codes[words:]]
    own = rest[-1] if rest and rest[-1].startswith(code) and kind.rows == "economic" else ""
    institution = "" if own else rest[-1] if rest else ""
    role = _role(kind, own or code, row.name, institution, before, year)
    printed = " ".join(word.text for word in row.codes[:words])
    return Line(
        role, (), code=own or code, name=row.name, institution=institution, printed_code=printed
    )  # fmt: skip


def _role(  # noqa: PLR0913, PLR0917 - what a row shows of itself
    kind: TableKind, code: str, name: str, institution: str, before: Sequence[Draft], year: int
) -> Role:
    official = is_name_of(name, code, year, scheme_of(kind))
    if kind.rows == "project":
        return Role.SUBJECT if official else Role.PROJECT
    if len(code) > _SECTION_DIGITS and kind.rows == "economic":
        return Role.LOCAL
    again = not official and _above(code, institution, before)
    return Role.LOCAL if again else Role.SUBJECT


def _above(code: str, institution: str, before: Sequence[Draft]) -> bool:
    """Whether the subject itself stands above, with nothing but its sub-items between."""
    for draft in reversed(before):
        if draft.line.code != code or draft.line.institution != institution:
            return False
        if draft.line.role is Role.SUBJECT:
            return True
    return False
