"""The prose of a settled final account: it agrees with the tables, for it is printed from the same sums."""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.codes import Scheme, catalogue
from gov_budget.fiscal import Fund, Nature
from gov_budget.model import Section
from gov_budget.model.ledger.accounts.coded import three_public_amounts
from gov_budget.model.ledger.accounts.settled import Settled
from gov_budget.model.ledger.press import Press
from gov_budget.model.ledger.prose import VEHICLE_PRICE, operating_of
from gov_budget.money import percent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_budget.model.ledger.entry import Entry

__all__ = ["sections_of"]

_ITEMS = ("overseas", "vehicles", "reception")
_CLASS, _SECTION = 3, 5


def sections_of(settled: Settled, press: Press) -> tuple[Section, ...]:
    """Return the prose of an account whose tables are printed in 万元."""
    return tuple(_Writer(settled, press).sections())


@attrs.frozen
class _Writer:
    """Writes the sections from the sums of a settled year."""

    settled: Settled
    press: Press

    def sections(self) -> Iterator[Section]:
        """Write the sections that have something to say."""
        pools = self.settled.pools.values()
        named = {"name": self.settled.books.institution.name, "year": str(self.settled.books.year)}
        received = sum(p.received for p in pools)
        fiscal = [p for p in pools if p.fund.is_appropriation]
        yield self.section("all", sum(p.received + p.drawn + p.opening for p in pools), **named)
        yield self.section("income", received, parts=self.parts(self.incomes, received, "incomes"))
        spent = sum(e.fen for e in self.settled.books.entries)
        natures = {n.value: _of_nature(self.settled.books.entries, n) for n in Nature}
        yield self.section("expenditure", spent, parts=self.parts(natures, spent, "natures"))
        yield self.section("appropriation", sum(p.received + p.opening for p in fiscal), **named)
        if self.general:
            yield from self.of_general()
        yield self.of_three_public()
        for key, fund in (("fund", Fund.GOVERNMENT_FUND), ("capital", Fund.STATE_CAPITAL)):
            entries = [e for e in self.settled.books.entries if e.fund is fund]
            if entries:
                yield self.section(key, sum(e.fen for e in entries), *self.spent(entries))
        yield self.of_performance()
        operating = operating_of(self.settled.books)
        if operating is not None:
            yield self.section("operating", operating)

    def section(self, key: str, fen: int, *more: str, **fields: str) -> Section:
        """Write one section: its heading, its sentence, and further paragraphs."""
        title, sentence = _texts()["sections"][key]
        return Section(title, (sentence.format(amount=self.text(fen), **fields), *more))

    def text(self, fen: int) -> str:
        """Print an amount."""
        return self.press.figure(fen).text

    def percent(self, part: int, whole: int) -> str:
        """Print a percentage of exact amounts; empty where there is none to print."""
        figures = self.press.figure(part), self.press.figure(whole)
        found = percent_of(*figures)
        return found.printed(2) if found else ""

    @property
    def incomes(self) -> Mapping[str, int]:
        """What was received, by source, the appropriation together."""
        found: dict[str, int] = {}
        for pool in self.settled.pools.values():
            source = "appropriation" if pool.fund.is_appropriation else pool.source.removeprefix("income.")
            found[source] = found.get(source, 0) + pool.received
        return found

    def parts(self, amounts: Mapping[str, int], whole: int, names: str) -> str:
        """Write the parts of a whole that are printed as money, each with its share."""
        labels: Mapping[str, str] = _texts()[names]
        shown = [(labels[key], fen) for key, fen in amounts.items() if self.press.figure(fen).fen]
        return "；".join(self.part("part", label, fen, whole) for label, fen in shown) or "无"

    def part(self, key: str, label: str, fen: int, whole: int) -> str:
        """Write one part of a whole."""
        share = self.percent(fen, whole)
        return _part(key if share else "whole", label=label, amount=self.text(fen), share=share)

    @cached_property
    def general(self) -> tuple[Entry, ...]:
        """What was spent from the general public budget."""
        return tuple(e for e in self.settled.books.entries if e.fund is Fund.GENERAL_PUBLIC)

    @cached_property
    def planned(self) -> tuple[Entry, ...]:
        """What had been budgeted for the general public budget."""
        return tuple(e for e in self.settled.budgeted if e.fund is Fund.GENERAL_PUBLIC)

    def of_general(self) -> Iterator[Section]:
        """Write the classes, the items and basic expenditure of the general public budget."""
        whole = sum(e.fen for e in self.general)
        classes = {code: _under(self.general, code) for code in _codes(self.general, _CLASS)}
        shown = [(self.name(code), fen) for code, fen in classes.items() if self.press.figure(fen).fen]
        parts = "；".join(self.part("class", name, fen, whole) for name, fen in shown) or "无"
        yield self.section("general", whole, parts=parts)
        compared = self.compared(whole, sum(e.fen for e in self.planned))
        yield self.section("items", whole, *self.items(), compared=compared)
        basic = [e for e in self.general if e.nature is Nature.BASIC]
        if basic:
            yield self.section("basic", sum(e.fen for e in basic), **self.halves(basic))

    def items(self) -> Iterator[str]:
        """Write a paragraph for each item."""
        for n, code in enumerate(_codes(self.general, None), 1):
            names = {"class": code[:_CLASS], "section": code[:_SECTION], "item": code}
            compared = self.compared(_under(self.general, code), _under(self.planned, code))
            yield _part("item", n=n, compared=compared, **{k: self.name(v) for k, v in names.items()})

    def spent(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Write a paragraph for each item of another fund."""
        for n, code in enumerate(_codes(entries, None), 1):
            names = {"class": code[:_CLASS], "section": code[:_SECTION], "item": code}
            named = {key: self.name(prefix) for key, prefix in names.items()}
            yield _part("spent", n=n, amount=self.text(_under(entries, code)), **named)

    def of_performance(self) -> Section:
        """Write how many projects were evaluated, and with which grades."""
        count = len({e.project for e in self.settled.books.entries if e.project})
        grades = {"excellent": count - count // 2, "good": count // 2, "passed": 0, "failed": 0}
        counts = {key: str(n) for key, n in grades.items()}
        return self.section("performance", 0, year=str(self.settled.books.year), all=str(count), **counts)

    def compared(self, fen: int, initial: int) -> str:
        """Write an account beside its budget, and which is more."""
        ours, theirs = self.press.figure(fen).fen, self.press.figure(initial).fen
        word = "same" if ours == theirs else "more" if ours > theirs else "less"
        rate = self.percent(fen, initial)
        return _part(
            "compared",
            initial=self.text(initial),
            amount=self.text(fen),
            completion=_part("completion", rate=rate) if rate else "",
            words=_texts()["words"][word],
        )

    def halves(self, basic: Iterable[Entry]) -> dict[str, str]:
        """Write 人员经费 and 公用经费 with the names of their sections."""
        found: dict[str, str] = {}
        for key, personnel in (("personnel", True), ("public_use", False)):
            mine = [e for e in basic if e.is_personnel is personnel]
            codes = sorted({e.economic for e in mine})
            printed = [c for c in codes if self.press.figure(_of_section(mine, c)).fen]
            names = "、".join(self.name(code, Scheme.ECONOMIC_DEPARTMENT) for code in printed)
            found[key] = self.text(sum(e.fen for e in mine))
            found[f"{key}_list"] = _part("list", names=names) if names else ""
        return found

    def of_three_public(self) -> Section:
        """Write “三公”: the total beside its budget, each item with its share and its counts."""
        now, planned = (
            three_public_amounts(entries) for entries in (self.settled.books.entries, self.settled.budgeted)
        )
        whole, initial = now.get("total", 0), planned.get("total", 0)
        rate = self.percent(whole, initial)
        briefly = _part(
            "briefly",
            initial=self.text(initial),
            amount=self.text(whole),
            rate=_part("rate", rate=rate) if rate else "",
        )
        parts = "；".join(self.expense(item, now) for item in _ITEMS)
        return self.section("three_public", whole, compared_briefly=briefly, parts=parts)

    def expense(self, item: str, now: Mapping[str, int]) -> str:
        """Write one item with what explains it."""
        share = self.percent(now.get(item, 0), now.get("total", 0))
        within = ("vehicle_purchase", "vehicle_running") if item == "vehicles" else (item,)
        counts = [self.counted(one, now.get(one, 0)) for one in within]
        return _part(
            "expense",
            label=_texts()["expenses"][item],
            amount=self.text(now.get(item, 0)),
            share=f"，占{share}%" if share else "",
            counts="，其中：" + "、".join(counts) if len(counts) > 1 else "".join(counts),
        )

    def counted(self, item: str, fen: int) -> str:
        """Write how many groups, vehicles and receptions an item paid for; none for nothing."""
        template: str = _texts()["counts"][item]
        n = -(-fen // VEHICLE_PRICE) if item == "vehicle_purchase" else 1
        return template.format(n=n, m=3, amount=self.text(fen)) if fen or item.startswith("vehicle") else ""

    def name(self, code: str, scheme: Scheme = Scheme.FUNCTION) -> str:
        """Name a subject."""
        return catalogue(self.settled.books.year, scheme)[code].name


def _part(key: str, **fields: object) -> str:
    text: str = _texts()["parts"][key]
    return text.format(**fields)


def _of_nature(entries: Iterable[Entry], nature: Nature) -> int:
    return sum(entry.fen for entry in entries if entry.nature is nature)


def _of_section(entries: Iterable[Entry], code: str) -> int:
    return sum(entry.fen for entry in entries if entry.economic == code)


def _under(entries: Iterable[Entry], code: str) -> int:
    return sum(entry.fen for entry in entries if entry.function.startswith(code))


def _codes(entries: Iterable[Entry], depth: int | None) -> list[str]:
    return sorted({entry.function[:depth] for entry in entries})


@cache
def _texts() -> dict[str, Any]:
    text = files("gov_budget.strategies").joinpath("data/account_prose.toml").read_text("utf-8")
    return tomllib.loads(text)
