"""Sums down the lines of one table: Within, Lines, Down, Below and Repeat.

Which lines of which tables are sums by which statement is a small table; joining it to the cells
finds the totals of all statements at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.conditions import allowed
from gov_budget.bulk.compiled.parts import as_terms, evaluated, named, number_of, sided
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import TOTAL, answering, spot
from gov_budget.model import Role
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Below, Down, Lines, Repeat, Within
from gov_budget.rules.forms.sums import CLASS_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["below", "repeated", "within"]

_PARENT = ("document", "spot")
_COLUMN = ("document", "table", "column_index")
_MOST_DIGITS = 12
"""A longer code counts as one of so many digits: no form asks for as many."""


def within(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of lines and what stands right below them."""
    nw = needs("narwhals")
    c = nw.col
    groups: dict[frozenset[Role], list[Statement]] = {}
    for statement in statements:
        form = statement.form
        if isinstance(form, Within | Lines | Down):
            counted = form.children if isinstance(form, Within) else tuple(Role)
            groups.setdefault(frozenset(counted), []).append(statement)
    digits = nw.min_horizontal(c("code").str.len_chars().cast(nw.Int64), nw.lit(_MOST_DIGITS, nw.Int64))
    cells = columnar.engine.keep(columnar.cells.filter(sided()).with_columns(digits=digits))
    for roles, found in groups.items():
        terms = columnar.cells.filter(~c("parent").is_null())
        if roles != frozenset(Role):
            terms = terms.filter(c("role").is_in(sorted(role.value for role in roles)))
        totals = nw.concat([_by_role(columnar, cells, found), *_by_key(columnar, cells, found)])
        yield evaluated(totals, _under(terms, "parent"), _PARENT)


def _under(cells: LazyFrame, above: str) -> LazyFrame:
    """Return cells as terms of the line that a column names."""
    return as_terms(cells.with_columns(spot=spot(above)), {name: name for name in _PARENT})


def _by_role(columnar: Columnar, cells: LazyFrame, found: Sequence[Statement]) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    rows = [row for s in found for row in _roles(s)]
    totals = named(columnar, cells, rows, ("kind", "role", "digits")).filter(
        (c("columns") == "every")
        | ((c("columns") == "first") & (c("column_index") == 0))
        | ((c("columns") == "but_total") & (c("column") != "total"))
    )
    return allowed(columnar, _total(totals), found)


def _by_key(columnar: Columnar, cells: LazyFrame, found: Sequence[Statement]) -> Iterator[LazyFrame]:
    nw = needs("narwhals")
    rows = [row for s in found for row in _lines(s)]
    if rows:
        totals = named(columnar, cells.filter(nw.col("sole")), rows, ("kind", "key"))
        yield allowed(columnar, _total(totals), found)


def _total(cells: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    return cells.select(
        *TOTAL,
        "column_index",
        spot=spot("line"),
        statement=nw.col("statement").cast(nw.Int32),
        relation=nw.col("relation").cast(nw.Int32),
        single=nw.lit(-1, nw.Int32),
    )


def _roles(statement: Statement) -> Iterator[dict[str, Any]]:
    form = statement.form
    if isinstance(form, Within | Down):
        wanted = form.digits if isinstance(form, Within) else None
        columns = form.columns if isinstance(form, Within) else "every"
        relation = form.relation if isinstance(form, Within) else Relation.SUM
        for row in _kinds(statement, form.kinds if isinstance(form, Within) else (form.kind,), relation):
            for role in form.roles:
                for digits in range(_MOST_DIGITS + 1) if wanted is None else (wanted,):
                    yield {**row, "role": role.value, "digits": digits, "columns": columns}


def _lines(statement: Statement) -> Iterator[dict[str, Any]]:
    form = statement.form
    if isinstance(form, Lines):
        for row in _kinds(statement, (form.kind,), Relation.SUM):
            yield {**row, "key": form.line}


def _kinds(statement: Statement, kinds: tuple[str, ...], relation: Relation) -> Iterator[dict[str, Any]]:
    for kind in kinds:
        for each, via in answering(kind):
            yield {
                "statement": statement.number,
                "kind": each.key,
                "via_first": via == "first",
                "relation": number_of(relation),
            }


def below(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of totals, and of institutions, and all classes or leaves below them."""
    nw = needs("narwhals")
    c = nw.col
    for classes in (True, False):
        found = [s for s in statements if isinstance(s.form, Below) and s.form.classes is classes]
        if not found:
            continue
        totals = columnar.engine.keep(_summing(columnar, found))
        is_class = (c("role") == "subject") & (c("code").str.len_chars() == CLASS_DIGITS)
        lines = columnar.cells.filter(is_class if classes else c("leaf"))
        keys = {name: name for name in _COLUMN}
        yield evaluated(totals.filter(c("role") == "total"), as_terms(lines, keys), _COLUMN)
        own = _under(lines.filter(~c("owner_line").is_null()), "owner_line")
        yield evaluated(totals.filter(c("role") != "total"), own, _PARENT)


def _summing(columnar: Columnar, found: Sequence[Statement]) -> LazyFrame:
    """Return the totals, and the institutions where there are several, with their roles."""
    nw = needs("narwhals")
    c = nw.col
    rows = [row for s in found for row in _below(s)]
    tables = columnar.tables.select("document", "table", "institutions", "nested")
    cells = named(columnar, columnar.cells.filter(sided()), rows, ("kind", "role"))
    cells = cells.join(tables, on=["document", "table"], how="inner").filter(
        (c("role") == "total") | (c("institutions") > 1),
        (c("nesting") < 0) | ((c("nesting") == 1) & c("nested")) | ((c("nesting") == 0) & ~c("nested")),
        (c("columns") == "every") | (c("column") != "total"),
    )
    totals = allowed(columnar, _total(cells), found)
    roles = cells.select("document", "table", "line", "role").unique()
    return totals.join(roles, on=["document", "table", "line"], how="inner")


def _below(statement: Statement) -> Iterator[dict[str, Any]]:
    form = statement.form
    if isinstance(form, Below):
        nesting = -1 if form.nested is None else int(form.nested)
        for row in _kinds(statement, form.kinds, Relation.SUM):
            for role in ("total", "institution"):
                yield {**row, "role": role, "nesting": nesting, "columns": form.columns}


def repeated(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of rows that print the total again."""
    nw = needs("narwhals")
    c = nw.col
    found = [s for s in statements if isinstance(s.form, Repeat)]
    if found:
        rows = [row for s in found for row in _kinds(s, (s.form.kind,), Relation.SAME)]  # type: ignore[union-attr]
        cells = named(columnar, columnar.cells.filter(c("role") == "repeat"), rows, ("kind",))
        printed = columnar.cells.filter(c("key") == "total", c("sole"))
        keys = {name: name for name in _COLUMN}
        yield evaluated(allowed(columnar, _total(cells), found), as_terms(printed, keys), _COLUMN)
