"""Amounts of the prose in another unit than the tables that print them: Restated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.conditions import allowed
from gov_budget.bulk.compiled.parts import as_terms, evaluated, named, number_of
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import OPERAND, TOTAL, answering
from gov_budget.fiscal import Stage
from gov_budget.model import STATEMENT
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Restated
from gov_budget.rules.indicators import declared_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["restated"]

_ON = ("document", "claim", "statement")
_PLACE = ("indicator", "of_final", "position", "via_first", "kind", "key", "column")


def restated(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of claims with the cells that print what they claim."""
    nw = needs("narwhals")
    c = nw.col
    found = [s for s in statements if isinstance(s.form, Restated)]
    if not found:
        return
    claims = columnar.engine.keep(_claims(columnar))
    printed = columnar.engine.keep(_printed(columnar, claims))
    alike = printed.filter(c("unit_fen") == c("claimed_unit")).select("document", "claim")
    apart = printed.join(alike, on=["document", "claim"], how="anti")
    totals = claims.join(apart, on=["document", "claim"], how="semi")
    stated = columnar.spec(_total(s) for s in found)
    totals = allowed(columnar, _totals(totals.join(stated, how="cross")), found)
    terms = apart.join(stated.select("statement"), how="cross")
    yield evaluated(totals, as_terms(terms, {n: n for n in _ON}, order=c("position")), _ON)


def _claims(columnar: Columnar) -> LazyFrame:
    """Return the amounts that are claimed for the year of their document."""
    c = needs("narwhals").col
    levels = columnar.claims.filter(c("aspect") == "amount", c("certain"), ~c("fen").is_null())
    about = columnar.documents.select("document", "document_kind", "final", own_year=c("year"))
    return levels.join(about, on="document", how="inner").filter(c("year") == c("own_year"))


def _printed(columnar: Columnar, claims: LazyFrame) -> LazyFrame:
    """Return the cells that print what is claimed, once for each claim."""
    c = needs("narwhals").col
    cells = named(columnar, columnar.cells.filter(c("sole")), list(_places()), ("kind", "key", "column"))
    cells = cells.filter(c("final") == c("of_final"))
    cells = cells.select("document", "indicator", "position", "line", *OPERAND)
    mine = claims.select("document", "claim", "indicator", claimed_unit=c("unit_fen"))
    return mine.join(cells, on=["document", "indicator"], how="inner")


def _places() -> Iterator[dict[str, Any]]:
    for stage in Stage:
        for indicator, places in declared_places(stage).items():
            for n, (kind, line, column) in enumerate(places):
                for each, via in answering(kind):
                    values = (
                        indicator,
                        stage is Stage.FINAL_ACCOUNT,
                        n,
                        via == "first",
                        each.key,
                        line,
                        column,
                    )
                    yield dict(zip(_PLACE, values, strict=True))


def _total(statement: Statement) -> dict[str, Any]:
    """What is not of the claim itself in the row of a total; it has neither kind nor key."""
    return {
        "statement": statement.number,
        "table": STATEMENT,
        "kind": "",
        "key": "",
        "column": "claim",
        "relation": number_of(Relation.SUM),
        "single": number_of(Relation.SAME),
    }


def _totals(claims: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    none = {name: nw.when(c(name) != "").then(c(name)) for name in ("kind", "key")}
    totals = claims.with_columns(
        c("table").cast(nw.Int32),
        line=c("claim").cast(nw.Int32),
        printed=nw.lit(value=True),
        unusable=nw.lit(0, nw.Int32),
        **none,
    )
    return totals.select(*TOTAL, "claim", "statement", "relation", "single")
