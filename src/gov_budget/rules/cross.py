"""X: the same money in two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.rules.case import NON_FISCAL
from gov_budget.rules.economic import CROSS_ECONOMIC
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import (
    ZEROS,
    At,
    Choose,
    Classes,
    Each,
    Either,
    Form,
    Has,
    Match,
    MayHold,
    NonZero,
    OtherMoney,
    Prints,
    Relate,
    Restated,
    Sums,
    same,
)

if TYPE_CHECKING:
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

FUND_TABLES = ("general_public", "government_fund", "state_capital")

_SAME = Relation.SAME
_EXP = At("expenditure", "total", "total")
_FUND_TOTALS = tuple(At(kind, "total", "total", optional=True) for kind in FUND_TABLES)


_SOURCES = (
    "income.appropriation",
    "income.general_public",
    "income.government_fund",
    "income.state_capital",
    *NON_FISCAL,
)

_CARRIED = At("balance", "carry_forward", "amount")
_OTHER_MONEY = OtherMoney()
_MAYBE_OTHER_MONEY = OtherMoney(maybe=True)


def _all_funds(at_least: Form, exactly: Form) -> Choose:
    """All funds equal the sum of the three only where nothing else is spent."""
    return Choose(_OTHER_MONEY, at_least, exactly)


def _gap(line: str) -> Relate:
    others = tuple(At("balance", key, "amount", optional=True) for key in NON_FISCAL)
    return Relate(
        "X09", At("balance", line, "amount"), (At("appropriation_balance", line, "amount"), *others)
    )


def _gap_by_class(relation: Relation) -> Each:
    """Class by class the appropriation is part of all funds, and all of them where nothing else is spent."""
    match = Match("appropriation_balance", "total", "sole")
    return Each("X09", "balance", "amount", (match,), relation, sole=True, zeros=True)


def _items(relation: Relation) -> Each:
    matches = tuple(Match(kind, "total") for kind in FUND_TABLES)
    return Each("X10", "expenditure", "total", matches, relation, leaves=True, zeros=True)


def _nature(nature: str, source: At, relation: Relation) -> Relate:
    general = Either((At("general_public", "total", nature), source))
    others = (At(kind, "total", nature, optional=True) for kind in FUND_TABLES[1:])
    return Relate("X11", At("expenditure", "total", nature), (general, *others, ZEROS), relation)


def _natures(nature: str, source: At) -> Choose:
    """An amount of basic or project expenditure over all funds."""
    return _all_funds(_nature(nature, source, Relation.AT_LEAST), _nature(nature, source, Relation.SUM))


def _projects(relation: Relation) -> Each:
    others = (Match(kind, "project") for kind in FUND_TABLES[1:])
    matches = (Match("general_public_projects", "amount", "project"), *others)
    return Each("X14", "expenditure", "project", matches, relation, leaves=True, zeros=True)


def _current(column: str) -> Relate:
    total = At("appropriation_by_economic", "total", "general_public")
    return same("X15", total, At("general_public", "total", column))


def _performance(column: str) -> Form:
    """The form splits everything into 基本 and 项目: what is neither stands under one of the two."""
    total, part = At("whole_performance", "total", column), At("expenditure", "total", column)
    plain = same("X28", total, part)
    if column == "total":
        return plain
    neither = tuple(
        At("expenditure", "total", other) for other in ("remitted_up", "subsidy_down", "operating")
    )
    return Choose(MayHold(neither), Relate("X28", total, (part,), Relation.AT_LEAST), plain)


_CARRIED_TOTAL = At("balance", "carry_over", "amount")
_CARRIED_FISCAL = (At("appropriation_balance", "carry_over", "amount"),)

TESTS: dict[str, Test] = {
    "X01": Sums(
        tuple(
            same("X01", At("balance", key, "amount"), At("income", "total", key.removeprefix("income.")))
            for key in _SOURCES
        )
    ),
    "X02": same(
        "X02",
        Either((At("balance", "expenditure", "amount"), At("balance", "expenditure_total", "amount"))),
        _EXP,
    ),
    "X03": Classes("X03", ("balance", "amount"), ("expenditure", "total")),
    "X04": Choose(
        NonZero((_CARRIED,)),
        Relate("X04", At("income", "total", "total"), (_EXP, _CARRIED)),
        same("X04", At("income", "total", "total"), _EXP),
    ),
    "X05": Each("X05", "income", "total", (Match("expenditure", "total"),), _SAME, sole=True),
    "X06": Sums(
        tuple(
            same(
                "X06",
                At("appropriation_balance", f"income.{fund}", "amount"),
                At("balance", f"income.{fund}", "amount"),
            )
            for fund in FUND_TABLES
        )
    ),
    "X07": Sums(
        tuple(
            same(
                "X07",
                Either(
                    (
                        At("appropriation_balance", "expenditure", fund),
                        At("appropriation_balance", "expenditure_total", fund),
                    )
                ),
                At(fund, "total", "total"),
            )
            for fund in FUND_TABLES
        )
    ),
    "X08": Sums(
        tuple(Classes("X08", ("appropriation_balance", fund), (fund, "total")) for fund in FUND_TABLES)
    ),
    "X09": Sums(
        (
            Choose(Prints((At("balance", "income", "amount"),)), _gap("income"), _gap("income_total")),
            Choose(
                _MAYBE_OTHER_MONEY,
                _all_funds(_gap_by_class(Relation.AT_LEAST), _gap_by_class(Relation.SUM)),
                _gap_by_class(_SAME),
            ),
        )
    ),
    "X10": _all_funds(_items(Relation.AT_LEAST), _items(Relation.SUM)),
    "X11": Sums(
        (
            _natures("basic", At("general_public_basic", "total", "total")),
            _natures("project", At("general_public_projects", "total", "amount")),
        )
    ),
    "X12": Sums(
        (
            same("X12", At("general_public_basic", "total", "total"), At("general_public", "total", "basic")),
            same(
                "X12",
                At("general_public_basic", "total", "total"),
                At("appropriation_by_economic", "total", "general_public_basic"),
            ),
        )
    ),
    "X13": Relate(
        "X13",
        At("general_public", "total", "total"),
        (At("general_public_basic", "total", "total"), At("general_public_projects", "total", "amount")),
    ),
    "X14": Choose(
        Has(("general_public_projects",)),
        _all_funds(_projects(Relation.AT_LEAST), _projects(Relation.SUM)),
    ),
    "X15": Sums(
        (
            Choose(
                NonZero((At("general_public", "total", "carry_over"),)),
                _current("current"),
                _current("total"),
            ),
            *(
                same("X15", At("appropriation_by_economic", "total", fund), At(fund, "total", "total"))
                for fund in FUND_TABLES[1:]
            ),
        )
    ),
    **CROSS_ECONOMIC,
    "X21": same("X21", At("expenditure", "total", "project"), At("project_list", "total", "amount")),
    "X24": Sums(
        (
            same("X24", At("income", "total", "carry_over"), _CARRIED_TOTAL),
            Choose(
                _MAYBE_OTHER_MONEY,
                Relate("X24", _CARRIED_TOTAL, _CARRIED_FISCAL, Relation.AT_LEAST),
                Relate("X24", _CARRIED_TOTAL, _CARRIED_FISCAL, _SAME),
            ),
        )
    ),
    "X26": Restated("X26"),
    "X27": Choose(_OTHER_MONEY, Sums(()), Relate("X27", _EXP, (*_FUND_TOTALS, ZEROS))),
    "X28": Sums(tuple(_performance(column) for column in ("total", "basic", "project"))),
}
