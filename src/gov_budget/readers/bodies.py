"""Who publishes: name, code, nature, units and staff."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import Scope, Stage
from gov_budget.model import Institution, InstitutionNature, Role, Staff, StaffKind
from gov_budget.profiles import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.readers.grid import TextLine
    from gov_budget.readers.prose import Passage
    from gov_budget.readers.sheets import Sheet
    from gov_budget.readers.source import Paragraph

__all__ = ["Heading", "heading_of", "institution_of", "staff_in"]

_TITLE = re.compile(
    r"(?:第[一二三四五六七八九十]部分)?(?P<name>[^\d,。;:、]{0,40}?)(?P<year>20\d\d)(?P<of>年度?)"
    r"(?:[省市区县州镇乡]级)?(?P<scope>部门|单位)(?P<stage>预算|决算)"
)
_LABELLED = re.compile(
    r"(?:预算主管部门|预算单位|编制部门|编制单位|部门名称|单位名称):(?P<name>[^\d,。;:、]{2,40}?)(?:单位:.*)?$"
)
_PROFILE = re.compile(r"(?:第一部分)?(?P<name>[^\d,。;:、]{2,40}?)(?:部门|单位)?概况")
_FORM_YEAR = re.compile(r"预算年度:(?P<year>20\d\d)")
_SAID_YEAR = re.compile(r"(?P<year>20\d\d)年(?:度)?(?:收支|收入|支出|部门|单位)预算")
_MAX_HEADING = 60

_QUOTA = re.compile(
    r"(?P<lead>(?:下属|所属|直属)*(?:参公|全额)?事业单位|其中:)?"
    r"(?P<unit>[^,。;:\n\d]{0,40}?)(?P<nature>参照公务员(?:法)?管理(?:的)?|行政|机关|事业)?编制(?P<count>\d{1,6})[人名个]"
)
_HEADS = re.compile(r"(?P<kind>在职|离休|退休)[^,。;\n\d]{0,10}(?P<count>\d{1,6})[人名]")
_KINDS = {"在职": StaffKind.SERVING, "离休": StaffKind.LEFT, "退休": StaffKind.RETIRED}
_NATURES = (
    ("参照公务员", InstitutionNature.PARTICIPATING),
    ("行政", InstitutionNature.ADMINISTRATIVE),
    ("机关", InstitutionNature.ADMINISTRATIVE),
    ("事业", InstitutionNature.PUBLIC_INSTITUTION),
)


@attrs.frozen
class Heading:
    """What the headings of a document say of it as a whole."""

    name: str
    year: int | None
    title: str
    scope: Scope
    stage: Stage


def heading_of(lines: Sequence[TextLine | Paragraph]) -> Heading:
    """Return name, year and kind of a document; the year is ``None`` when nothing states it."""
    short = [folded(line.text) for line in lines if 0 < len(line.text) <= _MAX_HEADING]
    titles = [found for text in short if (found := _TITLE.match(text))]
    named = [found["name"] for text in short if (found := _PROFILE.fullmatch(text))]
    labelled = [found["name"] for text in short if (found := _LABELLED.match(text))][:1]
    if not titles:
        return Heading(max(named, key=len, default=""), _year(short), "", Scope.DEPARTMENT, Stage.BUDGET)
    best = max(titles, key=lambda found: len(found["name"]))
    name = max(labelled or [best["name"], *named], key=len)
    title = f"{name}{best['year']}{best['of']}{best['scope']}{best['stage']}"
    scope = Scope.UNIT if best["scope"] == "单位" else Scope.DEPARTMENT
    stage = Stage.FINAL_ACCOUNT if best["stage"] == "决算" else Stage.BUDGET
    return Heading(name, int(best["year"]), title, scope, stage)


def _year(short: Sequence[str]) -> int | None:
    for pattern in (_FORM_YEAR, _SAID_YEAR):
        for text in short:
            found = pattern.search(text)
            if found:
                return int(found["year"])
    return None


def institution_of(name: str, sheets: Sequence[Sheet], prose: Iterable[Passage]) -> Institution:
    """Return the institution with its units and staff."""
    natures, staff = staff_in(prose, name)
    coded = _coded(sheets)
    units = [Institution(its, code, natures.get(its)) for code, its in coded.items()]
    known = set(coded.values())
    units += [Institution(its, "", nature) for its, nature in natures.items() if its not in {name, *known}]
    return Institution(name, _code(sheets), natures.get(name), tuple(units), staff)


def staff_in(prose: Iterable[Passage], name: str) -> tuple[dict[str, InstitutionNature], tuple[Staff, ...]]:
    """Return what the prose says of the nature of each unit, and the heads it counts."""
    staff: list[Staff] = []
    natures: dict[str, InstitutionNature] = {}
    for passage in prose:
        for unit, nature, counted in _staff(passage, name):
            natures.setdefault(unit, nature)
            staff += counted
    return natures, tuple(dict.fromkeys(staff))


def _coded(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The units, by code, as the tables of all money print them."""
    found: dict[str, str] = {}
    for sheet in sheets:
        if sheet.kind.key in ("income", "expenditure"):
            for row in sheet.rows(Role.INSTITUTION):
                line = sheet.draft(row).line
                if line.institution and line.name:
                    found.setdefault(line.institution, line.name)
    return found


def _code(sheets: Sequence[Sheet]) -> str:
    """The code of the department: that of the forms' total, else the one its tables have in common."""
    for sheet in sheets:
        total = sheet.by_key.get("total")
        if sheet.kind.key == "project_performance" and total is not None:
            return sheet.draft(total).line.institution
    codes = {d.line.institution for sheet in sheets for d in sheet.drafts if d.line.institution}
    shortest = min(codes, key=len, default="")
    return shortest if all(code.startswith(shortest) for code in codes) else ""


def _staff(passage: Passage, name: str) -> Iterator[tuple[str, InstitutionNature, list[Staff]]]:
    """Each unit whose 编制 the prose states, with the heads it counts up to the next."""
    quotas = list(_QUOTA.finditer(passage.plain))
    for n, quota in enumerate(quotas):
        end = quotas[n + 1].start() if n + 1 < len(quotas) else len(passage.plain)
        stop = passage.plain.find("\n", quota.end())
        unit = passage.text[quota.start("unit") : quota.end("unit")] or name
        nature = _nature(quota)
        if nature is None:
            continue
        end = min(end, stop) if stop >= 0 else end
        heads = _HEADS.finditer(passage.plain, quota.end(), end)
        counted = [Staff(unit, _KINDS[one["kind"]], int(one["count"])) for one in heads]
        yield unit, nature, [Staff(unit, StaffKind.QUOTA, int(quota["count"])), *counted]


def _nature(quota: re.Match[str]) -> InstitutionNature | None:
    said = quota["nature"] or quota["lead"] or ""
    return next((nature for word, nature in _NATURES if word in said), None)
