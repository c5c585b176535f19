"""Sums down the lines of one table: Within, Lines, Down, Below, Repeat, and the largest part of each.

Which lines of which tables are sums by which statement is a small table; joining it to the lines
finds those of all statements at once.  How many lines stand below a line is known from the lines, so
that of the cells below only those that print something are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.children import children_of, in_roles, led
from gov_budget.bulk.compiled.conditions import allowed
from gov_budget.bulk.compiled.largest import bounded, of_largest, summed_with_largest
from gov_budget.bulk.compiled.parts import as_terms, named, number_of, places, stated, summed
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.operands import TOTAL
from gov_budget.bulk.places import cell_of, column_of
from gov_budget.model import Role
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Below, Down, Largest, Lines, Repeat, Within
from gov_budget.rules.forms.sums import CLASS_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["below", "repeated", "within"]

_MOST_DIGITS = 12
_SUMS = ("document", "table", "row", "statement", "relation", "columns")
"""What is known of a line that is a sum by a statement."""


def within(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of lines and what stands right below them."""
    nw = needs("narwhals")
    c = nw.col
    every, groups = frozenset(Role), _by_children(statements)
    plain: list[LazyFrame] = []
    apart: list[tuple[frozenset[Role], LazyFrame]] = []
    children = columnar.engine.keep(children_of(columnar, [*groups, every]))
    for n, (roles, found) in enumerate(groups.items()):
        asked = nw.concat([*_by_role(columnar, found), *_by_key(columnar, found), *_all(columnar, found)])
        sums = allowed(columnar, asked, found).join(children, on="row", how="inner")
        sums = columnar.engine.keep(sums.filter(c(f"n{n}") > 0, led(found)))
        all_count = c(f"n{n}") == c(f"n{len(groups)}")
        plain.append(sums.filter(all_count).select(*_SUMS, terms=c(f"n{n}")))
        if roles != every:
            apart.append((roles, sums.filter(~all_count).select(*_SUMS, terms=c(f"n{n}"))))
    if groups:
        numbers = of_largest(groups.get(every, ()))
        yield _added(columnar, nw.concat(plain), columnar.active, "parent_row", numbers)
    for roles, sums in apart:
        terms = _concerned(columnar.active.filter(in_roles(roles)), sums, "parent_row")
        yield _added(columnar, sums, terms, "parent_row")


def _by_children(statements: Iterable[Statement]) -> dict[frozenset[Role], list[Statement]]:
    """Group the statements by the roles of the lines that they add up."""
    groups: dict[frozenset[Role], list[Statement]] = {}
    for statement in statements:
        form = statement.form
        if isinstance(form, Within | Lines | Down | Largest):
            counted = form.children if isinstance(form, Within) else tuple(Role)
            groups.setdefault(frozenset(counted), []).append(statement)
    return groups


def _added(
    columnar: Columnar, sums: LazyFrame, terms: LazyFrame, above: str, largest: Sequence[int] = ()
) -> LazyFrame:
    """Return the equations of lines with the terms that name them in the column ``above``.

    Those of the statements ``largest`` are about the largest term only.
    """
    c = needs("narwhals").col
    terms = terms.filter(~c(above).is_null()).with_columns(cell=cell_of(c(above)))
    totals = _cells(columnar.cells.filter(c("sided")), sums)
    sides = summed_with_largest(totals, as_terms(terms, {"cell": "cell"}), ("cell",), largest)
    return _stated(sides, sums, largest)


def _concerned(terms: LazyFrame, sums: LazyFrame, above: str) -> LazyFrame:
    """Return the terms that are added to a line of some sums."""
    rows = sums.select(needs("narwhals").col("row").alias(above)).unique()
    return terms.join(rows, on=above, how="semi")


def _cells(cells: LazyFrame, sums: LazyFrame) -> LazyFrame:
    """Return those of some cells whose lines are sums, each once, with the number of their terms."""
    rows = sums.select("row", "terms").unique()
    return cells.select(*TOTAL, "row", "cell", "column_index").join(rows, on="row", how="inner")


def _stated(sides: LazyFrame, sums: LazyFrame, largest: Sequence[int] = ()) -> LazyFrame:
    """Return both sides once for each statement that is about the line and the column."""
    nw = needs("narwhals")
    c = nw.col
    said = sides.join(sums.select("row", *_SUMS[3:]), on="row", how="inner").filter(
        (c("columns") == "every")
        | ((c("columns") == "first") & (c("column_index") == 0))
        | ((c("columns") == "but_total") & (c("column") != "total"))
    )
    return stated(bounded(said.with_columns(single=nw.lit(-1, nw.Int32)), largest))


def _by_role(columnar: Columnar, found: list[Statement]) -> Iterator[LazyFrame]:
    rows = [row for s in found for row in _roles(s)]
    if rows:
        yield named(columnar, columnar.lines, rows, ("kind", "role", "digits")).select(*_SUMS)


def _by_key(columnar: Columnar, found: list[Statement]) -> Iterator[LazyFrame]:
    rows = [row for s in found for row in _lines(s)]
    if rows:
        sole = columnar.lines.filter(needs("narwhals").col("sole"))
        yield named(columnar, sole, rows, ("kind", "key")).select(*_SUMS)


def _all(columnar: Columnar, found: list[Statement]) -> Iterator[LazyFrame]:
    """Yield every line of the first table of each kind for the statements about all sums."""
    nw = needs("narwhals")
    for number in of_largest(found):
        yield columnar.lines.filter(nw.col("first")).select(
            *_SUMS[:3],
            statement=nw.lit(number, nw.Int64),
            relation=nw.lit(number_of(Relation.AT_LEAST), nw.Int64),
            columns=nw.lit("every"),
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
            yield {**row, "key": form.line, "columns": "every"}


def _kinds(statement: Statement, kinds: tuple[str, ...], relation: Relation) -> Iterator[dict[str, Any]]:
    for kind in kinds:
        yield from places(statement, kind, relation=number_of(relation))


def below(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of totals, and of institutions, and all classes or leaves below them."""
    nw = needs("narwhals")
    c = nw.col
    for classes in (True, False):
        found = [s for s in statements if isinstance(s.form, Below) and s.form.classes is classes]
        if found:
            is_class = (c("role") == "subject") & (c("digits") == CLASS_DIGITS)
            asked = _summing(columnar, found)
            lines = is_class if classes else c("leaf")
            totals = asked.filter(c("role") == "total")
            yield _whole(columnar, totals, found, lines, columnar.cells.filter(c("sided")))
            own = _owned(columnar, asked.filter(c("role") != "total"), found, lines)
            terms = _concerned(columnar.active.filter(lines), own, "owner_row")
            yield _added(columnar, own, terms, "owner_row")


def _owned(columnar: Columnar, asked: LazyFrame, found: list[Statement], lines: Expr) -> LazyFrame:
    """Return institutions with how many lines named as terms stand under them."""
    nw = needs("narwhals")
    owned = columnar.lines.filter(lines, ~nw.col("owner_row").is_null())
    many = owned.select(row=nw.col("owner_row")).group_by("row").agg(terms=nw.len().cast(nw.Int64))
    sums = allowed(columnar, asked.select(*_SUMS), found).join(many, on="row", how="inner")
    kept: LazyFrame = columnar.engine.keep(sums)
    return kept


def _whole(
    columnar: Columnar, asked: LazyFrame, found: list[Statement], lines: Expr, cells: LazyFrame
) -> LazyFrame:
    """Return the equations of lines, in some cells, and the lines of the whole table named as terms."""
    nw = needs("narwhals")
    table = ["document", "table"]
    many = columnar.lines.filter(lines).group_by(*table).agg(terms=nw.len().cast(nw.Int64))
    sums = allowed(columnar, asked.select(*_SUMS), found).join(many, on=table, how="inner")
    totals = _cells(cells, sums).with_columns(whole=column_of())
    terms = columnar.active.filter(lines).with_columns(whole=column_of())
    return _stated(summed(totals, as_terms(terms, {"whole": "whole"}), ("whole",)), sums)


def _summing(columnar: Columnar, found: list[Statement]) -> LazyFrame:
    """Return the totals, and the institutions where there are several, with their roles."""
    nw = needs("narwhals")
    c = nw.col
    rows = [row for s in found for row in _below(s)]
    tables = columnar.tables.select("document", "table", "institutions", "nested")
    lines = named(columnar, columnar.lines, rows, ("kind", "role"))
    return lines.join(tables, on=["document", "table"], how="inner").filter(
        (c("role") == "total") | (c("institutions") > 1),
        (c("nesting") < 0) | ((c("nesting") == 1) & c("nested")) | ((c("nesting") == 0) & ~c("nested")),
    )


def _below(statement: Statement) -> Iterator[dict[str, Any]]:
    form = statement.form
    if isinstance(form, Below):
        nesting = -1 if form.nested is None else int(form.nested)
        columns = "every" if form.columns == "every" else "but_total"
        for row in _kinds(statement, form.kinds, Relation.SUM):
            for role in ("total", "institution"):
                yield {**row, "role": role, "nesting": nesting, "columns": columns}


def repeated(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of rows that print the total again."""
    nw = needs("narwhals")
    c = nw.col
    found = [s for s in statements if isinstance(s.form, Repeat)]
    if found:
        rows = [row for s in found for row in _kinds(s, (s.form.kind,), Relation.SAME)]  # type: ignore[union-attr]
        asked = named(columnar, columnar.lines.filter(c("role") == "repeat"), rows, ("kind",))
        asked = asked.with_columns(columns=nw.lit("every"))
        yield _whole(columnar, asked, found, (c("key") == "total") & c("sole"), columnar.cells)
