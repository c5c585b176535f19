"""One exact amount to be spent, and all that says where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.codes import Scheme
from gov_budget.errors import InvalidAmount, InvalidEntry
from gov_budget.fiscal import Fund, Nature
from gov_budget.model.kinds import kind
from gov_budget.money import exact_fen, money_of

if TYPE_CHECKING:
    from moneyed import Money

__all__ = ["Entry"]

FUNCTION_DIGITS = 7
ECONOMIC_DIGITS = 5

_PERSONNEL = ("301", "303")
_IMPLIED = {
    Fund.GENERAL_PUBLIC: "income.general_public",
    Fund.GOVERNMENT_FUND: "income.government_fund",
    Fund.STATE_CAPITAL: "income.state_capital",
    Fund.SPECIAL_ACCOUNT: "income.special_account",
}


@attrs.frozen
class Entry:
    """An amount to be spent in the year, in whole 分.

    ``function`` is an item of seven digits, ``economic`` a section of five (部门预算支出经济分类).
    ``personnel`` says whether basic expenditure is 人员经费; ``None`` means by class, 301 and 303.
    ``income`` is the line of the balance that brings in the money: it must be given for
    单位资金 (``income.business`` …) and follows from every other fund.  ``institution`` is the
    code or the name of the unit that spends; empty means the first one.

    Raises:
        InvalidEntry: a code of the wrong shape, a project without a name, or a fund, nature and
            income that do not go together.
        InvalidAmount: not a positive number of 分 (预算 has no negative amounts: rules W27).

    >>> Entry.of("2060701", "30101", 439_100).amount
    Money('439100.00', 'CNY')
    """

    function: str
    economic: str
    fen: int
    fund: Fund = Fund.GENERAL_PUBLIC
    nature: Nature = Nature.BASIC
    personnel: bool | None = None
    project: str = ""
    income: str = ""
    institution: str = ""

    @classmethod
    def of(  # noqa: PLR0913 - an entry is all of these
        cls,
        function: str,
        economic: str,
        amount: int | Money,
        *,
        fund: Fund = Fund.GENERAL_PUBLIC,
        nature: Nature = Nature.BASIC,
        personnel: bool | None = None,
        project: str = "",
        income: str = "",
        institution: str = "",
    ) -> Entry:
        """Make an entry of an amount in yuan (int) or of ``Money`` in CNY.

        Raises:
            InvalidEntry, InvalidAmount: see the class.
        """
        fen = exact_fen(amount, f"entry {function} {economic}")
        return cls(function, economic, fen, fund, nature, personnel, project, income, institution)

    def __attrs_post_init__(self) -> None:
        if type(self.fen) is not int or self.fen < 1:
            raise InvalidAmount(f"{self.fen!r} 分", "whole 分, one at least", f"entry {self.label}")
        for problem in (self._code_problem(), self._nature_problem(), self._income_problem()):
            if problem:
                raise InvalidEntry(self.label, problem)

    def _code_problem(self) -> str:
        if len(self.function) != FUNCTION_DIGITS or not Scheme.FUNCTION.fits(self.function):
            return f"function code {self.function!r}: expected an item of seven digits, 2xxxxxx"
        if len(self.economic) != ECONOMIC_DIGITS or not Scheme.ECONOMIC_DEPARTMENT.fits(self.economic):
            return f"economic code {self.economic!r}: expected a section of five digits, 3xxxx"
        return ""

    def _nature_problem(self) -> str:
        if bool(self.project) != (self.nature is Nature.PROJECT):
            return "a name of a project goes with project expenditure, and with nothing else"
        if self.personnel is not None and self.nature is not Nature.BASIC:
            return "only basic expenditure is 人员经费 or 公用经费"
        if self.fund.is_appropriation and self.nature not in (Nature.BASIC, Nature.PROJECT):
            return f"{self.nature.value} expenditure is not paid from appropriation"
        return ""

    def _income_problem(self) -> str:
        if self.fund is Fund.SOCIAL_INSURANCE:
            return "social insurance funds are outside a department's budget"
        declared = kind("balance").line_by_key.get(self.source)
        if declared is None or declared.fund is not self.fund:
            return f"income line {self.source!r} does not bring in {self.fund.value}"
        return ""

    @property
    def source(self) -> str:
        """The income line of the balance that brings in the money."""
        return self.income or _IMPLIED.get(self.fund, "")

    @property
    def is_personnel(self) -> bool:
        """Whether this counts as 人员经费: as it says, or else by class (301, 303)."""
        return self.economic.startswith(_PERSONNEL) if self.personnel is None else self.personnel

    @property
    def amount(self) -> Money:
        """The amount as money in CNY."""
        return money_of(self.fen)

    @property
    def label(self) -> str:
        """The entry as error messages name it."""
        return " ".join(filter(None, (self.function, self.economic, self.project)))
