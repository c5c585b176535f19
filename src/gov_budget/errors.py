"""Every exception the library raises, as a frozen value with fields.

All of them derive from :class:`GovBudgetError`.  A wrong argument or file raises one of
these and says where; a wrong *budget* never raises, it is a finding.
"""

from __future__ import annotations

import attrs

__all__ = [
    "AmbiguousFigure",
    "DamagedFile",
    "EmptyQuery",
    "EncryptedFile",
    "GovBudgetError",
    "InvalidAmount",
    "InvalidConfiguration",
    "InvalidDocument",
    "InvalidEdition",
    "InvalidEntry",
    "InvalidTable",
    "LimitExceeded",
    "MissingExtra",
    "MissingTable",
    "OutputInUse",
    "ReadingCrashed",
    "UnknownCode",
    "UnknownColumn",
    "UnknownLine",
    "UnknownName",
    "UnknownProfile",
    "UnknownRule",
    "UnknownScheme",
    "UnknownYear",
    "UnreadableFigure",
    "UnreadableFile",
    "UnrecognisedTable",
    "WrongEdition",
]


class GovBudgetError(Exception):
    """The root of every exception of this library."""

    def __reduce__(self) -> tuple[object, ...]:
        # a frozen exception refuses the state that pickle would set: it is rebuilt from its fields
        fields: tuple[attrs.Attribute[object], ...] = getattr(type(self), "__attrs_attrs__", ())
        return type(self), tuple(getattr(self, field.name) for field in fields) or self.args


@attrs.frozen(slots=False)
class UnknownYear(GovBudgetError):
    """There is no edition of the classification for a fiscal year."""

    year: int
    first: int
    last: int

    def __str__(self) -> str:
        return f"no edition for {self.year}: expected a year from {self.first} to {self.last}"


@attrs.frozen(slots=False)
class UnknownScheme(GovBudgetError):
    """A classification that does not exist was named."""

    scheme: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"unknown scheme {self.scheme!r}: expected one of {', '.join(self.known)}"


@attrs.frozen(slots=False)
class UnknownCode(GovBudgetError):
    """A code is not in the edition of a year.

    ``near`` holds codes that look like it and ``years`` the fiscal years (first, last) in
    which the code itself existed, one pair for each unbroken run.
    """

    code: str
    year: int
    scheme: str | None = None
    near: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        scheme = f" in {self.scheme}" if self.scheme else ""
        return f"unknown code {self.code!r}{scheme} for {self.year}" + _existed(self.years) + _near(self.near)


@attrs.frozen(slots=False)
class UnreadableFigure(GovBudgetError):
    """A printed text is not an amount."""

    text: str
    expected: str
    where: str = ""

    def __str__(self) -> str:
        return f"cannot read {self.text!r} as an amount{_at(self.where)}: expected {self.expected}"


@attrs.frozen(slots=False)
class InvalidAmount(GovBudgetError):
    """An amount given in code has a type or value that is not accepted."""

    value: str
    expected: str
    where: str = ""

    def __str__(self) -> str:
        return f"invalid amount {self.value}{_at(self.where)}: expected {self.expected}"


@attrs.frozen(slots=False)
class InvalidConfiguration(GovBudgetError):
    """A configuration of rules cannot be used.

    ``key`` says where in the file, as ``silence[2].row``; ``line`` counts from 1 and is ``None`` where
    it is not known.
    """

    file: str
    key: str
    problem: str
    line: int | None = None

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        place = ": ".join(part for part in (f"{self.file}{line}", self.key) if part)
        return f"{place}: {self.problem}"


@attrs.frozen(slots=False)
class InvalidTable(GovBudgetError):
    """A table was put together in a way that cannot be a published table."""

    kind: str
    problem: str
    where: str = ""

    def __str__(self) -> str:
        where = f", {self.where}" if self.where else ""
        return f"table {self.kind}{where}: {self.problem}"


@attrs.frozen(slots=False)
class InvalidDocument(GovBudgetError):
    """A structured file (JSON, CSV) does not hold a budget.

    ``path`` says where, as ``$.tables[3].lines[7].cells``.
    """

    problem: str
    path: str = "$"
    file: str = ""

    def __str__(self) -> str:
        file = f"{self.file}: " if self.file else ""
        return f"{file}{self.problem} @ {self.path}"


@attrs.frozen(slots=False)
class InvalidEdition(GovBudgetError):
    """A table of subjects is not an edition of a classification.

    ``problems`` holds, for each row that is wrong, its number in the file (its sheet) and what is
    wrong with it.
    """

    file: str
    problems: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        said = "; ".join(f"row {row}: {problem}" for row, problem in self.problems[:5])
        more = f"; and {len(self.problems) - 5} more" if len(self.problems) > 5 else ""  # noqa: PLR2004
        return f"{self.file}: {said}{more}"


@attrs.frozen(slots=False)
class InvalidEntry(GovBudgetError):
    """An entry of a ledger cannot be budgeted the way it says."""

    entry: str
    problem: str

    def __str__(self) -> str:
        return f"entry {self.entry}: {self.problem}"


@attrs.frozen(slots=False)
class UnreadableFile(GovBudgetError):
    """A file cannot be read at all: missing, empty, binary, too large, of an unknown kind."""

    file: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file}: {self.problem}"


@attrs.frozen(slots=False)
class DamagedFile(UnreadableFile):
    """A file is broken, or is not of the kind that it begins as; ``where`` is a page, sheet or part."""

    where: str = ""

    def __str__(self) -> str:
        return f"{self.file}{f', {self.where}' if self.where else ''}: {self.problem}"


@attrs.frozen(slots=False)
class EncryptedFile(UnreadableFile):
    """A file needs a password."""

    problem: str = "needs a password"


@attrs.frozen(slots=False)
class ReadingCrashed(UnreadableFile):
    """The process that read a file broke down, or did what it should not."""


@attrs.frozen(slots=False)
class OutputInUse(GovBudgetError):
    """Another batch writes the same results; ``process`` is its number, where it is known."""

    file: str
    process: int | None = None

    def __str__(self) -> str:
        who = "another process" if self.process is None else f"process {self.process}"
        return f"{self.file}: {who} is writing it: wait for its end, stop it, or name another output"


@attrs.frozen(slots=False)
class LimitExceeded(GovBudgetError):
    """A file needs more of something than is allowed; see ``gov_budget.readers.limits``.

    ``limit`` is the name of what it has too much of, ``allowed`` the most it may have.
    """

    file: str
    limit: str
    allowed: int
    where: str = ""

    def __str__(self) -> str:
        where = f", {self.where}" if self.where else ""
        return f"{self.file}{where}: exceeds the limit of {self.allowed:,} {self.limit}"


@attrs.frozen(slots=False)
class UnrecognisedTable(GovBudgetError):
    """A table kind was asked for that the library does not know."""

    name: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"unknown kind of table {self.name!r}{_near(self.near)}"


@attrs.frozen(slots=False)
class MissingTable(GovBudgetError):
    """A question needs a table that the document does not have."""

    kind: str
    present: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"the document has no table {self.kind!r}; it has: {', '.join(self.present) or '-'}"


@attrs.frozen(slots=False)
class UnknownColumn(GovBudgetError):
    """A table has no such column."""

    column: str
    columns: tuple[str, ...]

    def __str__(self) -> str:
        return f"no column {self.column!r}: expected one of {', '.join(self.columns)}"


@attrs.frozen(slots=False)
class UnknownLine(GovBudgetError):
    """A table has no such line, or several and which one is meant is not said."""

    key: str
    kind: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"no single line {self.key!r} in table {self.kind}{_near(self.near)}"


@attrs.frozen(slots=False)
class UnknownName(GovBudgetError):
    """Nothing in the edition of a year is called so.

    ``near`` holds codes and names that resemble it and ``years`` the fiscal years (first, last) in
    which a subject was called so, one pair for each unbroken run.
    """

    name: str
    year: int
    scheme: str | None = None
    near: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        scheme = f" in {self.scheme}" if self.scheme else ""
        return (
            f"nothing{scheme} is called {self.name!r} in {self.year}"
            + _existed(self.years)
            + _near(self.near)
        )


@attrs.frozen(slots=False)
class UnknownProfile(GovBudgetError):
    """There is no profile of that name."""

    name: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"unknown profile {self.name!r}: expected one of {', '.join(self.known)}"


@attrs.frozen(slots=False)
class UnknownRule(GovBudgetError):
    """The rule book has no such rule."""

    rule: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"unknown rule {self.rule!r}{_near(self.near)}"


@attrs.frozen(slots=False)
class AmbiguousFigure(GovBudgetError):
    """A figure is printed, but which column it stands in cannot be told."""

    text: str
    where: str
    candidates: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.text!r} at {self.where} may stand in any of {', '.join(self.candidates)}"


@attrs.frozen(slots=False)
class MissingExtra(GovBudgetError):
    """A feature needs an optional dependency that is not installed."""

    feature: str
    extra: str

    def __str__(self) -> str:
        return f"{self.feature} needs: pip install 'gov-budget[{self.extra}]'"


@attrs.frozen(slots=False)
class EmptyQuery(GovBudgetError):
    """A search was started with nothing to search for: a text of no letter, digit or ideograph."""

    text: str

    def __str__(self) -> str:
        return f"nothing to search for in {self.text!r}"


@attrs.frozen(slots=False)
class WrongEdition(GovBudgetError):
    """Changes were applied to an edition that they do not start from.

    ``code`` is the first one that differs.
    """

    scheme: str
    year: int
    code: str

    def __str__(self) -> str:
        start = f"{self.scheme} for {self.year}"
        return f"the changes start from the edition of {start}, and {self.code!r} differs there"


def _at(where: str) -> str:
    return f" at {where}" if where else ""


def _near(near: tuple[str, ...]) -> str:
    return f"; near: {', '.join(near)}" if near else ""


def _existed(years: tuple[tuple[int, int], ...]) -> str:
    runs = ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in years)
    return f"; it existed in {runs}" if runs else ""
