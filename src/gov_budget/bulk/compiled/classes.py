"""That a class line of a balance is that class in another table, printed or added up: Classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.conditions import allowed
from gov_budget.bulk.compiled.parts import as_terms, evaluated, integers, named, number_of, places
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.flatten import PREFIXES
from gov_budget.bulk.operands import OPERAND, TOTAL
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["classes"]

_ON = ("row", "statement")


def classes(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of class lines: with the lines of that class, or with the leaves below it."""
    nw = needs("narwhals")
    c = nw.col
    found = [s for s in statements if isinstance(s.form, Classes)]
    if not found:
        return
    totals = columnar.engine.keep(_totals(columnar, found))
    items = named(columnar, columnar.cells, [row for s in found for row in _items(s)], ("kind", "column"))
    items = items.filter((c("role") != "local") | c("leaf"))
    items = columnar.engine.keep(
        items.select("document", "statement", "line", "role", "leaf", "code", "key", *OPERAND)
    )
    printed = columnar.engine.keep(_by_code(totals, items.filter(c("role") != "local"), c("key")))
    held = printed.select(*_ON).unique()
    keys = {name: name for name in _ON}
    yield evaluated(totals.join(held, on=list(_ON), how="semi"), as_terms(printed, keys), _ON)
    rest = totals.join(held, on=list(_ON), how="anti").with_columns(single=nw.lit(-1, nw.Int32))
    added = nw.concat([_by_prefix(columnar, rest, items.filter(c("leaf")), n) for n in PREFIXES])
    yield evaluated(rest, as_terms(added, keys), _ON, empty=True)


def _totals(columnar: Columnar, found: list[Statement]) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    rows = [row for s in found for row in _lines(s)]
    lines = named(columnar, columnar.cells.filter(c("role") == "subject"), rows, ("kind", "column"))
    totals = lines.select(
        *TOTAL,
        "row",
        "code",
        "digits",
        statement=c("statement").cast(nw.Int32),
        relation=nw.lit(number_of(Relation.SUM), nw.Int32),
        single=nw.lit(number_of(Relation.SAME), nw.Int32),
    )
    there = _printing(columnar, [row for s in found for row in _items(s)])
    return allowed(columnar, totals, found).join(there, on=["document", "statement"], how="semi")


def _printing(columnar: Columnar, rows: list[dict[str, Any]]) -> LazyFrame:
    """Return for each statement the documents whose table prints the column that the items are read in."""
    nw = needs("narwhals")
    c = nw.col
    columns = sorted({row["column"] for row in rows})
    printed = [(c("column") == key) & c("columns").str.contains(f"|{key}|", literal=True) for key in columns]
    tables = named(columnar, columnar.tables, rows, ("kind",))
    tables = tables.filter(nw.any_horizontal(*printed, ignore_nulls=True))
    return tables.select("document", *integers("statement")).unique()


def _lines(statement: Statement) -> Iterator[dict[str, Any]]:
    if isinstance(statement.form, Classes):
        kind, column = statement.form.balance
        yield from places(statement, kind, column=column)


def _items(statement: Statement) -> Iterator[dict[str, Any]]:
    if isinstance(statement.form, Classes):
        kind, column = statement.form.items
        yield from places(statement, kind, column=column)


def _by_code(lines: LazyFrame, items: LazyFrame, code: Expr) -> LazyFrame:
    """Return the items that have the code of a line."""
    nw = needs("narwhals")
    c = nw.col
    theirs = items.select("document", "line", *OPERAND, statement=c("statement").cast(nw.Int32), code=code)
    mine = lines.select("document", "row", "statement", "code")
    return mine.join(theirs, on=["document", "statement", "code"], how="inner")


def _by_prefix(columnar: Columnar, lines: LazyFrame, items: LazyFrame, digits: int) -> LazyFrame:
    """Return the items whose code begins with that of a line."""
    nw = needs("narwhals")
    c = nw.col
    begun = items.with_columns(code=c("code").cast(nw.String).str.slice(0, digits))
    return _by_code(lines.filter(c("digits") == digits), columnar.engine.coded(begun, ["code"]), c("code"))
