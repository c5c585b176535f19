"""Which rules a batch applies, in a form that another process can build them from."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import attrs

from gov_budget.rules import read_configuration, whole_book

if TYPE_CHECKING:
    from gov_budget.rules import RuleSet

__all__ = ["Selection"]


@attrs.frozen
class Selection:
    """A file of configuration, or none, and of what it chooses only some rules or groups.

    >>> len(Selection(only=("W01", "W02")).rules())
    2
    """

    configuration: str | None = None
    only: tuple[str, ...] = ()

    def rules(self) -> RuleSet:
        """Return the rules.

        Raises:
            UnreadableFile: there is no such file.
            GovBudgetError: it is no configuration, or there is no such rule.
        """
        return _built(self)

    def fingerprint(self) -> str:
        """Return what two runs must have alike for the results of one to go with the other's."""
        from gov_budget import __version__  # noqa: PLC0415 - it reads the metadata of the installation

        rules = self.rules()
        silences = sha256(repr(rules.silences).encode()).hexdigest() if rules.silences else "-"
        return f"{__version__} {silences} {' '.join(sorted(rule.id for rule in rules))}"


@cache
def _built(selection: Selection) -> RuleSet:
    found = read_configuration(selection.configuration) if selection.configuration else whole_book("")
    return found.only(*selection.only) if selection.only else found
