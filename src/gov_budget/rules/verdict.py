"""The five verdicts, and how grave a broken rule is."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Severity", "Strength", "Verdict"]


class Verdict(StrEnum):
    """What came of one comparison.

    Only ``HOLDS`` and ``ROUNDED`` mean that the figures were compared and agree; ``UNCHECKED``
    (an operand is missing or unreadable) is never counted as passed.
    """

    HOLDS = "holds"
    ROUNDED = "rounded"
    BROKEN = "broken"
    UNCHECKED = "unchecked"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How grave a broken rule is: follows from the rule's strength."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Strength(StrEnum):
    """Whether a rule must hold, usually holds, or is a convention."""

    MUST = "must"
    USUAL = "usual"
    CONVENTION = "convention"

    @property
    def severity(self) -> Severity:
        """The severity of a finding under a rule of this strength."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Strength.MUST: Severity.ERROR,
    Strength.USUAL: Severity.WARNING,
    Strength.CONVENTION: Severity.NOTE,
}
