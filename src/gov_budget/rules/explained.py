"""D: what the text explains, as 预算法 art 14 and 财预〔2016〕143号 ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import DocumentKind, Scope
from gov_budget.model import InstitutionNature
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.wordlists import pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.passages import Passage
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]


@attrs.frozen
class Explained:
    """Each thing that the word list names under a rule is said somewhere outside the glossary."""

    rule: str

    def __call__(self, case: Case, /) -> Iterator[Judgement]:
        """Yield one statement for each thing."""
        for wanted in words("disclosure")[self.rule]:
            if case.budget.profile in wanted.get("profiles", [case.budget.profile]):
                found = _found(case, wanted["words"])
                problem = (f"没有找到{wanted['zh']}", f"nothing is said of {wanted['en']}")
                yield attrs.evolve(
                    _judged(self.rule, case, found, None if found else problem), about=wanted["key"]
                )


def _found(case: Case, wanted: list[str]) -> list[Passage]:
    said = pattern(*wanted)
    return [p for p in case.passages if not p.in_glossary and said.search(p.flat)]


def _judged(rule: str, case: Case, found: list[Passage], problem: tuple[str, str] | None) -> Judgement:
    if not case.passages:
        return Judgement(rule, problem=problem, unchecked="no_prose")
    return Judgement(rule, tuple(p.address for p in found[:1]), problem)


def _operating(case: Case) -> Iterator[Judgement | Inapplicable]:
    """A 事业单位 has no 机关运行经费 to explain."""
    institution = case.budget.institution.nature is InstitutionNature.PUBLIC_INSTITUTION
    if institution and case.budget.scope is Scope.UNIT:
        yield Inapplicable("D07", "no_operating")
    else:
        yield from Explained("D07")(case)


def _procurement(case: Case) -> Iterator[Judgement]:
    """The total by 货物, 工程 and 服务, or that there is none; in accounts also the share of SMEs."""
    lists = words("disclosure")["procurement"]
    about = [p for p in case.passages if not p.in_glossary and lists["subject"] in p.title + p.flat]
    if not about:
        problem = ("没有找到政府采购情况", "nothing is said of government procurement")
        yield _judged("D08", case, [], problem)
    elif any(pattern(*lists["none"]).search(p.flat) for p in about):
        yield _judged("D08", case, about, None)
    else:
        final = case.budget.document_kind is DocumentKind.FINAL_ACCOUNT
        asked: list[str] = [*lists["parts"], *(lists["account_parts"] if final else ())]
        text = "".join(p.flat for p in about)
        missing = "、".join(word for word in asked if word not in text)
        problem = (f"没有分列{missing}", f"not split by {missing}")
        yield _judged("D08", case, about, problem if missing else None)


def _glossary(case: Case) -> Iterator[Judgement]:
    found = [p for p in case.passages if p.in_glossary]
    problem = ("没有找到名词解释", "no glossary of terms was found")
    yield _judged("D11", case, found, None if found else problem)


TESTS: dict[str, Test] = {
    "D07": _operating,
    "D08": _procurement,
    "D09": Explained("D09"),
    "D10": Explained("D10"),
    "D11": _glossary,
    "D15": Explained("D15"),
}
