"""Whether the rows of all sheets together are an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes.official.entries import Problem
from gov_budget.codes.scheme import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.codes.official.entries import Entry

__all__ = ["problems_of", "scheme_of"]


def scheme_of(code: str) -> Scheme | None:
    """Return the scheme of a code; None when no edition of the Ministry holds it.

    Fund sources (资金性质) belong to another standard, and their one or two digits are what is left
    of a code that has lost its class.
    """
    scheme = Scheme.of(code)
    return scheme if scheme and scheme.first_digit else None


def problems_of(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield what is wrong: codes that do not exist, come twice, or have no code above them.

    The same subject may stand in several sheets: a class is printed again for each of the budgets
    that share it.
    """
    first: dict[str, Entry] = {}
    for entry in entries:
        said = _unfit(entry.code) or _twice(entry, first.setdefault(entry.code, entry))
        if said:
            yield Problem(entry.sheet, entry.row, said)
    for code, entry in first.items():
        said = _orphan(code, first)
        if said:
            yield Problem(entry.sheet, entry.row, said)


def _unfit(code: str) -> str:
    scheme = scheme_of(code)
    if scheme is None:
        return f"code {code} belongs to no classification"
    return "" if scheme.fits(code) else f"code {code} has not the digits of {scheme.value}"


def _twice(entry: Entry, first: Entry) -> str:
    if entry is first:
        return ""
    place = f"row {first.row}" if entry.sheet == first.sheet else f"row {first.row} of sheet {first.sheet}"
    if entry.sheet == first.sheet:
        return f"code {entry.code} stands in {place} already"
    return "" if entry.name == first.name else f"code {entry.code} has another name in {place}: {first.name}"


def _orphan(code: str, known: dict[str, Entry]) -> str:
    scheme = scheme_of(code)
    if scheme is None or not scheme.fits(code):
        return ""
    above = [one for one in scheme.path(code) if one != code]
    return f"code {code} has no {above[-1]} above it" if above and above[-1] not in known else ""
