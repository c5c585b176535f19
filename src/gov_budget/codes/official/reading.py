"""Reading an edition from the file in which it was published."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.edition import shipped
from gov_budget.codes.official.checking import problems_of, scheme_of
from gov_budget.codes.official.entries import Problem, read_sheet
from gov_budget.codes.official.grid import read_bytes, sheets_of
from gov_budget.codes.official_files import as_official
from gov_budget.codes.scheme import Scheme
from gov_budget.codes.subject import Subject
from gov_budget.errors import InvalidEdition
from gov_budget.fiscal import fiscal_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_budget.codes.official.entries import Entry, Reading

__all__ = ["OfficialEdition", "read_edition"]


@attrs.frozen
class OfficialEdition:
    """The subjects of a year as the Ministry has published them: one scheme or several.

    ``source`` is the name of the file and ``sha256`` its hash; ``passed_over`` are the sheets that
    have no table of subjects.
    """

    year: int
    source: str
    sha256: str
    subjects: tuple[Subject, ...]
    passed_over: tuple[str, ...] = ()

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes that the file holds."""
        held = {one.scheme for one in self.subjects}
        return tuple(scheme for scheme in Scheme if scheme in held)

    def of(self, scheme: Scheme) -> Mapping[str, Subject]:
        """Return the subjects of a scheme by code, sorted by code."""
        return MappingProxyType({one.code: one for one in self.subjects if one.scheme is scheme})


def read_edition(path: str | os.PathLike[str], year: int) -> OfficialEdition:
    """Read a table of subjects as the edition of a fiscal year: .xlsx, .csv or pasted text.

    A row is a subject: its code in columns 类 款 项 目 or in one column 科目编码, 科目名称, and 说明
    where there is one.  A header names the columns; text without tabs needs none.

    Raises:
        InvalidEdition: rows are wrong; it says which and why.
        UnreadableFile: there is no such file, or it is no workbook and no text, or too large.
        UnknownYear: the library does not cover the year.
        MissingExtra: the file is a workbook and openpyxl is not installed.
    """
    fiscal_year(year)
    data = read_bytes(path)
    name = os.fspath(path)
    sheets = sheets_of(data, name)
    read = [(sheet, read_sheet(sheet)) for sheet in sheets]
    readings = [reading for _, reading in read if reading is not None]
    if not readings:
        row = next((sheet.rows[0][0] for sheet in sheets if sheet.rows), 1)
        raise InvalidEdition(name, ((row, "no header: expected 科目名称, and 科目编码 or 类 款 项"),))
    entries = _checked(readings, name, several=len(sheets) > 1)
    without = tuple(sheet.title for sheet, reading in read if reading is None and sheet.rows)
    return OfficialEdition(year, Path(path).name, sha256(data).hexdigest(), _subjects(entries, year), without)


def _checked(readings: list[Reading], name: str, *, several: bool) -> list[Entry]:
    entries = [entry for reading in readings for entry in reading.entries]
    found = [*(one for reading in readings for one in reading.problems), *problems_of(entries)]
    if not entries and not found:
        found = [Problem(readings[0].sheet, 1, "no subjects: expected rows of a code and a name")]
    if found:
        place = {reading.sheet: number for number, reading in enumerate(readings)}
        found.sort(key=lambda one: (place[one.sheet], one.row))
        raise InvalidEdition(name, tuple((one.row, _said(one, several=several)) for one in found))
    return entries


def _said(problem: Problem, *, several: bool) -> str:
    return f"sheet {problem.sheet}: {problem.said}" if several else problem.said


def _subjects(entries: Iterable[Entry], year: int) -> tuple[Subject, ...]:
    first: dict[str, Entry] = {}
    for entry in entries:
        known = first.setdefault(entry.code, entry)
        first[entry.code] = known if known.meaning else entry
    return tuple(_subject(first[code], year) for code in sorted(first))


def _subject(entry: Entry, year: int) -> Subject:
    scheme = scheme_of(entry.code)
    assert scheme is not None  # noqa: S101 - problems_of has refused the others
    own = shipped(year, scheme).get(entry.code)
    return as_official(scheme, year, (entry.code, entry.name, entry.meaning), own)
