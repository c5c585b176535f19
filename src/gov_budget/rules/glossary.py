"""G: the glossary of codes in the prose against the tables and the classification."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.errors import UnknownYear
from gov_budget.model import Address
from gov_budget.rules.equation import Judgement
from gov_budget.rules.subjects import names_differ, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS", "explained"]

_ENTRY = re.compile(r"(?<![\d.．,，])(2\d{6})(?![\d.．])[:：\s]*([^:：。]{0,120}?)[:：]")
_LEVEL = re.compile(r"[（(]\s*[类款项]\s*[）)]")


def explained(case: Case) -> dict[str, str]:
    """Return the item codes that the prose explains, with the item's name as printed there."""
    text = "\n".join(passage.flat for passage in case.passages if passage.address.column)
    return {found[1]: _item_name(found[2]) for found in _ENTRY.finditer(text)}


def _item_name(heading: str) -> str:
    return next((part.strip() for part in reversed(_LEVEL.split(heading)) if part.strip()), "")


def _used(case: Case) -> dict[str, Address]:
    table = case.table("expenditure")
    n = case.budget.by_kind.get("expenditure", 0)
    leaves = table.leaves if table else ()
    return {table.lines[i].code: Address(n, i, "total") for i in leaves} if table else {}


def _known(case: Case) -> bool:
    return case.budget.statement is not None and case.budget.statement.sections is not None


def _unused(case: Case) -> Iterator[Judgement]:
    entries, used = explained(case), _used(case)
    if not _known(case) and used:
        yield Judgement("G01", (next(iter(used.values())),), unchecked="no_prose")
    elif entries and used:
        extra = "、".join(f"{code} {name}".strip() for code, name in entries.items() if code not in used)
        yield Judgement("G01", problem=(extra, extra) if extra else None)


def _unexplained(case: Case) -> Iterator[Judgement]:
    entries, used = explained(case), _used(case)
    if not _known(case) and used:
        yield Judgement("G02", (next(iter(used.values())),), unchecked="no_prose")
    elif entries and used:
        lacking = [code for code in used if code not in entries]
        text = "、".join(lacking)
        yield Judgement("G02", tuple(used[c] for c in lacking or used), (text, text) if lacking else None)


def _names(case: Case) -> Iterator[Judgement]:
    if not _known(case) and case.table("expenditure"):
        yield Judgement("G03", unchecked="no_prose")
    for code, name in explained(case).items():
        try:
            standing = standing_of(code, case.budget.year)
        except UnknownYear:
            return
        if standing.subject is not None and name:
            differs = names_differ(name, standing.subject.name)
            problem = (f"{code}印作“{name}”，目录为“{standing.subject.name}”",
                       f"{code} is called “{name}” for “{standing.subject.name}”")  # fmt: skip
            unsure = differs and not standing.is_sure
            yield Judgement("G03", problem=problem if differs else None,
                            unchecked="uncertain_subject" if unsure else "")  # fmt: skip


TESTS: dict[str, Test] = {"G01": _unused, "G02": _unexplained, "G03": _names}
