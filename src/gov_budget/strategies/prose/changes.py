"""How an amount moved against last year, in words that are true of the printed figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Aspect
from gov_budget.strategies.prose.facts import Thing
from gov_budget.strategies.prose.pen import Pen, percentage
from gov_budget.strategies.prose.writing import one_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["compare", "unexplained"]

_STILL = ("same", "hardly")


def compare(pen: Pen, thing: Thing, templates: Mapping[str, list[str]]) -> str:
    """Compare an amount just claimed with last year's; nothing without a ledger of last year."""
    if pen.facts.last is None:
        return ""
    comparison = _comparison(pen, thing)
    text = written(one_of(templates[comparison.way], pen.pick), pen.pick, comparison.fill)
    comparison.give_reason()
    return text


def unexplained(pen: Pen, word: str) -> list[int]:
    """Return which claims say that something changed, by a word, and not why."""
    return [i for i, claim in enumerate(pen.claims) if claim.change == word and not claim.reason]


def _comparison(pen: Pen, thing: Thing) -> _Comparison:
    return _Comparison(pen, thing, pen.fen(thing.key), pen.facts.before.get(thing.key, 0), len(pen.claims))


@attrs.define
class _Comparison:
    """An amount beside last year's, and the words chosen so far."""

    pen: Pen
    thing: Thing
    now: int
    before: int
    first: int
    word: str = ""
    because: str = ""

    @property
    def way(self) -> str:
        """How the printed figures moved: ``same``, ``hardly``, ``slightly``, ``from_zero`` or ``moved``."""
        if self.now == self.before:
            return "same"
        now, before, moved = (self._printed(fen) for fen in (self.now, self.before, self.now - self.before))
        if now == before:
            return "hardly"
        if not moved:
            return "slightly"
        return "moved" if before else "from_zero"

    def _printed(self, fen: int) -> int:
        return self.pen.facts.press.figure(fen).fen

    @property
    def direction(self) -> str:
        """The list of words for the change."""
        if self.way in _STILL:
            return self.way
        return "up" if self.now > self.before else "down"

    def fill(self, slot: str) -> str:
        """Return the text of one slot."""
        return _PARTS[slot](self)

    def last(self) -> str:
        """The year that is compared with."""
        return str(self.pen.year - 1)

    def then(self) -> str:
        """Last year's amount."""
        return self.pen.money(self.thing, self.pen.year - 1, self.before)

    def choose(self) -> str:
        """A word for the change, any of the synonyms."""
        return self._say(one_of(self.pen.wording.words[self.direction], self.pen.pick))

    def plain(self) -> str:
        """The plainest word for the change, which a later sentence takes up to explain it."""
        return self._say(self.pen.wording.words[self.direction][0])

    def _say(self, word: str) -> str:
        """Take a word; the first one is said of the amount itself."""
        self.word = word
        owner = self._owner()
        claim = self.pen.claims[owner]
        if not claim.change:
            self.pen.claims[owner] = attrs.evolve(claim, change=self.word, base_year=self.pen.year - 1)
        return self.word

    def _owner(self) -> int:
        about = (self.thing.indicator, self.thing.subject, self.pen.year)
        claims = self.pen.claims
        found = [
            i for i in range(self.first) if (claims[i].indicator, claims[i].subject, claims[i].year) == about
        ]
        return found[-1]

    def moved(self) -> str:
        """By how much the amount moved."""
        return self.pen.money(
            self.thing, self.pen.year, abs(self.now - self.before), Aspect.CHANGE, self.word
        )

    def rate(self) -> str:
        """By how many per cent it moved."""
        text = percentage(abs(self.now - self.before), self.before)
        return self.pen.number(self.thing, text, Aspect.RATE, "%", self.word)

    def reason(self) -> str:
        """Why it moved."""
        self.because = one_of(self.pen.wording.words[f"because_{self.direction}"], self.pen.pick)
        return self.because

    def give_reason(self) -> None:
        """Note the reason with all that was said of the change."""
        for i in (self._owner(), *range(self.first, len(self.pen.claims))):
            claim = self.pen.claims[i]
            if claim.change and self.because:
                self.pen.claims[i] = attrs.evolve(claim, reason=self.because)


_PARTS: Mapping[str, Callable[[_Comparison], str]] = {
    "because": _Comparison.reason,
    "last": _Comparison.last,
    "moved": _Comparison.moved,
    "plain": _Comparison.plain,
    "rate": _Comparison.rate,
    "then": _Comparison.then,
    "word": _Comparison.choose,
}
