"""The projects of one table by name, against those of another: Listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.conditions import allowed, at, nonzero
from gov_budget.bulk.compiled.parts import as_terms, evaluated, integers, named, number_of, places
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import OPERAND, TOTAL, means
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["listed"]

_ON = ("row", "statement")


def listed(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of projects with the lines of their names."""
    for statement in statements:
        if isinstance(statement.form, Listed):
            yield _equations(columnar, statement, statement.form)


def _equations(columnar: Columnar, statement: Statement, form: Listed) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    cells = columnar.cells.filter(c("role") == "project")
    rows = places(statement, form.kind, column=form.column, relation=number_of(Relation.SAME), single=-1)
    totals = named(columnar, cells, list(rows), ("kind", "column"))
    totals = totals.select(*TOTAL, *_ON, *integers("relation", "single"))
    totals = columnar.engine.keep(allowed(columnar, totals, [statement]))
    there = columnar.of(form.other).filter(c("sole"), c("column") == form.column)
    same = totals.select("document", "key", *_ON).join(
        there.select("document", "key", "line", *OPERAND), on=["document", "key"], how="inner"
    )
    rest = at(form.rest, columnar).filter(nonzero())
    alone = totals.join(_alone(columnar, form), on="row", how="semi").select("document", *_ON)
    whole = alone.join(rest.select("document", "line", *OPERAND), on="document", how="inner")
    keys = {name: name for name in _ON}
    return evaluated(totals, nw.concat([as_terms(same, keys), as_terms(whole, keys)]), _ON)


def _alone(columnar: Columnar, form: Listed) -> LazyFrame:
    """Return the projects of documents all but one of whose projects the other table lists."""
    nw = needs("narwhals")
    c = nw.col
    projects = columnar.lines.filter(means(form.kind), c("role") == "project")
    known = columnar.lines.filter(means(form.other), c("sole")).select("document", "key")
    missing = projects.select("document", "row", "key").join(known, on=["document", "key"], how="anti")
    if form.apart:
        called = [c("name").str.contains(word, literal=True) for word in form.apart]
        apart = columnar.names().filter(nw.any_horizontal(*called, ignore_nulls=True))
        missing = missing.join(apart.select("row"), on="row", how="anti")
    counted = missing.group_by("document").agg(many=nw.len(), row=c("row").min())
    return counted.filter(c("many") == 1).select("row")
