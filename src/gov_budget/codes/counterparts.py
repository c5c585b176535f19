"""政府预算支出经济分类 against 部门预算支出经济分类, for 机关 and for 事业单位.

Source: the table of counterparts of the 2018 reform of economic classes, as gathered in
``codes/data/economic_counterparts.tsv``, a grade a row.  Only 301, 302, 309 and 310 differ by body.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.catalogue import catalogue
from gov_budget.codes.edition import CURRENT_YEAR
from gov_budget.codes.files import table
from gov_budget.codes.scheme import Level, Scheme
from gov_budget.codes.subject import Grade
from gov_budget.fiscal import fiscal_year

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Body", "Counterpart", "EconomicCrosswalk", "agency_crosswalk", "economic_crosswalk"]


class Body(StrEnum):
    """Who spends: AGENCY is 机关 (with 参公 units), INSTITUTION 事业单位."""

    AGENCY = "agency"
    INSTITUTION = "institution"


_APPLIES = {Body.AGENCY: "机关", Body.INSTITUTION: "事业"}


@attrs.frozen
class Counterpart:
    """A government economic section and a departmental one that is posted to it."""

    government: str
    department: str
    grade: Grade
    note: str = ""


@attrs.frozen
class EconomicCrosswalk:
    """The counterparts of one kind of body in one fiscal year, by government code."""

    body: Body
    year: int
    pairs: tuple[Counterpart, ...]

    def to_government(self, code: str) -> tuple[Counterpart, ...]:
        """Return the government section of a departmental one: one, or none.

        Raises:
            UnknownCode: the year has no such departmental code.

        >>> [one.government for one in economic_crosswalk(Body.AGENCY, 2024).to_government("30217")]
        ['50206']
        """
        plain = catalogue(self.year, Scheme.ECONOMIC_DEPARTMENT).find(code).code
        return tuple([pair for pair in self.pairs if pair.department == plain])

    def to_department(self, code: str) -> tuple[Counterpart, ...]:
        """Return the departmental sections that a government one gathers; none for 512 to 514.

        Raises:
            UnknownCode: the year has no such government code.

        >>> [one.department for one in economic_crosswalk(Body.AGENCY, 2024).to_department("50205")]
        ['30203', '30226', '30227']
        """
        plain = catalogue(self.year, Scheme.ECONOMIC_GOVERNMENT).find(code).code
        return tuple([pair for pair in self.pairs if pair.government == plain])

    @property
    def one_to_one(self) -> tuple[Counterpart, ...]:
        """The pairs of which neither side has another counterpart: both directions are exact."""
        shared = {*self.not_one_to_one}
        return tuple([pair for pair in self.pairs if pair not in shared])

    @property
    def not_one_to_one(self) -> tuple[Counterpart, ...]:
        """The pairs that are exact in one direction at most: an amount cannot be turned back."""
        times = Counter([code for pair in self.pairs for code in (pair.government, pair.department)])
        return tuple([pair for pair in self.pairs if max(times[pair.government], times[pair.department]) > 1])

    @property
    def without_department(self) -> tuple[str, ...]:
        """The government sections of the year to which this body posts nothing."""
        posted = {pair.government for pair in self.pairs}
        return tuple(
            [code for code in _sections(self.year, Scheme.ECONOMIC_GOVERNMENT) if code not in posted]
        )

    @property
    def without_government(self) -> tuple[str, ...]:
        """The departmental sections of the year that this body does not post to anything."""
        posted = {pair.department for pair in self.pairs}
        return tuple(
            [code for code in _sections(self.year, Scheme.ECONOMIC_DEPARTMENT) if code not in posted]
        )


def _sections(year: int, scheme: Scheme) -> tuple[str, ...]:
    return tuple([code for code, one in catalogue(year, scheme).items() if one.level is Level.SECTION])


def economic_crosswalk(body: Body, year: int = CURRENT_YEAR) -> EconomicCrosswalk:
    """Return the counterparts of the two economic classifications for a kind of body in a year.

    Raises:
        UnknownYear: the library does not cover the year.

    >>> [one.government for one in economic_crosswalk(Body.INSTITUTION, 2024).to_government("30217")]
    ['50502']
    >>> economic_crosswalk(Body.AGENCY, 2024).without_government  # 绩效工资 is for 事业单位 only
    ('30107',)
    """
    return _crosswalk(body, fiscal_year(year))


@cache
def _crosswalk(body: Body, year: int) -> EconomicCrosswalk:
    government = catalogue(year, Scheme.ECONOMIC_GOVERNMENT)
    department = catalogue(year, Scheme.ECONOMIC_DEPARTMENT)
    pairs = [
        Counterpart(one, other, Grade(grade), note)
        for one, other, applies_to, grade, note in table("economic_counterparts.tsv")
        if applies_to in {_APPLIES[body], "不分"} and one in government and other in department
    ]
    return EconomicCrosswalk(body, year, tuple(pairs))


@cache
def agency_crosswalk() -> Mapping[str, tuple[str, ...]]:
    """Return, for each government economic code of a 机关 only, the department codes it gathers.

    >>> agency_crosswalk()["50101"]
    ('30101', '30102', '30103')
    """
    rows = [row for row in table("economic_counterparts.tsv") if row[2] == _APPLIES[Body.AGENCY]]
    codes = dict.fromkeys([row[0] for row in rows])
    return MappingProxyType({code: tuple([row[1] for row in rows if row[0] == code]) for code in codes})
