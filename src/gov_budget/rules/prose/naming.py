"""Whether the prose names a subject as the classification of the year does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes import Scheme, catalogue
from gov_budget.errors import UnknownYear
from gov_budget.profiles import folded
from gov_budget.rules.prose.rows import CLASS_DIGITS, SECTION_DIGITS, path_of
from gov_budget.rules.subjects import names_differ, standing_of

if TYPE_CHECKING:
    from gov_budget.rules.prose.rows import Rows

__all__ = ["misnamed"]

Problem = tuple[str, str]


def misnamed(subject: str, year: int, rows: Rows) -> tuple[Problem | None, bool]:
    """Return what is wrong with the names of an item, and whether the classification is sure of it."""
    _, path = path_of(subject)
    code = rows.code_of(subject)
    if not code:
        return _no_such_path(path, year, rows)
    digits = (CLASS_DIGITS, SECTION_DIGITS, len(code))
    for name, level in zip(path[-3:], digits[-len(path) :], strict=False):
        found = _differs(name, code[:level], year, rows)
        if found[0] is not None:
            return found
    return None, True


def _differs(name: str, code: str, year: int, rows: Rows) -> tuple[Problem | None, bool]:
    try:
        standing = standing_of(code, year)
    except UnknownYear:
        return None, True
    official = folded(standing.subject.name) if standing.subject else ""
    printed, name = folded(rows.names.get(code, "")), folded(name)
    if not official or not names_differ(name, official) or (printed and not names_differ(name, printed)):
        return None, True
    sure = standing.is_sure or (bool(printed) and not names_differ(printed, official))
    return (f"“{name}”在{year}年应为“{official}”（{code}）",
            f"“{name}” is “{official}” ({code}) in {year}"), sure  # fmt: skip


def _no_such_path(path: tuple[str, ...], year: int, rows: Rows) -> tuple[Problem | None, bool]:
    """No printed item bears the name; where the class has no such section either, the path is wrong."""
    if len(path) < 3:  # noqa: PLR2004 - class, section and item
        return None, True
    try:
        edition = catalogue(year, Scheme.FUNCTION)
    except UnknownYear:
        return None, True
    owner = [
        s.code for s in edition.values() if len(s.code) == CLASS_DIGITS and folded(s.name) == folded(path[0])
    ]
    printed = {name for code, name in rows.names.items() if owner and code.startswith(owner[0])}
    sections = {folded(s.name) for s in edition.values() if owner and s.code.startswith(owner[0])}
    known = {folded(name) for name in printed} | sections
    wrong = [name for name in path[1:] if folded(name) not in known]
    same = folded(path[0]) == folded(path[1])
    if not owner or not (wrong or same):
        return None, True
    names = "、".join(wrong or path[1:2])
    return (f"{path[0]}下没有款“{names}”，表中也没有这一项",
            f"class {path[0]} has no section “{names}”, and the tables have no such item"), True  # fmt: skip
