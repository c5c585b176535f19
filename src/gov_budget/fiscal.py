"""The fiscal year, the stage of a document, and the four budgets.

Source: 预算法 (2018) art 5 (four budgets), art 18 (the fiscal year is the calendar year);
预算法实施条例 (2020) art 5 (基本支出, 项目支出, 人员经费, 公用经费).
"""

from __future__ import annotations

from enum import StrEnum

from gov_budget.errors import UnknownYear

__all__ = ["FIRST_YEAR", "LAST_YEAR", "DocumentKind", "Fund", "Nature", "Scope", "Stage", "fiscal_year"]

FIRST_YEAR = 2018
LAST_YEAR = 2027


def fiscal_year(year: int) -> int:
    """Return ``year`` when the library has an edition for it.

    Raises:
        UnknownYear: the year lies outside :data:`FIRST_YEAR` to :data:`LAST_YEAR`.

    >>> fiscal_year(2024)
    2024
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnknownYear(year, FIRST_YEAR, LAST_YEAR)
    return year


class Stage(StrEnum):
    """预算 or 决算."""

    BUDGET = "budget"
    FINAL_ACCOUNT = "final_account"


class Scope(StrEnum):
    """部门 (the body with all its units) or 单位 (one entity)."""

    DEPARTMENT = "department"
    UNIT = "unit"


class DocumentKind(StrEnum):
    """The three kinds of document that rules distinguish: D 部门预算, B 单位预算, F 决算."""

    DEPARTMENT_BUDGET = "D"
    UNIT_BUDGET = "B"
    FINAL_ACCOUNT = "F"


class Fund(StrEnum):
    """Where money comes from: the four budgets, and what lies outside them.

    财政拨款 (:attr:`is_appropriation`) is the first three: 预算法实施条例 art 5.
    """

    GENERAL_PUBLIC = "general_public"
    GOVERNMENT_FUND = "government_fund"
    STATE_CAPITAL = "state_capital"
    SOCIAL_INSURANCE = "social_insurance"
    SPECIAL_ACCOUNT = "special_account"
    UNIT_FUNDS = "unit_funds"

    @property
    def is_appropriation(self) -> bool:
        """Whether this is 财政拨款 of the same level."""
        return self in _APPROPRIATION


_APPROPRIATION = frozenset({Fund.GENERAL_PUBLIC, Fund.GOVERNMENT_FUND, Fund.STATE_CAPITAL})


class Nature(StrEnum):
    """What an expenditure is for: 基本支出, 项目支出, and the three that are neither."""

    BASIC = "basic"
    PROJECT = "project"
    REMITTED_UP = "remitted_up"
    SUBSIDY_DOWN = "subsidy_down"
    OPERATING = "operating"
