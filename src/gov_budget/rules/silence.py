"""Findings that somebody has looked at and does not want to see again, each with the reason."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import InvalidConfiguration
from gov_budget.rules.finding import Finding
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.rules.place import Place

__all__ = ["Silence", "Silenced", "part"]


@attrs.frozen(kw_only=True)
class Silence:
    """Which broken findings are silenced, and why.

    ``rule`` is the id of a rule or the letters of a group.  ``table`` (its kind or printed title), ``row``
    (its key or name) and ``column`` (its key or name) are patterns with ``*`` and ``?``; one cell of
    the finding must match all that are given.  ``institution`` is a pattern of the name of the document's
    institution, ``year`` its fiscal year.  Only what is broken can be silenced: what was not checked
    stays unchecked.

    Raises:
        InvalidConfiguration: there is no reason.
    """

    rule: str
    reason: str
    table: str = "*"
    row: str = "*"
    column: str = "*"
    institution: str = "*"
    year: int | None = None

    def __attrs_post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidConfiguration("", "reason", "a silence needs its reason")

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is silenced."""
        document = finding.document
        return (
            finding.verdict is Verdict.BROKEN
            and self.rule in (finding.rule, finding.definition.group)
            and self.year in (None, document.year)
            and fnmatchcase(document.institution.name, self.institution)
            and self._covers_a_cell(finding.cells)
        )

    def _covers_a_cell(self, cells: Iterable[Place]) -> bool:
        if (self.table, self.row, self.column) == ("*", "*", "*"):
            return True
        return any(self._covers_cell(cell) for cell in cells)

    def _covers_cell(self, cell: Place) -> bool:
        pairs = (
            ((cell.table, cell.title), self.table),
            ((cell.row, cell.name), self.row),
            ((cell.column, cell.column_zh), self.column),
        )
        return all(any(fnmatchcase(name, pattern) for name in names) for names, pattern in pairs)


@attrs.frozen
class Silenced:
    """A broken finding with the silence that covers it."""

    finding: Finding
    by: Silence

    @property
    def reason(self) -> str:
        """Why it was silenced."""
        return self.by.reason


def part(
    findings: Iterable[Finding], silences: Iterable[Silence]
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...]]:
    """Return the findings that stand, and those silenced, each by the first silence that covers it."""
    ordered, stand, silenced = tuple(silences), list[Finding](), list[Silenced]()
    for finding in findings:
        by = next((silence for silence in ordered if silence.covers(finding)), None)
        if by is None:
            stand.append(finding)
        else:
            silenced.append(Silenced(finding, by))
    return tuple(stand), tuple(silenced)
