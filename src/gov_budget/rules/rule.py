"""A rule: what must hold, by which law, how strongly, and the test that finds out."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from gov_budget.fiscal import DocumentKind
from gov_budget.rules.verdict import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Equation, Inapplicable, Judgement

__all__ = ["Rule", "Test", "rule_from"]


class Test(Protocol):
    """What a rule does with a document: state equations and judgements about it."""

    def __call__(self, case: Case, /) -> Iterator[Equation | Judgement | Inapplicable]:
        """Yield everything the rule states about ``case``."""
        ...


@attrs.frozen
class Rule:
    """One rule of the book.

    ``tables`` are the kinds of table it reads; ``basis_grade`` says what the basis is: law,
    regulation, form, observed or unsourced.  ``not_zh`` and ``not_en`` say when it does not hold.
    """

    id: str
    zh: str
    en: str
    strength: Strength
    kinds: frozenset[DocumentKind]
    test: Test
    tables: tuple[str, ...] = ()
    basis_zh: str = ""
    basis_en: str = ""
    basis_grade: str = "unsourced"
    why_zh: str = ""
    why_en: str = ""
    not_zh: str = ""
    not_en: str = ""
    message_zh: str = ""
    message_en: str = ""
    first_year: int | None = None
    last_year: int | None = None

    @property
    def group(self) -> str:
        """The letter of the rule's group: W, H, X, S, O, K."""
        return self.id[:1]

    def covers(self, year: int) -> bool:
        """Whether the rule is in force for a fiscal year."""
        return (self.first_year or year) <= year <= (self.last_year or year)


def rule_from(rule_id: str, test: Test) -> Rule:
    """Return the rule whose metadata the data files hold under ``rule_id``."""
    raw = dict(_group(rule_id[:1])[rule_id])
    return Rule(
        id=rule_id,
        test=test,
        strength=Strength(raw.pop("strength")),
        kinds=frozenset(DocumentKind(k) for k in raw.pop("kinds")),
        tables=tuple(raw.pop("tables")),
        **raw,
    )


@cache
def _group(letter: str) -> Mapping[str, dict[str, Any]]:
    text = files("gov_budget.rules").joinpath(f"data/{letter}.toml").read_text("utf-8")
    return tomllib.loads(text)
