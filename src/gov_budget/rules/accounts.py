"""F: the tables of a final account, within each other and against one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.fiscal import Fund
from gov_budget.model import Role
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Across, At, Classes, Columns, Down, Lines, Matching, Relate, Sums
from gov_budget.rules.three_public import at_least_basic

if TYPE_CHECKING:
    from gov_budget.rules.forms import Form
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

BALANCE, INCOME, EXPENDITURE = "account_balance", "account_income", "account_expenditure"
FISCAL, GENERAL, BASIC = "account_appropriation_balance", "account_general_public", "account_basic"
FUND, CAPITAL, CAPITAL_ALONE = (
    "account_government_fund",
    "account_state_capital",
    "account_state_capital_expenditure",
)
THREE_PUBLIC = ("account_three_public", "account_general_public_three_public")
RUNNING = "account_running"

_SAME = Relation.SAME
_EVERY_LEVEL = (Role.TOTAL, Role.INSTITUTION, Role.SUBJECT)
_SOURCES = ("appropriation", "special_account", "superior_subsidy", "business", "operating",
            "remitted_by_affiliates", "other")  # fmt: skip
FUND_VALUES = (Fund.GENERAL_PUBLIC.value, Fund.GOVERNMENT_FUND.value, Fund.STATE_CAPITAL.value)


def _same(rule: str, total: At, part: At) -> Relate:
    return Relate(rule, total, (part,), _SAME)


def _sources(rule: str) -> tuple[Relate, ...]:
    """本年收入合计 and each source against the total of its column; the appropriation by fund as well."""
    funds = tuple(
        At(BALANCE, f"income.{fund}", "amount", optional=n > 0) for n, fund in enumerate(FUND_VALUES)
    )
    return (
        _same(rule, At(BALANCE, "income", "amount"), At(INCOME, "total", "total")),
        *(_same(rule, At(BALANCE, f"income.{s}", "amount"), At(INCOME, "total", s)) for s in _SOURCES),
        Relate(rule, At(INCOME, "total", "appropriation"), funds),
    )


def _per_fund(rule: str) -> tuple[Relate, ...]:
    """本年收入 and 年初结转和结余 of a fund are all that its column of 总计 can hold."""
    return tuple(
        Relate(
            rule,
            At(FISCAL, "expenditure_total", fund),
            (At(FISCAL, f"income.{fund}", "amount"), At(FISCAL, f"carry_over.{fund}", "amount")),
        )
        for fund in FUND_VALUES
    )


def _flow(rule: str, kind: str) -> tuple[Form, ...]:
    """A table of 年初, 收入, 支出 and 年末: its columns, line by line, and its levels."""
    return (
        Across(rule, kind, "closing", ("opening", "income"), ("total",)),
        Columns(rule, kind),
        Down(rule, kind, _EVERY_LEVEL),
    )


TESTS: dict[str, Test] = {
    "F01": Lines("F01", BALANCE, "income"),
    "F02": Lines("F02", BALANCE, "expenditure"),
    "F03": Sums(
        (
            Lines("F03", BALANCE, "income_total"),
            Lines("F03", BALANCE, "expenditure_total"),
            _same(
                "F03",
                At(BALANCE, "income_total", "amount"),
                At(BALANCE, "expenditure_total", "amount"),
            ),
        )
    ),
    "F04": Sums(_sources("F04")),
    "F05": Sums(
        (
            _same("F05", At(BALANCE, "expenditure", "amount"), At(EXPENDITURE, "total", "total")),
            Classes("F05", (BALANCE, "amount"), (EXPENDITURE, "total")),
        )
    ),
    "F06": Sums((Columns("F06", INCOME), Down("F06", INCOME, _EVERY_LEVEL))),
    "F07": Sums((Columns("F07", EXPENDITURE), Down("F07", EXPENDITURE, _EVERY_LEVEL))),
    "F08": Sums(
        (
            *(
                Lines("F08", FISCAL, line)
                for line in ("income", "carry_over", "income_total", "expenditure", "expenditure_total")
            ),
            Columns("F08", FISCAL),
            _same("F08", At(FISCAL, "income_total", "amount"), At(FISCAL, "expenditure_total", "total")),
            *_per_fund("F08"),
        )
    ),
    "F09": Sums(
        (
            _same("F09", At(FISCAL, "expenditure", "general_public"), At(GENERAL, "total", "total")),
            Classes("F09", (FISCAL, "general_public"), (GENERAL, "total")),
        )
    ),
    "F10": Sums(_flow("F10", GENERAL)),
    "F11": Sums(
        (
            Relate(
                "F11",
                At(GENERAL, "total", "basic"),
                (At(BASIC, "personnel", "total"), At(BASIC, "public_use", "total")),
            ),
            _same("F11", At(GENERAL, "total", "basic"), At(BASIC, "total", "total")),
        )
    ),
    "F12": Sums(
        (
            Lines("F12", BASIC, "personnel"),
            Lines("F12", BASIC, "public_use"),
            Columns("F12", BASIC),
            Down("F12", BASIC),
        )
    ),
    "F13": _same("F13", At(INCOME, "total", "appropriation"), At(FISCAL, "income", "amount")),
    "F14": Matching("F14", (EXPENDITURE, "total"), (GENERAL, "total"), Relation.AT_LEAST),
    "F15": Sums(_flow("F15", FUND)),
    "F16": Sums((*_flow("F16", CAPITAL), *_flow("F16", CAPITAL_ALONE))),
    "F17": Sums(
        (
            *(form for kind in THREE_PUBLIC for form in (Columns("F17", kind), Down("F17", kind))),
            Lines("F17", RUNNING, "three_public"),
            Lines("F17", RUNNING, "three_public.vehicles"),
            Lines("F17", RUNNING, "three_public.reception"),
        )
    ),
    "F18": at_least_basic("F18"),
}
