"""A subject (科目): a code with the name it bears through a run of fiscal years."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.attestation import Attestation, attestations_of
from gov_budget.codes.scheme import Level, Scheme
from gov_budget.errors import UnknownCode
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from gov_budget.codes.meanings import Meaning

__all__ = ["Grade", "Subject"]


class Grade(StrEnum):
    """How sure a subject is.

    OFFICIAL: the Ministry's own edition of the year, which the user has imported, has this code with
    this name.  ATTESTED: a published document prints this code with this name in a year of its run.
    That says nothing about the other years: see :attr:`Subject.attestations`.  The other grades are
    reconstructed from what is known of the classification, from quite sure to unsure.
    """

    OFFICIAL = "official"
    ATTESTED = "attested"
    HIGH = "reconstructed-high"
    MEDIUM = "reconstructed-medium"
    LOW = "reconstructed-low"


@attrs.frozen
class Subject:
    """A code and its name, for as long as the name lasts.

    ``first_year`` None means since before 2018, or that the start is not known; ``last_year`` None
    means still in force.  ``note`` says what is doubtful.  ``explanation`` is
    the 说明 of an edition that the user imported; None for what is shipped.

    Raises:
        UnknownCode: the code does not have the digits of the scheme.

    >>> from gov_budget.codes import lookup
    >>> pension = lookup("2080505", year=2024)
    >>> pension.name, pension.grade.value, pension.level.zh, pension.parent_code
    ('机关事业单位基本养老保险缴费支出', 'attested', '项', '20805')
    """

    scheme: Scheme
    code: str
    name: str
    grade: Grade
    first_year: int | None = None
    last_year: int | None = None
    note: str = ""
    explanation: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a code that the scheme cannot hold."""
        if not self.scheme.fits(self.code):
            raise UnknownCode(self.code, self.first_year or FIRST_YEAR, self.scheme.value)

    @property
    def level(self) -> Level:
        """类, 款, 项 or 目."""
        return self.scheme.level(self.code)

    @property
    def path(self) -> tuple[str, ...]:
        """The codes from the class to this subject.

        Codes and not names, because an ancestor may change its name while this subject lasts; the
        names of one year are in :meth:`Catalogue.ancestors`.
        """
        return self.scheme.path(self.code)

    @property
    def parent_code(self) -> str | None:
        """The code one level up; None for a class."""
        return self.path[-2] if len(self.path) > 1 else None

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last fiscal year of the run, within the years the library covers."""
        return self.first_year or FIRST_YEAR, self.last_year or LAST_YEAR

    def exists_in(self, year: int) -> bool:
        """Whether the subject is in force in a fiscal year."""
        first, last = self.years
        return first <= year <= last

    @property
    def meaning(self) -> Meaning | None:
        """What it covers and what it does not, and what that rests on; None where nothing is written."""
        from gov_budget.codes.meanings import meaning_of  # noqa: PLC0415 - it reads subjects itself

        return meaning_of(self)

    @property
    def attestations(self) -> tuple[Attestation, ...]:
        """The documents that print this code with this name in a year of its run."""
        seen = attestations_of(self.scheme, self.code, self.name)
        return tuple([one for one in seen if self.exists_in(one.year)])
