"""What entries of real budgets look like: which codes, natures and incomes go together.

Source: rules E01 to E12 (pension, medical insurance and housing fund are paid from their own
economic sections), C06 to C08 (funds and state capital pay projects only), C12 and E09.
"""

from __future__ import annotations

from functools import cache

from gov_budget.codes import Level, Scheme, catalogue, fund_of
from gov_budget.fiscal import Fund, Nature
from gov_budget.model.ledger.forms import form

__all__ = ["THREE_PUBLIC", "TIED", "functions", "incomes", "natures", "sections", "tied"]

TIED = {
    "2080501": ("30301", "30302"),
    "2080505": ("30108",),
    "2080506": ("30109",),
    "2080801": ("30304",),
    "2089999": ("30112",),
    "2101101": ("30110", "30111"),
    "2101103": ("30110", "30111"),
    "2210201": ("30113",),
}
"""Functions of 基本支出 and the only sections that pay for them."""

THREE_PUBLIC = ("30217", "30231", "30212", "31013", "30913")
"""The sections of “三公”经费; the last is 基本建设 and never 基本支出."""

_SET_APART = frozenset({"30107", "30216"}.union(*TIED.values()))
_RESIDUAL = "99"
_AVOIDED = ("20805", "20808", "20827", "20899", "21011", "22102", "2050803", "209", "227", "230")
_NEVER_BASIC = frozenset({"一般行政管理事务", "事业运行"})
_NEVER_PROJECT = frozenset({"行政运行", "机构运行", "事业运行"})
_OF_BASIC = ("301", "302", "303", "310")
_OF_PROJECTS = ("302", "303", "307", "309", "310", "312", "399")


@cache
def natures(profile: str, fund: Fund) -> tuple[Nature, ...]:
    """Return the natures of expenditure that a fund pays and a form prints."""
    if fund in (Fund.GOVERNMENT_FUND, Fund.STATE_CAPITAL):
        return (Nature.PROJECT,)
    if fund is Fund.UNIT_FUNDS:
        columns = form(profile).sheet("expenditure").columns
        return tuple([nature for nature in Nature if nature.value in columns])
    return (Nature.BASIC, Nature.PROJECT)


@cache
def incomes(profile: str, fund: Fund) -> tuple[str, ...]:
    """Return the income lines that a form prints for a fund."""
    balance = form(profile).sheet("balance")
    known = balance.kind.line_by_key
    return tuple([key for key in balance.lines if key in known and known[key].fund is fund])


@cache
def functions(year: int, fund: Fund, nature: Nature) -> tuple[str, ...]:
    """Return the functional items that a fund pays for, without those of :data:`TIED`."""
    due = fund if fund.is_appropriation else Fund.GENERAL_PUBLIC
    left_out = _NEVER_PROJECT if nature is Nature.PROJECT else _NEVER_BASIC
    # state capital beside class 223 would break rule C05
    beginning = "223" if fund is Fund.STATE_CAPITAL else "2"
    return tuple(
        [
            one.code
            for one in catalogue(year, Scheme.FUNCTION).values()
            if one.level is Level.ITEM and one.name not in left_out
            if one.code.startswith(beginning) and not one.code.startswith(_AVOIDED)
            if not one.code.endswith(_RESIDUAL)  # the bulk of a small budget in one is noted by rule C13
            if fund_of(one.code, year) is due
        ]
    )


@cache
def tied(year: int) -> tuple[str, ...]:
    """Return the functions of :data:`TIED` that are in force in a year."""
    return tuple([code for code in TIED if code in catalogue(year, Scheme.FUNCTION)])


@cache
def sections(year: int, nature: Nature) -> tuple[str, ...]:
    """Return the economic sections that pay for any other function."""
    basic = nature is Nature.BASIC
    classes, left_out = (_OF_BASIC, _SET_APART) if basic else (_OF_PROJECTS, frozenset[str]())
    return tuple(
        [
            one.code
            for one in catalogue(year, Scheme.ECONOMIC_DEPARTMENT).values()
            if one.level is Level.SECTION and one.code.startswith(classes) and one.code not in left_out
        ]
    )
