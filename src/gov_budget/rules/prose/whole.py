"""Q07, Q13, Q14: what the document says of itself in several places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.model import HEAD, Address, InstitutionNature
from gov_budget.profiles import folded
from gov_budget.rules.equation import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.passages import Passage
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

AGENCY = re.compile(r"(?:本部门|本单位|我单位|.{2,20}?)(?:为|是|属于?)(?:一级)?行政单位")
INSTITUTION = re.compile(r"(?:直属|下属|所属)(?:预算)?事业单位|事业单位\d+[个家]")
YEAR = re.compile(r"(20\d\d)年(?:度)?(?:[^。，,；;]{0,6})?(?:部门|单位)?(?:预算|决算)(?:编制)?(?:情况)?说明")
ENTRY = re.compile(r"^(?P<name>.{2,60}?)[….·\s]{3,}\d*$")
_NUMBER = re.compile(r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.]|\d+[.、．]|\(.{1,3}\))")


def _nature(case: Case) -> Iterator[Statement]:
    """A department that calls itself 行政单位 throughout has no 事业单位."""
    said = [p for p in case.passages if not p.in_glossary]
    agency = next((p for p in said if AGENCY.search(p.flat)), None)
    if agency is None:
        return
    text = next((p for p in said if _has_institution(p)), None)
    units = [
        u.name for u in case.budget.institution.units if u.nature is InstitutionNature.PUBLIC_INSTITUTION
    ]
    participating = case.budget.institution.nature is InstitutionNature.PARTICIPATING
    grounds = ([f"另有直属事业单位{'、'.join(units)}"] if units or text else []) + (
        ["编制为参照公务员法管理"] if participating else []
    )
    grounds_en = (["there is a public institution as well"] if units or text else []) + (
        ["its staff are on the civil-service model"] if participating else []
    )
    problem = (
        f"称为行政单位，但{'，'.join(grounds)}",
        f"it calls itself an administrative unit, but {' and '.join(grounds_en)}",
    )
    yield Judgement("Q07", (agency.address, *((text.address,) if text else ())), problem if grounds else None)


def _has_institution(passage: Passage) -> bool:
    found = INSTITUTION.search(passage.flat)
    return found is not None and "0" not in found[0]


def _identity(case: Case) -> Iterator[Statement]:
    """The year in the headings is that of the document, and so is the institution's name in its tables."""
    year = case.budget.year
    for passage in case.passages:
        if passage.address.column or passage.in_glossary:
            continue
        found = YEAR.search(passage.flat)
        if found:
            wrong = int(found[1]) != year
            problem = (
                f"标题写{found[1]}年，文件为{year}年",
                f"the heading says {found[1]}, the document is of {year}",
            )
            yield Judgement("Q13", (passage.address,), problem if wrong else None)
    yield from _titles(case)


def _titles(case: Case) -> Iterator[Judgement]:
    for n, table in enumerate(case.budget.tables):
        found = re.match(r"[^0-9]{0,40}?(20\d\d)年", folded(table.title))
        if found:
            year = case.budget.year
            problem = (
                f"表名写{found[1]}年，文件为{year}年",
                f"the title says {found[1]}, the document is of {year}",
            )
            address = Address(n, HEAD, "")
            yield Judgement("Q13", (address,), problem if int(found[1]) != year else None)


def _contents(case: Case) -> Iterator[Statement]:
    """Every entry of the table of contents is the heading of a section or the title of a table."""
    entries = [(p, name) for p in case.passages for name in _entries(p)]
    if not entries:
        return
    present = {_bare(p.text) for p in case.passages if len(p.text) <= 60 and not ENTRY.match(p.text)}  # noqa: PLR2004 - a heading
    present |= {_bare(table.title) for table in case.budget.tables}
    missing = [name for _, name in entries if not any(_same(name, one) for one in present)]
    names = "、".join(missing)
    problem = (f"目录中有而正文没有：{names}", f"in the table of contents but not in the document: {names}")
    yield Judgement("Q14", (entries[0][0].address,), problem if missing else None)


def _entries(passage: Passage) -> Iterator[str]:
    for part in re.findall(r"([^….·]{2,60}?)[….·]{3,}\s*\d*", passage.text):
        name = _bare(part)
        if name:
            yield name


def _bare(text: str) -> str:
    plain = folded(text)
    while True:
        cut = _NUMBER.sub("", plain)
        if cut == plain:
            return re.sub(r"^20\d\d年度?", "", cut).strip("。:：")
        plain = cut


def _same(one: str, other: str) -> bool:
    return bool(other) and (one in other or other in one)


TESTS: dict[str, Test] = {"Q07": _nature, "Q13": _identity, "Q14": _contents}
