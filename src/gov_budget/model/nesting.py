"""Which line of a table adds to which: nothing is ever counted at two levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model.line import Line, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_budget.model.kinds import TableKind

__all__ = ["parents_of"]


def parents_of(kind: TableKind, lines: Sequence[Line]) -> tuple[int | None, ...]:
    """Return for each line the index of the line it adds to, or ``None``."""
    if kind.rows == "balance":
        return _balance_parents(kind, lines)
    return _coded_parents(kind, lines)


def _balance_parents(kind: TableKind, lines: Sequence[Line]) -> tuple[int | None, ...]:
    index = {line.key: i for i, line in enumerate(lines)}
    return tuple(_above(kind, line, index) for line in lines)


def _above(kind: TableKind, line: Line, index: Mapping[str, int]) -> int | None:
    declared = kind.line_by_key.get(line.key)
    above = declared.within if declared else "expenditure" if line.code else ""
    while above and above not in index:
        above = kind.line_by_key[above].within
    return index.get(above)


def _coded_parents(kind: TableKind, lines: Sequence[Line]) -> tuple[int | None, ...]:
    total = next((i for i, line in enumerate(lines) if line.role is Role.TOTAL), None)
    sums = {line.key: i for i, line in enumerate(lines) if line.key in kind.line_by_key}
    institution: int | None = None
    seen: dict[str, int] = {}
    parents: list[int | None] = []
    for i, line in enumerate(lines):
        if line.role in (Role.TOTAL, Role.REPEAT):
            parents.append(None)
        elif line.role is Role.INSTITUTION:
            institution, seen = i, {}
            parents.append(total)
        else:
            above = _subject_above(line, seen)
            if above is None:
                above = institution if institution is not None else _sum_above(kind, line, sums)
            parents.append(above if above is not None else total)
            if line.role is Role.SUBJECT:
                seen[line.code] = i
    return tuple(parents)


def _sum_above(kind: TableKind, line: Line, sums: Mapping[str, int]) -> int | None:
    """The labelled line that sums the class of a subject: 人员经费合计 for 301."""
    if line.role is not Role.SUBJECT:
        return None
    found = (one.key for one in kind.lines if line.code[:3] in one.classes)
    return sums.get(next(found, ""))


def _subject_above(line: Line, seen: Mapping[str, int]) -> int | None:
    longest = len(line.code) - (line.role is Role.SUBJECT)
    return next((seen[line.code[:n]] for n in range(longest, 2, -1) if line.code[:n] in seen), None)
