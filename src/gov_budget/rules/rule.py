"""A rule: what must hold, by which law, how strongly, and the test that finds out."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from gov_budget.fiscal import DocumentKind
from gov_budget.rules.equation import Judgement
from gov_budget.rules.verdict import Severity, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement

__all__ = ["Rule", "State", "Test", "rule_from"]


class State(StrEnum):
    """What the book does about a rule.

    A rule that ``JUDGES_NOTHING`` is about what must not be compared, or about what no document
    shows; one that is ``NOT_IMPLEMENTED`` leaves every document unchecked.
    """

    IMPLEMENTED = "implemented"
    JUDGES_NOTHING = "judges_nothing"
    NOT_IMPLEMENTED = "not_implemented"


class Test(Protocol):
    """What a rule does with a document: state equations and judgements about it."""

    def __call__(self, case: Case, /) -> Iterator[Statement]:
        """Yield everything the rule states about ``case``."""
        ...


@attrs.frozen
class Rule:
    """One rule of the book.

    ``tables`` are the kinds of table it reads; ``basis_grade`` says what the basis is: law,
    regulation, form, observed or unsourced.  ``not_zh`` and ``not_en`` say when it does not hold,
    ``state_zh`` and ``state_en`` why it judges nothing or is not implemented.  ``graded`` is the
    severity that a user gives it in place of the one that follows from its strength.
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
    state: State = State.IMPLEMENTED
    state_zh: str = ""
    state_en: str = ""
    graded: Severity | None = None

    @property
    def group(self) -> str:
        """The letters that the id begins with, such as W, H or X."""
        return "".join(takewhile(str.isalpha, self.id))

    @property
    def severity(self) -> Severity:
        """How grave a breach is: ``graded`` where that is set, else as the strength has it."""
        return self.graded or self.strength.severity

    def covers(self, year: int) -> bool:
        """Whether the rule is in force for a fiscal year."""
        return (self.first_year or year) <= year <= (self.last_year or year)


def rule_from(rule_id: str, test: Test | None) -> Rule:
    """Return the rule whose metadata the data files hold under ``rule_id``.

    A rule without a test, or without metadata, is one that is not implemented.
    """
    found = _group(rule_id[:1]).get(rule_id)
    if test is None or found is None:
        raw = {**_announced(rule_id), **(found or {})}
        raw["state"], test = State.NOT_IMPLEMENTED, Unimplemented(rule_id)
    else:
        raw = dict(found)
    return Rule(
        id=rule_id,
        test=test,
        strength=Strength(raw.pop("strength")),
        kinds=frozenset(DocumentKind(k) for k in raw.pop("kinds")),
        tables=tuple(raw.pop("tables")),
        state=State(raw.pop("state", State.IMPLEMENTED)),
        **raw,
    )


@attrs.frozen
class Unimplemented:
    """The test of a rule that is not implemented: nothing is ever checked."""

    rule: str

    def __call__(self, _: Case, /) -> Iterator[Judgement]:
        """Yield that the rule is unchecked."""
        yield Judgement(self.rule, unchecked="not_implemented")


@cache
def _announced(rule_id: str) -> dict[str, Any]:
    """What is said of a rule that has no entry of its own yet."""
    text = files("gov_budget.rules").joinpath("data/announced.toml").read_text("utf-8")
    announced: dict[str, Any] = tomllib.loads(text)
    shared = {key: value.format(id=rule_id) for key, value in announced["text"].items()}
    kinds = announced["kinds"].get(rule_id[:1], announced["kinds"]["other"])
    return {**shared, "kinds": kinds, "strength": "convention", "tables": []}


@cache
def _group(letter: str) -> Mapping[str, dict[str, Any]]:
    path = files("gov_budget.rules").joinpath(f"data/{letter}.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
