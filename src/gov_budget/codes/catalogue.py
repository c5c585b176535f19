"""Looking codes up in the edition of a year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import attrs

from gov_budget.codes.edition import CURRENT_YEAR, edition, years_of
from gov_budget.codes.near import near_codes
from gov_budget.codes.notation import canonical
from gov_budget.codes.scheme import Scheme, named_scheme
from gov_budget.codes.subject import Subject
from gov_budget.errors import UnknownCode
from gov_budget.fiscal import fiscal_year

__all__ = ["Catalogue", "catalogue", "lookup"]


@attrs.frozen
class Catalogue(Mapping[str, Subject]):
    """The subjects of one scheme in one fiscal year: an immutable mapping by code, sorted by code.

    As a mapping it knows codes of plain digits only and a miss is a KeyError.  The methods accept
    codes as people write them and a miss is an UnknownCode.
    """

    year: int
    scheme: Scheme
    _subjects: Mapping[str, Subject] = attrs.field(repr=False, hash=False)
    _codes: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_codes", tuple(self._subjects))

    def __getitem__(self, code: str) -> Subject:
        return self._subjects[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def find(self, code: str) -> Subject:
        """Return the subject of a code.

        Raises:
            UnknownCode: the year has no such code; it names near codes and other years.

        >>> catalogue(2024, Scheme.ECONOMIC_DEPARTMENT).find("302 17").name
        '公务接待费'
        """
        plain = canonical(code)
        found = self._subjects.get(plain)
        if found is None:
            near = near_codes(plain, self.scheme, self._subjects.keys())
            raise UnknownCode(code, self.year, self.scheme.value, near, years_of(plain, self.scheme))
        return found

    def parent(self, code: str) -> Subject | None:
        """Return the subject one level up, None for a class.

        Raises:
            UnknownCode: the year has no such code.
        """
        above = self.ancestors(code)
        return above[-1] if above else None

    def ancestors(self, code: str) -> tuple[Subject, ...]:
        """Return the subjects above a code, from the class down to its parent.

        Raises:
            UnknownCode: the year has no such code.

        >>> [one.name for one in catalogue(2024, "function").ancestors("2080505")]
        ['社会保障和就业支出', '行政事业单位养老支出']
        """
        return tuple([self._subjects[one] for one in self.find(code).path[:-1] if one in self._subjects])

    def children(self, code: str | None = None) -> tuple[Subject, ...]:
        """Return the subjects one level below a code, or the classes when no code is given.

        Raises:
            UnknownCode: the year has no such code.

        >>> [one.code for one in catalogue(2024, "fund-source").children("1")]
        ['11', '12', '13', '14']
        """
        depth = 0 if code is None else len(self.find(code).path)
        return tuple([one for one in self.walk(code) if len(one.path) == depth + 1])

    def walk(self, code: str | None = None) -> Iterator[Subject]:
        """Yield every subject depth first, or a code's subject and all that lies below it.

        Raises:
            UnknownCode: the year has no such code.
        """
        return self._below("" if code is None else self.find(code).code)

    def _below(self, prefix: str) -> Iterator[Subject]:
        for place in range(bisect_left(self._codes, prefix), len(self._codes)):
            if not self._codes[place].startswith(prefix):
                return
            yield self._subjects[self._codes[place]]


def catalogue(year: int, scheme: Scheme | str) -> Catalogue:
    """Return the subjects of a scheme in a fiscal year.

    Raises:
        UnknownYear: the library does not cover the year.
        UnknownScheme: there is no such scheme.

    >>> catalogue(2024, Scheme.FUNCTION)["206"].name
    '科学技术支出'
    """
    return _catalogue(fiscal_year(year), named_scheme(scheme))


@cache
def _catalogue(year: int, scheme: Scheme) -> Catalogue:
    return Catalogue(year, scheme, edition(year, scheme))


def lookup(code: str, year: int = CURRENT_YEAR, scheme: Scheme | str | None = None) -> Subject:
    """Return the subject of a code in a fiscal year.

    The code may be written with spaces, hyphens or full-width digits; see :func:`canonical`.  The
    scheme is told by the first digit unless it is given.  Without a year the edition of
    :data:`CURRENT_YEAR` answers, the last one from which documents were read.

    Raises:
        UnknownCode: the year has no such code; it names near codes and other years.
        UnknownYear: the library does not cover the year.
        UnknownScheme: there is no such scheme.

    >>> lookup("2130505", year=2024).name
    '生产发展'
    >>> lookup("22002", year=2024)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    gov_budget.errors.UnknownCode: unknown code '22002' in function for 2024; it existed in 2018–2020; ...
    """
    return _found(code, year, scheme)


@lru_cache(maxsize=8192)
def _found(code: str, year: int, scheme: Scheme | str | None) -> Subject:
    told = Scheme.of(canonical(code)) if scheme is None else named_scheme(scheme)
    if told is None:
        raise UnknownCode(code, fiscal_year(year))
    return catalogue(year, told).find(code)
