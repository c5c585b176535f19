"""All findings on one document."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import DepartmentBudget
from gov_budget.rules.book import in_book
from gov_budget.rules.finding import Finding
from gov_budget.rules.silence import Silenced
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Report"]

_GRAVEST = (Verdict.BROKEN, Verdict.UNCHECKED, Verdict.ROUNDED, Verdict.HOLDS, Verdict.NOT_APPLICABLE)


@attrs.frozen
class Report:
    """What held and what did not, comparison by comparison, in the order of the rule book.

    ``silenced`` holds what is broken and was silenced by the set of rules, each with its reason; it is
    no part of ``findings`` or ``counts``.  ``configured`` names the set of rules, where there is one.
    """

    document: DepartmentBudget
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    configured: str = ""

    @cached_property
    def counts(self) -> Mapping[Verdict, int]:
        """How many comparisons came out with each verdict; all five are always present."""
        counted = Counter(finding.verdict for finding in self.findings)
        return MappingProxyType({verdict: counted[verdict] for verdict in Verdict})

    def of(self, verdict: Verdict) -> tuple[Finding, ...]:
        """Return the findings with one verdict."""
        return tuple(finding for finding in self.findings if finding.verdict is verdict)

    def of_rule(self, rule_id: str) -> tuple[Finding, ...]:
        """Return the findings of one rule, also those that another rule states too."""
        return tuple(f for f in self.findings if rule_id == f.rule or rule_id in f.also)

    @property
    def holds(self) -> tuple[Finding, ...]:
        """What was compared and agrees."""
        return self.of(Verdict.HOLDS)

    @property
    def rounded(self) -> tuple[Finding, ...]:
        """What differs by no more than rounding explains."""
        return self.of(Verdict.ROUNDED)

    @property
    def broken(self) -> tuple[Finding, ...]:
        """What does not agree."""
        return self.of(Verdict.BROKEN)

    @property
    def unchecked(self) -> tuple[Finding, ...]:
        """What could not be compared, with the reason: never to be counted as passed."""
        return self.of(Verdict.UNCHECKED)

    @property
    def not_applicable(self) -> tuple[Finding, ...]:
        """The rules that do not apply to this document, with the reason."""
        return self.of(Verdict.NOT_APPLICABLE)

    @cached_property
    def by_rule(self) -> Mapping[str, Verdict]:
        """The gravest verdict of each rule that was asked for."""
        found: dict[str, set[Verdict]] = {}
        for finding in self.findings:
            for rule_id in (finding.rule, *finding.also):
                found.setdefault(rule_id, set()).add(finding.verdict)
        return MappingProxyType(
            {r: next(v for v in _GRAVEST if v in verdicts) for r, verdicts in found.items()}
        )

    @cached_property
    def counts_by_rule(self) -> Mapping[str, Mapping[Verdict, int]]:
        """How many comparisons of each rule came out with each verdict, for every rule that was asked for.

        A comparison that several rules state counts for each of them; what was silenced does not count.
        """
        counted: dict[str, Counter[Verdict]] = {}
        for silenced in self.silenced:
            counted.setdefault(silenced.finding.rule, Counter())
        for finding in self.findings:
            for rule_id in (finding.rule, *finding.also):
                counted.setdefault(rule_id, Counter())[finding.verdict] += 1
        ordered = sorted(counted, key=in_book)
        return MappingProxyType({rule: MappingProxyType(counted[rule]) for rule in ordered})

    @property
    def is_clean(self) -> bool:
        """Whether nothing is broken. What was not checked is no part of this answer."""
        return not self.broken
