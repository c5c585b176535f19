"""From what a file says to a budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import UnreadableFile
from gov_budget.fiscal import Stage, fiscal_year
from gov_budget.model import DepartmentBudget
from gov_budget.prose import statement_of
from gov_budget.readers.account import Account, Remark, TableAccount
from gov_budget.readers.assembly.choosing import choose_profile
from gov_budget.readers.assembly.content import kind_by_content
from gov_budget.readers.assembly.facts import facts_of, institution_in
from gov_budget.readers.assembly.flow import flow_of
from gov_budget.readers.assembly.illegible import without_year
from gov_budget.readers.assembly.members import account_of_list, heads_of_list, members_in
from gov_budget.readers.assembly.printed import layout_of
from gov_budget.readers.assembly.sections import sections_of
from gov_budget.readers.assembly.tables import read_table, unread_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.model import Table
    from gov_budget.profiles import Profile
    from gov_budget.readers.assembly.printed import Layout, Printed
    from gov_budget.readers.source import Source

__all__ = ["read_source"]


def read_source(source: Source) -> tuple[DepartmentBudget, Account]:
    """Return the budget that a file holds, and the account of its reading.

    Raises:
        UnreadableFile: nothing says of which fiscal year the document is, or it is scanned or garbled.
        UnknownYear: the budget is of a year that the library does not cover.
    """
    flow = flow_of(source)
    facts = facts_of(flow)
    if facts.year is None:
        raise UnreadableFile(source.file, without_year(source))
    year = fiscal_year(facts.year)
    final = facts.stage is Stage.FINAL_ACCOUNT
    layout = layout_of(flow, final=final)
    profile = choose_profile(layout.tables, facts.name + facts.title, final=final)
    lists = _lists(layout)
    tables, accounts = _tables(layout, lists, profile, year)
    budget = DepartmentBudget(
        year=year,
        institution=institution_in(facts.name, tables, layout.prose, members_in(lists)),
        tables=tuple(tables),
        statement=statement_of(sections_of(layout.prose), year),
        title=facts.title,
        stage=facts.stage,
        scope=facts.scope,
        profile=profile.name if tables else "",
        source=source.file,
    )
    return budget, Account(source.file, tuple(accounts), source.obstacles, source.pages)


def _lists(layout: Layout) -> list[Printed]:
    """The lists of units: they have no title, or one that announces no table of amounts."""
    return [printed for printed in layout.tables if not printed.kind and heads_of_list(printed)]


def _tables(
    layout: Layout, lists: Sequence[Printed], profile: Profile, year: int
) -> tuple[list[Table], list[TableAccount]]:
    tables: list[Table] = []
    accounts: list[TableAccount] = []
    for printed in layout.tables:
        if printed in lists:
            accounts.append(account_of_list(printed))
            continue
        known = profile.table(printed.title) if printed.title else None
        kind = known.kind if known else printed.kind
        remarks: tuple[Remark, ...] = ()
        if kind != "":
            kind, remarks = kind_by_content(printed, kind or "", final=layout.final)
        if not kind:
            accounts.append(unread_table(printed, remarks))
            continue
        read = read_table(printed, kind, profile, year)
        tables.append(read.table)
        accounts.append(attrs.evolve(read.account, remarks=remarks))
    return tables, accounts
