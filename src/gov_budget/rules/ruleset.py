"""Sets of rules as plain values: chosen, combined, graded and silenced."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import UnknownRule
from gov_budget.rules.book import book
from gov_budget.rules.rule import Rule
from gov_budget.rules.silence import Silence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.verdict import Severity

__all__ = ["RuleSet", "whole_book"]


@attrs.frozen
class RuleSet:
    """Rules under a name, in the order in which they are applied; give it to ``reconcile`` as ``rules``.

    Rules of one's own stand in it beside those of the book.  ``silences`` say which broken findings are
    set aside; these are reported apart and never dropped.

    >>> from gov_budget.rules import Severity
    >>> strict = whole_book().only("W", "X03").graded(Severity.NOTE, "W27")
    >>> len(strict), strict["W27"].severity.value
    (30, 'note')
    """

    name: str
    rules: tuple[Rule, ...]
    silences: tuple[Silence, ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __getitem__(self, rule_id: str) -> Rule:
        self._named(rule_id)
        return next(rule for rule in self.rules if rule.id == rule_id)

    def __or__(self, other: RuleSet) -> RuleSet:
        """Return both together; where both have a rule of one id, the right one is taken."""
        rules = {rule.id: rule for rule in (*self.rules, *other.rules)}
        return RuleSet(
            f"{self.name} | {other.name}", tuple(rules.values()), (*self.silences, *other.silences)
        )

    def only(self, *names: str) -> RuleSet:
        """Return the rules with these ids, or of groups with these letters.

        Raises:
            UnknownRule: a name is neither a rule nor a group of this set; near ones are named.
        """
        kept = self._ids(*names)
        return attrs.evolve(self, rules=tuple(rule for rule in self.rules if rule.id in kept))

    def without(self, *names: str) -> RuleSet:
        """Return all but the rules with these ids, or of groups with these letters.

        Raises:
            UnknownRule: as :meth:`only`.
        """
        dropped = self._ids(*names)
        return attrs.evolve(self, rules=tuple(rule for rule in self.rules if rule.id not in dropped))

    def graded(self, severity: Severity, *names: str) -> RuleSet:
        """Return this set with another severity for the breaches of some rules or groups.

        Raises:
            UnknownRule: as :meth:`only`.
        """
        chosen = self._ids(*names)
        rules = (attrs.evolve(r, graded=severity) if r.id in chosen else r for r in self.rules)
        return attrs.evolve(self, rules=tuple(rules))

    def silenced(self, *silences: Silence) -> RuleSet:
        """Return this set with more silences.

        Raises:
            UnknownRule: a silence names no rule or group of this set.
        """
        self._ids(*(silence.rule for silence in silences))
        return attrs.evolve(self, silences=(*self.silences, *silences))

    def _ids(self, *names: str) -> frozenset[str]:
        return frozenset(rule_id for name in names for rule_id in self._named(name))

    def _named(self, name: str) -> frozenset[str]:
        found = frozenset(rule.id for rule in self.rules if name in (rule.id, rule.group))
        if not found:
            known = [*(rule.id for rule in self.rules), *(rule.group for rule in self.rules)]
            raise UnknownRule(name, tuple(get_close_matches(name.upper(), dict.fromkeys(known), 3, 0.5)))
        return found


def whole_book(name: str = "book") -> RuleSet:
    """Return every rule of the book as a set."""
    return RuleSet(name, book())
