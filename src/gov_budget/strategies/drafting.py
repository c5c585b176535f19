"""Entries drafted from whole numbers alone, so that any source of chance can draft them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

import attrs

from gov_budget.codes import Scheme, catalogue
from gov_budget.errors import InvalidEntry
from gov_budget.fiscal import Fund, Nature
from gov_budget.model import Institution, InstitutionNature
from gov_budget.model.ledger import Entry
from gov_budget.model.ledger.forms import form
from gov_budget.strategies.customs import THREE_PUBLIC, TIED, functions, incomes, natures, sections, tied

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gov_budget.money import Unit

T = TypeVar("T")

Pick: TypeAlias = "Callable[[int, int], int]"
"""Picks a whole number between two, both included."""

__all__ = [
    "Pick",
    "Terms",
    "draft_amount",
    "draft_entry",
    "draft_institution",
    "draft_last_year",
    "last_year_of",
    "terms_of",
]

LARGEST = 10**10
"""The largest amount of an entry: one 亿元 in 分."""

_RARELY = 2
"""What is picked for the rarer case: not the least number, to which examples shrink."""

_PERCENTS = (0, 0, 0, 100, -1)
"""Last year's amount in percent of this year's: 0 is drawn, -1 stands for an entry that is new."""

_PERSONNEL = (None, None, None, True, False)
_SOURCES = {Fund.UNIT_FUNDS: "单位资金", Fund.SPECIAL_ACCOUNT: "专户资金"}

# 行政 and 参公 units alone: a 事业单位 has subjects of its own (rules E10, C12)
_OFFICE = Institution("虚拟县科学技术协会", "214001", InstitutionNature.PARTICIPATING)
_SECOND = Institution("虚拟县科技馆管理办公室", "214002", InstitutionNature.ADMINISTRATIVE)
_DEPARTMENT = Institution(_OFFICE.name, "214", _OFFICE.nature, (_OFFICE,))


@attrs.frozen
class Terms:
    """On what terms entries are drafted: the year, the form, the funds, the quantum in 分, who spends."""

    year: int
    profile: str
    funds: tuple[Fund, ...]
    quantum: int
    institution: Institution = _DEPARTMENT


def terms_of(
    year: int,
    profile: str = "sichuan",
    fund: Fund | None = None,
    unit: Unit | None = None,
    places: int | None = None,
) -> Terms:
    """Return the terms for a year and a form; what is not given is as the form has it.

    Raises:
        UnrecognisedTable: there is no such form.
        InvalidEntry: the form prints no income of the fund.
    """
    chosen = form(profile)
    counted = unit or chosen.unit
    precision = min(chosen.places if places is None else places, counted.decimals)
    funds = tuple([one for one in Fund if fund in (None, one) and incomes(profile, one)])
    if not funds:
        raise InvalidEntry(f"of {fund}", f"the form {profile} prints no income of this fund")
    return Terms(year, profile, funds, int(counted.fen // 10**precision))


def draft_institution(pick: Pick, most: int = 2) -> Institution:
    """Draft a department of one or two units."""
    if most > 1 and pick(0, 3) == _RARELY:
        return attrs.evolve(_DEPARTMENT, units=(_OFFICE, _SECOND))
    return _DEPARTMENT


def draft_amount(pick: Pick, quantum: int) -> int:
    """Draft an amount in 分: any, whole in the quantum, or at and beside the middle between two."""
    flavour = pick(0, 3)
    if flavour == 0:
        return pick(1, LARGEST)
    whole = pick(1, LARGEST // quantum) * quantum
    return max(1, whole + (0 if flavour == 1 else quantum // 2 + pick(-1, 1)))


def draft_entry(pick: Pick, terms: Terms) -> Entry:
    """Draft one entry; project names are such that any entries go together in one ledger."""
    # half of the entries are of the first fund: most departments have little else
    fund = _one(pick, terms.funds) if pick(0, 1) else terms.funds[0]
    nature = _one(pick, natures(terms.profile, fund))
    function = _draft_function(pick, terms.year, fund, nature)
    unit = _one(pick, terms.institution.units).code
    free = nature is Nature.BASIC and function not in TIED
    return Entry(
        function,
        _draft_section(pick, terms.year, function, nature),
        draft_amount(pick, terms.quantum),
        fund,
        nature,
        _one(pick, _PERSONNEL) if free else None,
        _draft_project(pick, terms.year, fund, function, unit) if nature is Nature.PROJECT else "",
        "" if fund.is_appropriation else _one(pick, incomes(terms.profile, fund)),
        unit,
    )


def last_year_of(entries: Sequence[Entry], percent: int) -> list[Entry]:
    """Return a ledger of the year before: the same entries at so many percent of the amounts.

    What counts as “三公” was never less than it is now: it may only fall (rules S12).
    """
    return [attrs.evolve(entry, fen=_last_year(entry, percent)) for entry in entries]


def draft_last_year(pick: Pick, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Draft a ledger of the year before: most entries at other amounts, some the same, some not there yet."""
    percents = [_PERCENTS[pick(0, len(_PERCENTS) - 1)] or pick(50, 150) for _ in entries]
    kept = [
        (entry, p)
        for entry, p in zip(entries, percents, strict=True)
        if p > 0 or entry.economic in THREE_PUBLIC
    ]
    return tuple([attrs.evolve(entry, fen=_last_year(entry, percent)) for entry, percent in kept])


def _last_year(entry: Entry, percent: int) -> int:
    least = entry.fen if entry.economic in THREE_PUBLIC else 1
    return max(least, entry.fen * percent // 100)


def _draft_function(pick: Pick, year: int, fund: Fund, nature: Nature) -> str:
    of_staff = fund is Fund.GENERAL_PUBLIC and nature is Nature.BASIC
    # the tied functions are few among hundreds, and every real budget has them
    often = of_staff and pick(0, 2) == _RARELY
    return _one(pick, tied(year) if often else functions(year, fund, nature))


def _draft_section(pick: Pick, year: int, function: str, nature: Nature) -> str:
    if function in TIED:
        return _one(pick, TIED[function])
    if pick(0, 3) == _RARELY:  # or 三公 would hardly ever be printed
        return _one(pick, THREE_PUBLIC[:4] if nature is Nature.BASIC else THREE_PUBLIC)
    return _one(pick, sections(year, nature))


def _draft_project(pick: Pick, year: int, fund: Fund, function: str, unit: str) -> str:
    name = catalogue(year, Scheme.FUNCTION)[function].name
    return f"{name}{_SOURCES.get(fund, '')}项目{function}-{unit}-{pick(1, 3)}"


def _one(pick: Pick, options: Sequence[T]) -> T:
    return options[pick(0, len(options) - 1)] if len(options) > 1 else options[0]
