"""A scorecard of disclosure: 32 indicators under four headings, from the findings of a report.

The indicators are this project's reconstruction (``data/scorecard.toml``), no official list.  An
criterion of which anything was left unchecked is never met.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, cast

import attrs

from gov_budget.fiscal import DocumentKind
from gov_budget.rules.book import book
from gov_budget.rules.equation import Judgement
from gov_budget.rules.finding import Finding
from gov_budget.rules.rule import State
from gov_budget.rules.verdict import Strength, Verdict
from gov_budget.rules.wordlists import words

if TYPE_CHECKING:
    from gov_budget.rules.report import Report
    from gov_budget.rules.rule import Rule

__all__ = ["Criterion", "Score", "ScoreMark", "Scorecard", "criteria", "scorecard"]


class ScoreMark(StrEnum):
    """What came of one criterion; ``UNCHECKED`` where it cannot be told, from this document or at all."""

    MET = "met"
    NOT_MET = "not_met"
    UNCHECKED = "unchecked"
    NOT_APPLICABLE = "not_applicable"


@attrs.frozen
class Criterion:
    """One question of the scorecard, and the rules whose findings answer it.

    ``rules`` are ids, or letters of whole groups; ``about`` limits them to findings about some tables
    or parts of the text, ``strengths`` to rules of these strengths.  What is ``beyond`` no document can show.
    """

    number: int
    dimension: str
    zh: str
    en: str
    rules: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    strengths: frozenset[Strength] = attrs.field(factory=lambda: frozenset(Strength))
    kinds: frozenset[DocumentKind] = attrs.field(factory=lambda: frozenset(DocumentKind))
    beyond: bool = False


@attrs.frozen
class Score:
    """The mark of one criterion with its evidence: the findings that decided it."""

    criterion: Criterion
    mark: ScoreMark
    findings: tuple[Finding, ...] = attrs.field(default=(), repr=False)


@attrs.frozen
class Scorecard:
    """All indicators with their marks.

    >>> Scorecard(()).share is None
    True
    """

    scores: tuple[Score, ...]

    def of(self, dimension: str) -> Scorecard:
        """Return the part under one heading: timeliness, completeness, fineness or regularity."""
        return Scorecard(tuple(score for score in self.scores if score.criterion.dimension == dimension))

    def count(self, mark: ScoreMark) -> int:
        """Return how many indicators have a mark."""
        return sum(score.mark is mark for score in self.scores)

    @property
    def asked(self) -> int:
        """How many indicators apply to the document; those that could not be judged are among them."""
        return len(self.scores) - self.count(ScoreMark.NOT_APPLICABLE)

    @property
    def share(self) -> Fraction | None:
        """Indicators met as a part of all that apply; ``None`` where nothing was judged.

        What could not be judged counts as not met: this is the least that the document deserves.
        """
        judged = self.count(ScoreMark.MET) + self.count(ScoreMark.NOT_MET)
        return Fraction(self.count(ScoreMark.MET), self.asked) if judged else None

    @property
    def most(self) -> Fraction | None:
        """The same, were all that could not be judged met: the most that it can deserve."""
        met = self.count(ScoreMark.MET) + self.count(ScoreMark.UNCHECKED)
        return Fraction(met, self.asked) if self.share is not None else None


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return the 32 indicators, in order."""
    return tuple(_criterion(dict(raw)) for raw in words("scorecard")["indicator"])


def _criterion(raw: dict[str, object]) -> Criterion:
    def texts(key: str) -> tuple[str, ...]:
        found = raw.get(key, ())
        return tuple(map(str, cast("list[object]", found))) if isinstance(found, list) else ()

    kinds = frozenset(map(DocumentKind, texts("kinds"))) or frozenset(DocumentKind)
    return Criterion(
        number=int(str(raw["number"])),
        dimension=str(raw["dimension"]),
        zh=str(raw["zh"]),
        en=str(raw["en"]),
        rules=texts("rules"),
        about=texts("about"),
        strengths=frozenset(map(Strength, texts("strengths"))) or frozenset(Strength),
        kinds=kinds,
        beyond=bool(raw.get("beyond")),
    )


def scorecard(report: Report) -> Scorecard:
    """Mark the indicators by what a report found.

    What is silenced counts as broken here: a silence hides a breach and does not mend it.
    """
    findings = (*report.findings, *(silenced.finding for silenced in report.silenced))
    kind = report.document.document_kind
    asked = frozenset(rule for finding in findings for rule in (finding.rule, *finding.also))
    scored = (
        _score(each, findings, asked) if kind in each.kinds else _not_asked_of(each) for each in criteria()
    )
    return Scorecard(tuple(scored))


def _not_asked_of(criterion: Criterion) -> Score:
    return Score(criterion, ScoreMark.NOT_APPLICABLE)


def _score(criterion: Criterion, findings: tuple[Finding, ...], asked: frozenset[str]) -> Score:
    if criterion.beyond:
        return Score(criterion, ScoreMark.UNCHECKED)
    found = tuple(f for f in findings if _is_of(f, criterion) and _is_about(f, criterion))
    mark = _mark({f.verdict for f in found}, complete=_needed(criterion) <= asked)
    return Score(criterion, mark, tuple(f for f in found if _tells(f.verdict, mark)))


@cache
def _needed(criterion: Criterion) -> frozenset[str]:
    """The rules that a criterion rests on: those named, and of a group all of its strengths."""
    groups = {name for name in criterion.rules if len(name) == 1}
    of_groups = {r.id for r in book() if r.group in groups and _counts(r, criterion)}
    return frozenset({name for name in criterion.rules if name not in groups} | of_groups)


def _is_of(finding: Finding, criterion: Criterion) -> bool:
    ids = (finding.rule, *finding.also)
    named = any(rule.startswith(asked) for rule in ids for asked in criterion.rules)
    return named and _counts(finding.definition, criterion)


def _counts(rule: Rule, criterion: Criterion) -> bool:
    """Whether a rule is strong enough; of one that is not implemented nobody knows."""
    return rule.state is State.NOT_IMPLEMENTED or rule.strength in criterion.strengths


def _is_about(finding: Finding, criterion: Criterion) -> bool:
    """Whether it is about what is asked; that a rule as a whole is unchecked is about everything."""
    about = finding.statement.about if isinstance(finding.statement, Judgement) else ""
    whole = not about and finding.verdict in (Verdict.UNCHECKED, Verdict.NOT_APPLICABLE)
    return whole or not criterion.about or about in criterion.about


def _mark(verdicts: set[Verdict], *, complete: bool) -> ScoreMark:
    """Broken decides; without it anything unchecked, or a rule that was not asked, leaves it open."""
    if Verdict.BROKEN in verdicts:
        return ScoreMark.NOT_MET
    if Verdict.UNCHECKED in verdicts or not complete:
        return ScoreMark.UNCHECKED
    return ScoreMark.MET if verdicts & {Verdict.HOLDS, Verdict.ROUNDED} else ScoreMark.NOT_APPLICABLE


def _tells(verdict: Verdict, mark: ScoreMark) -> bool:
    """Whether a finding of this verdict decided the mark."""
    return {
        ScoreMark.NOT_MET: verdict is Verdict.BROKEN,
        ScoreMark.UNCHECKED: verdict is Verdict.UNCHECKED,
        ScoreMark.MET: verdict in (Verdict.HOLDS, Verdict.ROUNDED),
        ScoreMark.NOT_APPLICABLE: verdict is Verdict.NOT_APPLICABLE,
    }[mark]
