"""Lines from rows of code and amounts: what is given is checked, what is not is derived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget import codes
from gov_budget.errors import InvalidTable
from gov_budget.fiscal import fiscal_year
from gov_budget.model.cell import Cell
from gov_budget.model.line import Line, Role
from gov_budget.model.nesting import parents_of
from gov_budget.money import Figure, Unit, exact_fen

if TYPE_CHECKING:
    from moneyed import Money

    from gov_budget.model.kinds import Column, TableKind

    Amount: TypeAlias = int | str | Money
    Amounts: TypeAlias = Amount | Mapping[str, Amount]
    RowLike: TypeAlias = "Row | tuple[str, Amounts] | tuple[str, str, Amounts]"

__all__ = ["Row", "build_lines"]

SECTION_DIGITS = 5


@attrs.frozen
class Row:
    """A row to build a line from; ``amounts`` as in :meth:`Table.build`."""

    key: str
    amounts: Amounts
    name: str = ""
    institution: str = ""
    role: Role | None = None


@attrs.define
class _Draft:
    """A line in the making: exact 分 by column, and the figures that were given as text."""

    line: Line
    exact: dict[str, int]
    given: dict[str, Figure]


def build_lines(  # noqa: PLR0913, PLR0917 - the parts of a printed table
    kind: TableKind,
    rows: Sequence[RowLike],
    unit: Unit,
    places: int,
    year: int | None,
    columns: tuple[str, ...],
) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Return the columns and the lines of a table; see :meth:`Table.build`."""
    for column in columns:
        kind.column(column)
    drafts = [_draft(kind, _row(kind, row, n), unit, year, n) for n, row in enumerate(rows, 1)]
    _refuse_duplicates(kind, drafts)
    printed = columns or _columns_used(kind, drafts)
    for draft in drafts:
        _derive_row(kind, draft, printed)
    drafts = _with_sums(kind, drafts)
    return printed, tuple(_finish(draft, printed, unit, places) for draft in drafts)


def _row(kind: TableKind, row: RowLike, n: int) -> Row:
    if isinstance(row, Row):
        return row
    if not _is_row(row):
        raise InvalidTable(kind.key, "expected (code, amounts), (code, name, amounts) or Row", f"row {n}")
    if len(row) == 2:  # noqa: PLR2004
        return Row(row[0], row[1])
    return Row(row[0], row[2], name=row[1])


def _is_row(given: object) -> bool:
    return isinstance(given, tuple) and len(given) in (2, 3) and isinstance(given[0], str)  # pyright: ignore[reportUnknownArgumentType]


def _draft(kind: TableKind, row: Row, unit: Unit, year: int | None, n: int) -> _Draft:
    where = f"row {n} ({row.key or row.name})"
    role = row.role or _role(kind, row.key, where)
    code = "".join(row.key.split()) if role in (Role.SUBJECT, Role.LOCAL, Role.PROJECT) else ""
    name = row.name or _name(kind, role, code, year) or _label(kind, row.key)
    draft = _Draft(
        Line(role, (), code=code, key=row.name if role is Role.PROJECT else code or row.key, name=name,
             institution=row.institution or (row.key if role is Role.INSTITUTION else "")),
        {}, {},
    )  # fmt: skip
    for column, amount in _by_column(kind, row.amounts, where).items():
        _take(draft, kind.column(column), amount, unit, where)
    return draft


def _role(kind: TableKind, key: str, where: str) -> Role:
    if key in ("total", "repeat"):
        return Role(key)
    if key in kind.line_by_key:
        summed = any(line.within == key for line in kind.lines) or "." not in key
        return Role.SUM if summed else Role.ITEM
    digits = "".join(key.split())
    if digits.isdigit():
        if kind.rows == "institution":
            return Role.INSTITUTION
        if kind.rows == "project":
            return Role.PROJECT
        deep = kind.rows == "economic" and len(digits) > SECTION_DIGITS
        return Role.LOCAL if deep else Role.SUBJECT
    expected = f"a code or one of {', '.join(kind.line_by_key)}" if kind.lines else "a code of digits"
    raise InvalidTable(kind.key, f"unknown line {key!r}: expected {expected}", where)


def _name(kind: TableKind, role: Role, code: str, year: int | None) -> str:
    if year is None or role is not Role.SUBJECT:
        return ""
    fiscal_year(year)
    scheme = codes.Scheme.FUNCTION if kind.rows in ("function", "balance") else None
    return codes.lookup(code, year=year, scheme=scheme).name


def _label(kind: TableKind, key: str) -> str:
    if key == "total":
        return "合计"
    declared = kind.line_by_key.get(key)
    return declared.zh if declared else ""


def _by_column(kind: TableKind, amounts: Amounts, where: str) -> Mapping[str, Amount]:
    if isinstance(amounts, Mapping):
        return amounts
    if len(kind.columns) > 1 and kind.rows not in ("balance", "project"):
        keys = ", ".join(c.key for c in kind.columns)
        raise InvalidTable(kind.key, f"one amount for many columns: say which of {keys}", where)
    return {next(iter(kind.by_key)): amounts}


def _take(draft: _Draft, column: Column, amount: Amount, unit: Unit, where: str) -> None:
    where = f"{where}, column {column.key}"
    if isinstance(amount, str):
        figure = Figure.read(amount, unit, where=where)
        draft.given[column.key] = figure
        draft.exact[column.key] = figure.fen
    else:
        draft.exact[column.key] = exact_fen(amount, where)


def _refuse_duplicates(kind: TableKind, drafts: Sequence[_Draft]) -> None:
    seen: set[tuple[str, str]] = set()
    for draft in drafts:
        line = draft.line
        if line.role is Role.LOCAL:
            continue
        if (line.key, line.institution) in seen:
            raise InvalidTable(kind.key, f"{line.key!r} is given twice")
        seen.add((line.key, line.institution))


def _columns_used(kind: TableKind, drafts: Sequence[_Draft]) -> tuple[str, ...]:
    used = {column for draft in drafts for column in draft.exact}
    for column in reversed(kind.columns):
        for alternative in column.parts:
            if set(alternative) & used:
                used |= {column.key, *(p for p in alternative if not kind.column(p).optional)}
    return tuple(c.key for c in kind.columns if c.key in used) or (kind.columns[0].key,)


def _derive_row(kind: TableKind, draft: _Draft, columns: tuple[str, ...]) -> None:
    for column in reversed(kind.columns):
        if column.key in draft.exact or column.key not in columns:
            continue
        for alternative in column.parts:
            parts = [draft.exact[p] for p in alternative if p in draft.exact]
            if parts:
                draft.exact[column.key] = sum(parts)
                break


def _with_sums(kind: TableKind, drafts: list[_Draft]) -> list[_Draft]:
    if kind.rows == "balance":
        return _with_balance_sums(kind, drafts)
    if kind.rows == "form" or any(d.line.role is Role.TOTAL for d in drafts):
        return drafts
    if kind.lines:
        return _with_class_sums(kind, drafts)
    total = _Draft(Line(Role.TOTAL, (), name="合计"), {}, {})
    parents = parents_of(kind, [d.line for d in drafts])
    _add_up(total, [d for d, parent in zip(drafts, parents, strict=True) if parent is None])
    return [total, *drafts]


def _with_class_sums(kind: TableKind, drafts: list[_Draft]) -> list[_Draft]:
    """Sums of economic classes in place of a total: 人员经费合计, 公用经费合计."""
    given = {d.line.key for d in drafts}
    missing = [d for d in (_sum_draft(kind, one.key) for one in kind.lines) if d.line.key not in given]
    both = [*drafts, *missing]
    for i, above in enumerate(parents_of(kind, [d.line for d in both])):
        if above is not None and any(both[above] is one for one in missing):
            _add_up(both[above], both[i : i + 1])
    return both


def _sum_draft(kind: TableKind, key: str) -> _Draft:
    return _Draft(Line(Role.SUM, (), key=key, name=_label(kind, key)), {}, {})


def _with_balance_sums(kind: TableKind, drafts: list[_Draft]) -> list[_Draft]:
    given = {d.line.key: d for d in drafts}
    for declared in _bottom_up(kind):
        if declared in given:
            continue
        below = [d for key, d in given.items() if _within(kind, key) == declared and d.exact]
        if below:
            given[declared] = _sum_draft(kind, declared)
            _add_up(given[declared], below)
    order = {line.key: i for i, line in enumerate(kind.lines)}
    classes = order.get("expenditure", 0)
    return sorted(given.values(), key=lambda d: (order.get(d.line.key, classes - 0.5), d.line.code))


def _bottom_up(kind: TableKind) -> list[str]:
    wanted = ("income", "carry_over", "income_total", "expenditure", "carry_forward", "expenditure_total")
    return [key for key in wanted if key in kind.line_by_key]


def _within(kind: TableKind, key: str) -> str:
    declared = kind.line_by_key.get(key)
    above = declared.within if declared else "expenditure"
    return "income" if above == "income.appropriation" else above


def _add_up(total: _Draft, parts: Sequence[_Draft]) -> None:
    for part in parts:
        for column, fen in part.exact.items():
            total.exact[column] = total.exact.get(column, 0) + fen


def _finish(draft: _Draft, columns: tuple[str, ...], unit: Unit, places: int) -> Line:
    stray = set(draft.exact) - set(columns)
    if stray:
        raise InvalidTable("", f"amount in {', '.join(sorted(stray))}, which the table does not print",
                           draft.line.key)  # fmt: skip
    cells = tuple(_cell(draft, column, unit, places) for column in columns if column in draft.exact)
    return attrs.evolve(draft.line, columns=columns, cells=cells)


def _cell(draft: _Draft, column: str, unit: Unit, places: int) -> Cell:
    figure = draft.given.get(column) or Figure.of_fen(draft.exact[column], unit, places)
    return Cell(column, figure.text, figure)
