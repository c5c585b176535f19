"""D: which tables are published, how finely, and what their heads and notes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import HEAD, Address, Role
from gov_budget.model import kind as table_kind
from gov_budget.rules.blank import is_blank_form
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.wordlists import pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.model import Table
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

ITEM, SECTION = 7, 5
LONGEST_NOTE = 60
"""A longer note is a text of its own, and no remark that a table is empty."""

_FUNCTION = ("expenditure", "general_public")
_PERFORMANCE = ("whole_performance", "project_performance")


def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = words("disclosure")["tables"]
    return found


def _names(kinds: Iterable[str]) -> tuple[str, str]:
    found = [table_kind(key) for key in kinds]
    return "、".join(one.zh for one in found), ", ".join(one.en for one in found)


def _required(case: Case) -> Iterator[Judgement]:
    """The national minimum, without tables that the form of the place publishes elsewhere."""
    lists = words("disclosure")["tables"]
    apart = case.profile.conventions.published_apart if case.profile else ()
    later = lists["later"] if _has_state_capital(case) or case.budget.has(lists["later"]) else None
    asked = [*lists["required"], *([later] if later else [])]
    extract = not _is_whole(case) and not case.passages
    for key in (key for key in asked if key not in apart):
        there = case.budget.has(key)
        at = (_head(case, key),) if there else ()
        unchecked = "partial_document" if extract and not there else ""
        unchecked = "title_alone" if key in _titles_alone(case) else unchecked
        yield Judgement("D03", at, None if there else _names([key]), unchecked, about=key)


def _has_state_capital(case: Case) -> bool:
    return case.fen(case.at("balance", "income.state_capital", "amount")) != 0


def _is_whole(case: Case) -> bool:
    lists = words("disclosure")["tables"]
    return sum(case.budget.has(key) for key in lists["required"]) >= int(lists["whole_set"])


def _of_the_place(case: Case) -> Iterator[Judgement | Inapplicable]:
    """The tables that the form of the province has beyond the national minimum.

    The form of final accounts is of no one province.
    """
    if case.profile is None or case.profile.final:
        yield Inapplicable("D14", "no_profile")
    elif _is_whole(case):
        known = (*_lists()["required"], *case.profile.conventions.some_places)
        extra = [k for k in dict.fromkeys(table.kind for table in case.profile.tables) if k not in known]
        missing = [key for key in extra if not case.budget.has(key)]
        unread = "unread_profile" if missing and not case.profile.read else ""
        alone = "title_alone" if set(missing) & _titles_alone(case) else ""
        yield Judgement("D14", problem=_names(missing) if missing else None, unchecked=unread or alone)


def _titles_alone(case: Case) -> frozenset[str]:
    """The kinds of table whose title stands in the text, no table of which was read.

    Where titles of tables that were read stand there too, it is a list of contents.
    """
    profile = case.profile
    titles = (p.text for p in case.passages if len(p.text) <= LONGEST_NOTE) if profile else ()
    found = frozenset(table.kind for title in titles if profile and (table := profile.table(title)))
    return found if not any(map(case.budget.has, found)) else frozenset()


def _depth(case: Case) -> Iterator[Judgement]:
    """Function to 项, 基本 by nature to 款, 基本 and 项目 apart: where a table does so nowhere."""
    for kind, depth, zh, en in (
        *((kind, ITEM, "功能分类没有列到项级", "no line goes down to an item") for kind in _FUNCTION),
        ("general_public_basic", SECTION, "经济分类没有列到款级", "no line goes down to a section"),
    ):
        table = case.table(kind)
        codes = [line.code for line in table.role(Role.SUBJECT)] if table else []
        if codes and table is not None:
            deep = any(len(code) >= depth for code in codes)
            yield Judgement("D04", (_head(case, kind),), None if deep else (zh, en), about=kind)
    table = case.table("expenditure")
    if table is not None:
        apart = {"basic", "project"} <= set(table.columns)
        problem = ("基本支出和项目支出没有分列", "basic and project expenditure are not shown apart")
        yield Judgement("D04", (_head(case, "expenditure"),), None if apart else problem, about="apart")


def _head(case: Case, kind: str) -> Address:
    return Address(case.budget.by_kind[kind], HEAD, "")


def _is_empty(table: Table) -> bool:
    return not any(cell.figure for line in table.lines for cell in line.cells) and not table.indicators


def _is_noted(table: Table) -> bool:
    said = pattern(*words("disclosure")["empty"]["words"])
    return any(said.search("".join(note.split())) for note in (*table.notes, *table.headings))


def _is_called_empty(table: Table) -> bool:
    said = pattern(*words("disclosure")["empty"]["words"])
    short = [note for note in table.notes if len(note) <= LONGEST_NOTE]
    return table.kind.key not in _PERFORMANCE and any(said.search("".join(note.split())) for note in short)


def _holds_money(table: Table) -> bool:
    return any(c.figure.fen for line in table.lines for c in line.cells if c.figure)


def _notes(rule: str) -> Test:
    """An empty table says that it is; by D06 also, none that holds money says so."""

    def test(case: Case) -> Iterator[Judgement | Inapplicable]:
        if is_blank_form(case):
            yield Inapplicable(rule, "blank_form")
            return
        for n, table in enumerate(case.budget.tables):
            at = (Address(n, HEAD, ""),)
            if _is_empty(table):
                problem = ("表内没有数据，也没有注明是空表", "it holds no data and no note says so")
                yield Judgement(rule, at, None if _is_noted(table) else problem, about=table.kind.key)
            elif rule == "D06" and _is_called_empty(table) and _holds_money(table):
                problem = ("注明是空表，表内却有数", "a note calls it empty, yet it holds amounts")
                yield Judgement(rule, at, problem, about=table.kind.key)

    return test


def _heads(case: Case) -> Iterator[Judgement]:
    """Unit of amount, entity and year: one statement for each of the three over all tables."""
    tables = [
        (n, t) for n, t in enumerate(case.budget.tables) if t.headings and t.kind.key not in _PERFORMANCE
    ]
    if not tables:
        if case.budget.tables:
            yield Judgement("D12", unchecked="no_headings")
        return
    for key, wanted in words("disclosure")["head"].items():
        known = _titles(case) if key == "year" else ()
        lacking = [
            (n, t)
            for n, t in tables
            if not _says(wanted["words"], ("".join(t.headings), t.title, *known))
            and not (key == "entity" and t.role(Role.INSTITUTION))
        ]
        at = tuple(Address(n, HEAD, "") for n, _ in lacking or tables)
        names = "、".join(t.number or t.title for _, t in lacking)
        problem = (f"{names}没有印出{wanted['zh']}", f"{names} without {wanted['en']}")
        yield Judgement("D12", at, problem if lacking else None, about=key)


def _titles(case: Case) -> tuple[str, ...]:
    sections = (case.budget.statement.sections if case.budget.statement else None) or ()
    return (case.budget.title, *(section.title for section in sections))


def _says(wanted: list[str], texts: Iterable[str]) -> bool:
    said = pattern(*wanted)
    return any(said.search(text) for text in texts)


TESTS: dict[str, Test] = {
    "D03": _required,
    "D04": _depth,
    "D05": _notes("D05"),
    "D06": _notes("D06"),
    "D12": _heads,
    "D14": _of_the_place,
}
