"""Which documents meet a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.operands import means
from gov_budget.rules.case import NON_FISCAL
from gov_budget.rules.forms import (
    Agencies,
    AnyOf,
    At,
    Has,
    MayHold,
    Named,
    NonZero,
    OtherMoney,
    Prints,
    Profile,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement
    from gov_budget.rules.forms import Condition

__all__ = ["allowed", "at", "may_hold", "meeting", "nonzero", "other_money"]


_ON = ("document", "statement")


def meeting(condition: Condition, columnar: Columnar) -> LazyFrame:
    """Return the documents that meet a condition, one column ``document``, each once."""
    return columnar.once(condition, _meeting(condition, columnar).select("document").unique())


def _meeting(condition: Condition, columnar: Columnar) -> LazyFrame:
    nw = needs("narwhals")
    if isinstance(condition, Profile):
        found = columnar.documents.filter(nw.col("profile") == condition.name)
    elif isinstance(condition, Agencies):
        found = columnar.documents.filter(nw.col("agencies"))
    elif isinstance(condition, Has):
        found = nw.concat(
            [columnar.tables.filter(means(kind)).select("document") for kind in condition.kinds]
        )
    elif isinstance(condition, Named):
        called = columnar.names().filter(nw.col("name").str.contains(condition.word, literal=True))
        projects = columnar.lines.filter(means(condition.kind), nw.col("role") == "project")
        found = projects.join(called.select("row"), on="row", how="semi")
    elif isinstance(condition, AnyOf):
        found = nw.concat([meeting(each, columnar) for each in condition.conditions])
    elif isinstance(condition, OtherMoney):
        found = other_money(columnar).filter(may_hold() if condition.maybe else nonzero())
    else:
        found = _at_places(condition, columnar)
    return found


def allowed(columnar: Columnar, totals: LazyFrame, found: Sequence[Statement]) -> LazyFrame:
    """Return the totals of statements whose conditions their documents meet."""
    if not any(s.given for s in found):
        return totals
    return totals.join(_contrary(columnar, totals, found), on=list(_ON), how="anti")


def _contrary(columnar: Columnar, totals: LazyFrame, found: Sequence[Statement]) -> LazyFrame:
    """Return the documents and statements where a condition of the statement is not as it must be."""
    nw = needs("narwhals")
    c = nw.col
    asked = [(s.number, condition, met) for s in found for condition, met in s.given]
    conditions = list(dict.fromkeys(condition for _, condition, _ in asked))
    spec = columnar.spec(
        {"statement": number, "condition": conditions.index(condition), "must": int(met)}
        for number, condition, met in asked
    )
    there = [
        meeting(condition, columnar).with_columns(condition=nw.lit(n, nw.Int64), met=nw.lit(1, nw.Int64))
        for n, condition in enumerate(conditions)
    ]
    asked_of = totals.select(*_ON).unique().join(spec, on="statement", how="inner")
    answered = asked_of.join(nw.concat(there), on=["document", "condition"], how="left")
    return answered.filter(c("must") != c("met").fill_null(0)).select(*_ON)


def _at_places(condition: Prints | NonZero | MayHold, columnar: Columnar) -> LazyFrame:
    nw = needs("narwhals")
    cells = nw.concat(
        [at(place, columnar).select("document", "fen", "quantum") for place in condition.places]
    )
    if isinstance(condition, NonZero):
        return cells.filter(nonzero())
    return cells.filter(may_hold()) if isinstance(condition, MayHold) else cells


def at(place: At, columnar: Columnar) -> LazyFrame:
    """Return the cells at one place, one a document that has it."""
    nw = needs("narwhals")
    c = nw.col
    return columnar.of(place.kind).filter(c("key") == place.line, c("sole"), c("column") == place.column)


def nonzero() -> Expr:
    """Whether an amount other than zero is printed."""
    return (needs("narwhals").col("fen") != 0).fill_null(value=False)


def may_hold() -> Expr:
    """Whether there may be money: a printed 0.00 may be too little to print."""
    nw = needs("narwhals")
    return ((nw.col("fen") != 0) | (nw.col("quantum") > 1)).fill_null(value=False)


def other_money(columnar: Columnar) -> LazyFrame:
    """Return the lines of the balance that are not 财政拨款.

    In a final account 年初结转和结余 is one of them, unless all of it is 财政拨款.
    """
    return columnar.once("other money", _other_money(columnar))


def _other_money(columnar: Columnar) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    lines = columnar.of("balance").filter(
        c("key").is_in([*NON_FISCAL, "fund_balance"]), c("sole"), c("column") == "amount"
    )
    fiscal = at(At("appropriation_balance", "carry_over", "amount"), columnar)
    fiscal = fiscal.select("document", fiscal_fen=c("fen"))
    carried = (
        at(At("balance", "carry_over", "amount"), columnar)
        .filter(c("final"))
        .join(fiscal, on="document", how="left")
        .filter(c("fen").fill_null(0) != c("fiscal_fen").fill_null(0))
        .drop("fiscal_fen")
    )
    return nw.concat([lines, carried])
