"""Reading the text of a published budget."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import UnreadableFile
from gov_budget.fiscal import Stage, fiscal_year
from gov_budget.model import DepartmentBudget, Role, Statement
from gov_budget.profiles import load, names, title_of
from gov_budget.prose import statement_of
from gov_budget.readers.assemble import sheet_of, tables_of
from gov_budget.readers.bodies import heading_of, institution_of
from gov_budget.readers.grid import decode, lines_of, read_bytes
from gov_budget.readers.prose import located, passages, printed_sections
from gov_budget.readers.recognise import MAX_TITLE, layout_of
from gov_budget.readers.text_account import text_account

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.profiles import Profile
    from gov_budget.readers.account import Account
    from gov_budget.readers.grid import TextLine
    from gov_budget.readers.recognise import Region
    from gov_budget.readers.sheets import Sheet

__all__ = ["parse_text", "parse_with_account", "read_text"]

_PREFERRED = "sichuan"
"""The profile of texts whose titles say nothing, and where several know as many."""


def read_text(path: str | os.PathLike[str]) -> DepartmentBudget:
    """Read a budget from a text file in UTF-8 or GB18030.

    Raises:
        UnreadableFile: the file is missing, too large, no text, or no budget.
        UnknownYear: the budget is of a year that the library does not cover.
    """
    source = os.fspath(path)
    return parse_text(decode(read_bytes(path), source), source)


def parse_text(text: str, source: str = "") -> DepartmentBudget:
    """Read a budget from text.

    Amounts whose empty neighbours left no trace are placed by the sums they must satisfy; one that
    could stand in several columns is kept without a column, with its candidates.

    Raises:
        UnreadableFile: the text is too large, or no budget.
        UnknownYear: the budget is of a year that the library does not cover.
    """
    return parse_with_account(text, source)[0]


def parse_with_account(text: str, source: str = "") -> tuple[DepartmentBudget, Account]:
    """Read a budget from text, and say what became of every amount that the tables of the text print.

    Raises:
        As :func:`parse_text`.
    """
    lines = lines_of(text, source)
    heading = heading_of(lines)
    if heading.year is None:
        raise UnreadableFile(source, "states no fiscal year: expected a heading such as 2024年部门预算")
    year = fiscal_year(heading.year)
    profile = _profile_of(lines, final=heading.stage is Stage.FINAL_ACCOUNT)
    layout = layout_of(lines, profile)
    sheets = _sheets(layout.regions, year)
    tables = tables_of(sheets, profile)
    budget = DepartmentBudget(
        year=year,
        institution=institution_of(heading.name, sheets, passages(layout.prose)),
        tables=tables,
        statement=_statement(layout.prose, year),
        title=heading.title,
        stage=heading.stage,
        scope=heading.scope,
        profile=_named(profile, sheets),
        source=source,
    )
    return budget, text_account(source, sheets, tables, layout.unread)


def _profile_of(lines: Sequence[TextLine], *, final: bool) -> Profile:
    """The profile of budgets, or of final accounts, that knows most titles; one is a line of its own."""
    printed = {title_of(line.text) for line in lines if len(line.text) <= MAX_TITLE}
    fitting = [one for one in map(load, names()) if one.final is final]
    return max(fitting, key=lambda one: (len(printed & one.by_title.keys()), one.name == _PREFERRED))


def _sheets(found: Sequence[Region], year: int) -> list[Sheet]:
    """The tables; project forms last, because they need the names of the institutions."""
    late = {n: region for n, region in enumerate(found) if region.printed.kind == "project_performance"}
    sheets = {n: sheet_of(region, year) for n, region in enumerate(found) if n not in late}
    units = [
        draft.line.name
        for sheet in sheets.values()
        for draft in sheet.drafts
        if draft.line.role is Role.INSTITUTION
    ]
    sheets |= {n: sheet_of(region, year, units) for n, region in late.items()}
    return [sheets[n] for n in sorted(sheets)]


def _statement(runs: Sequence[Sequence[TextLine]], year: int) -> Statement:
    """The prose; each claim knows the very line that its figure stands on."""
    printed = printed_sections(runs)
    said = statement_of((one.section for one in printed), year)
    return attrs.evolve(said, claims=tuple(located(claim, printed) for claim in said.claims))


def _named(profile: Profile, sheets: Sequence[Sheet]) -> str:
    return profile.name if sheets else ""
