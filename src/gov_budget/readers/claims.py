"""Amounts that the prose states: of what, for which year, and how they changed."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Cell, Claim, Locus
from gov_budget.money import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.readers.prose import Passage

__all__ = ["claims_of"]

MAX_CLAIMS = 50
"""So often at most is one indicator claimed in one part of a document."""

_AMOUNT = r"(?P<amount>-?\d[\d,.]*)(?P<unit>亿元|万元|元)"
_YEAR = r"(?P<year>20\d\d)年(?:度)?"
_WHO = r"(?:(?!20\d\d年|基金|公共预算|国有资本|财政拨款|三公)[^,。;:\n]){0,30}?"
_IS = r"(?:预算|总额|总数|数|安排)*(?:为|是)?"
_CHANGES = "基本持平|持平|没有变化|无变化|变化不大|无增减|增加|减少|增长|下降"

_BEFORE = rf"[,。;]?(?:比|较|与)(?:(?P<year>20\d\d)年|上年|去年)(?:(?!{_CHANGES})[^,。;\n\d]){{0,16}}?"
_COMPARED = re.compile(rf"{_BEFORE}{_AMOUNT}(?:[^,。;\n\d]{{0,6}}?,?(?P<change>{_CHANGES}))?")
_CHANGED = re.compile(rf"{_BEFORE},?(?P<change>{_CHANGES})")
_REASON = re.compile(r"[^。\n]{0,40}?主要(?:原因)?(?:是|为)?(?:因|由于)?(?P<reason>[^。\n]{1,120})")

_SENTENCES: tuple[tuple[str, str], ...] = (
    ("income_total", rf"{_YEAR}{_WHO}收入(?:总)?{_IS}{_AMOUNT}"),
    ("expenditure_total", rf"{_YEAR}{_WHO}(?<!收)支出(?:总)?{_IS}{_AMOUNT}"),
    ("general_public", rf"{_YEAR}一般公共预算(?:财政)?(?:当年)?(?:财政)?拨款(?:支出)?{_IS}{_AMOUNT}"),
    ("general_public_basic", rf"{_YEAR}一般公共预算(?:财政拨款)?基本支出{_IS}{_AMOUNT}"),
    ("three_public", rf"{_YEAR}三公经费(?:财政拨款)?(?:支出)?{_IS}{_AMOUNT}"),
    ("three_public.vehicle_purchase", rf"{_YEAR}安排公务用车购置费{_IS}{_AMOUNT}"),
    ("three_public.vehicle_running", rf"{_YEAR}安排公务用车运行(?:维护)?费{_IS}{_AMOUNT}"),
    ("government_fund", rf"{_YEAR}(?:使用)?政府性基金(?:预算)?(?:拨款)?(?:安排的?)?支出{_IS}{_AMOUNT}"),
    ("state_capital", rf"{_YEAR}(?:使用)?国有资本经营(?:预算)?(?:拨款)?(?:安排的?)?支出{_IS}{_AMOUNT}"),
    ("operating", rf"(?:{_YEAR}[^。;\n]{{0,40}}?)?机关运行经费(?:财政拨款)?(?:支出)?{_IS}{_AMOUNT}"),
)
_WITHIN: tuple[tuple[str, str, str], ...] = (
    ("expenditure_total", "basic", rf"基本支出{_IS}{_AMOUNT}"),
    ("expenditure_total", "project", rf"项目支出{_IS}{_AMOUNT}"),
    ("general_public_basic", "personnel", rf"人员经费{_IS}{_AMOUNT}"),
    ("general_public_basic", "public_use", rf"公用经费{_IS}{_AMOUNT}"),
    ("three_public", "three_public.reception", rf"公务接待费{_IS}{_AMOUNT}"),
    ("three_public", "three_public.vehicles", rf"公务用车购置[及和与].{{0,4}}运行(?:维护)?费{_IS}{_AMOUNT}"),
    ("three_public", "three_public.overseas", rf"因公出国\(境\)(?:经费|费用?|支出)?{_IS}{_AMOUNT}"),
)  # fmt: skip
"""An indicator whose sentence goes on with its parts: the parts, up to the next such sentence."""
_UNNAMED = re.compile(rf"(?:^|\n|[。;]){_AMOUNT}(?=,?(?:比|较|与)(?:20\d\d年|上年|去年))")

_PATTERNS = tuple((indicator, re.compile(pattern)) for indicator, pattern in _SENTENCES)
_PARTS = tuple((whole, indicator, re.compile(pattern)) for whole, indicator, pattern in _WITHIN)


@attrs.frozen
class _Found:
    at: int
    end: int
    claim: Claim


def claims_of(prose: Sequence[Passage], year: int) -> tuple[Claim, ...]:
    """Return what the prose claims, in the order of :data:`_SENTENCES`.

    The same amount claimed twice is one claim; different amounts for one indicator and year are
    all kept, and :meth:`Statement.claim` then finds none of them.
    """
    found: list[_Found] = []
    for passage in prose:
        named = [*_named(passage, year)]
        parts = [*_parts(passage, named)]
        found += named + parts + [*_unnamed(passage, parts)]
    claims = _merged(found)
    order = [indicator for indicator, _ in _SENTENCES] + [indicator for _, indicator, _ in _WITHIN]
    return tuple(sorted(claims, key=lambda claim: order.index(claim.indicator)))


def _merged(found: Iterable[_Found]) -> list[Claim]:
    """The claims, each once, with what any of its sentences says of the change."""
    claims: dict[object, Claim] = {}
    for new in (one.claim for one in found):
        key = (new.indicator, new.year, new.cell.figure or new.cell.text)
        old = claims.setdefault(key, new)
        claims[key] = attrs.evolve(old, change=old.change or new.change, reason=old.reason or new.reason)
    return list(claims.values())


def _named(passage: Passage, year: int) -> Iterator[_Found]:
    for indicator, pattern in _PATTERNS:
        for match in islice(pattern.finditer(passage.plain), MAX_CLAIMS):
            yield from _claim(passage, indicator, match, int(match["year"] or year))


def _parts(passage: Passage, named: Sequence[_Found]) -> Iterator[_Found]:
    starts = sorted(one.at for one in named)
    latest = max((one.claim.year for one in named), default=0)
    for one in named:
        if one.claim.year < latest:
            continue
        end = next((start for start in starts if start > one.at), len(passage.plain))
        for whole, indicator, pattern in _PARTS:
            match = pattern.search(passage.plain, one.end, end) if one.claim.indicator == whole else None
            if match:
                yield from _claim(passage, indicator, match, one.claim.year)


def _unnamed(passage: Passage, parts: Sequence[_Found]) -> Iterator[_Found]:
    """A paragraph whose heading was lost begins with its amount: it is the item that has just it."""
    items = [one for one in parts if one.claim.indicator.startswith("three_public.")]
    for match in islice(_UNNAMED.finditer(passage.plain), MAX_CLAIMS):
        cell = _cell(passage, "", match)
        same = {one.claim.indicator for one in items if one.claim.cell.figure == cell.figure}
        years = {one.claim.year for one in items}
        if len(same) == 1 and len(years) == 1 and items[0].at < match.start():
            yield from _claim(passage, same.pop(), match, years.pop())


def _claim(passage: Passage, indicator: str, match: re.Match[str], year: int) -> Iterator[_Found]:
    """The claim of a match, and that about the year it is compared with."""
    compared = _COMPARED.match(passage.plain, match.end())
    changed = compared or _CHANGED.match(passage.plain, match.end())
    change = (changed["change"] or "") if changed else ""
    reason = _reason(passage, changed.end()) if changed and change else ""
    yield _Found(
        match.start(), match.end(), Claim(indicator, year, _cell(passage, indicator, match), change, reason)
    )
    if compared:
        before = int(compared["year"] or year - 1)
        yield _Found(
            match.start(), compared.end(), Claim(indicator, before, _cell(passage, indicator, compared))
        )


def _reason(passage: Passage, at: int) -> str:
    match = _REASON.match(passage.plain, at)
    return passage.text[match.start("reason") : match.end("reason")] if match else ""


def _cell(passage: Passage, indicator: str, match: re.Match[str]) -> Cell:
    start, end = match.span("amount")
    text = passage.text[start:end].rstrip(",.")
    line = passage.locus(start)
    return Cell.read(indicator, text, Unit(match["unit"]), locus=Locus(line.page, line.row))
