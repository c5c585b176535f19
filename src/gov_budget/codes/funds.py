"""Which of the four budgets a functional or revenue subject belongs to.

Source: ``codes/data/fund_sections.tsv``, a grade and a source to each row.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_budget.codes.edition import CURRENT_YEAR
from gov_budget.codes.files import table
from gov_budget.codes.notation import canonical
from gov_budget.codes.scheme import Scheme
from gov_budget.errors import UnknownCode
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR, Fund, fiscal_year

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["OF_A_BUDGET", "fund_of"]


def fund_of(code: str, year: int = CURRENT_YEAR) -> Fund:
    """Return the budget in which a functional subject is spent, or a revenue subject received.

    The longest listed beginning of the code decides, and general_public when none is listed; so a
    code that the edition lacks is still told by its 款.  A class or 款 that is shared by several
    budgets (212, 230) answers for those of its subjects that are not listed apart.

    Raises:
        UnknownCode: the text is neither a functional nor a revenue code (2xx …, 1xx …).
        UnknownYear: the library does not cover the year.

    >>> fund_of("2120899", 2024).value, fund_of("2080505", 2024).value
    ('government_fund', 'general_public')
    """
    plain = canonical(code)
    scheme = next((one for one in OF_A_BUDGET if one.fits(plain)), None)
    if scheme is None:
        raise UnknownCode(code, fiscal_year(year), Scheme.FUNCTION.value)
    fiscal_year(year)
    for beginning in reversed(scheme.path(plain)):
        first, last, fund = _listed().get(beginning, _NOT_LISTED)
        if first <= year <= last:
            return fund
    return Fund.GENERAL_PUBLIC


OF_A_BUDGET = (Scheme.FUNCTION, Scheme.REVENUE)
"""The schemes whose subjects belong to one of the four budgets."""

_NOT_LISTED = (LAST_YEAR + 1, FIRST_YEAR, Fund.GENERAL_PUBLIC)


@cache
def _listed() -> Mapping[str, tuple[int, int, Fund]]:
    return MappingProxyType(
        {
            row[0]: (int(row[2] or FIRST_YEAR), int(row[3] or LAST_YEAR), Fund(row[1]))
            for row in table("fund_sections.tsv")
        }
    )
