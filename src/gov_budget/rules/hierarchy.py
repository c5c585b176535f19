"""H: codes nest, and every level adds up once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from gov_budget.model import Address, Role, Table
from gov_budget.rules.equation import Judgement, Relation
from gov_budget.rules.forms import Below, Sums, Within
from gov_budget.rules.forms.sums import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

CLASS, SECTION, ITEM, LOCAL = 3, 5, 7, 7

_FUNCTION = ("income", "expenditure", "general_public", "government_fund", "state_capital")
_ECONOMIC = ("appropriation_by_economic", "general_public_basic")
_CODED = (*_FUNCTION[1:], *_ECONOMIC)


_SUBJECT = (Role.SUBJECT,)


def _rollup(rule: str, digits: int, kinds: tuple[str, ...], columns: str = "every") -> Within:
    """The printed parent of ``digits`` digits is the sum of its printed children."""
    return Within(rule, kinds, _SUBJECT, digits, _SUBJECT, columns)


def _omitted() -> Within:
    """Lines may be left out: what is printed below a line is at most the line."""
    return Within("H12", _CODED, _SUBJECT, columns="first", relation=Relation.AT_MOST, led=_SUBJECT)


Problem: TypeAlias = "tuple[str, str] | None"


def _judge(
    rule: str, kinds: tuple[str, ...], problem_of: Callable[[Table, int], Problem], *, below: bool = False
) -> Test:
    """Judge each subject line of some tables; ``below`` says that the lines below it may be the answer.

    Then a line of which nobody can tell what it stands for may be one of them.
    """

    def test(case: Case) -> Iterator[Judgement]:
        for n, table in tables_of(case, kinds):
            found = False
            for i, line in enumerate(table.lines):
                problem = problem_of(table, i) if line.role in (Role.SUBJECT, Role.LOCAL) else None
                if problem:
                    found = True
                    untold = "ambiguous" if below and table.unresolved else ""
                    yield Judgement(
                        rule, (_first(n, table, i),), None if untold else problem, unchecked=untold
                    )
            if not found and table.leaves:
                yield Judgement(rule, (_first(n, table, table.leaves[0]),))

    return test


def _first(n: int, table: Table, i: int) -> Address:
    return Address(n, i, table.columns[0])


def _shape(table: Table, i: int) -> Problem:
    line = table.lines[i]
    economic = table.kind.rows == "economic"
    if not line.code:
        return (f"“{line.name}”没有编码", f"“{line.name}” has no code")
    allowed = (CLASS, SECTION, LOCAL) if economic else (CLASS, SECTION, ITEM)
    first = "35" if economic else "2"
    if not line.code.isdigit() or len(line.code) not in allowed or line.code[0] not in first:
        lengths = "、".join(map(str, allowed))
        return (
            f"“{line.code}”应为以{first[0]}开头的{lengths}位数字",
            f"“{line.code}” should start with {first[0]} and have {lengths.replace('、', ', ')} digits",
        )
    return None


def _reaches(digits: int) -> Callable[[Table, int], Problem]:
    def problem(table: Table, i: int) -> Problem:
        line = table.lines[i]
        if line.is_empty or not table.is_leaf(i) or len(line.code) >= digits:
            return None
        return (
            f"编码“{line.code}”只有{len(line.code)}位，其下没有更细的科目",
            f"code “{line.code}” has {len(line.code)} digits and nothing finer below it",
        )

    return problem


def _twice(case: Case) -> Iterator[Judgement]:
    """No subject stands twice under one institution; lines that are alike in all count as one."""
    for n, table in tables_of(case, _CODED):
        coded = [(i, e) for i, e in enumerate(table.lines) if e.role is Role.SUBJECT and e.code]
        times = Counter((line.code, line.institution) for _, line in coded)
        repeated = {line: i for i, line in reversed(coded) if times[line.code, line.institution] > 1}
        for line, i in reversed(repeated.items()):
            count = times[line.code, line.institution]
            problem = (f"“{line.code}”出现{count}次", f"“{line.code}” stands {count} times")
            yield Judgement("H11", (_first(n, table, i),), problem)
        if not repeated and table.leaves:
            yield Judgement("H11", (_first(n, table, table.leaves[0]),))


TESTS: dict[str, Test] = {
    "H01": _rollup("H01", SECTION, _FUNCTION),
    "H02": _rollup("H02", CLASS, _FUNCTION),
    "H03": Below("H03", (*_FUNCTION, "appropriation_by_economic"), classes=True),
    "H04": Below("H04", _FUNCTION, nested=False),
    "H05": Below("H05", _CODED, nested=True),
    "H06": Within("H06", _ECONOMIC, children=(Role.LOCAL,)),
    "H07": _judge("H07", _CODED, _shape),
    "H08": Sums(
        (
            _rollup("H08", SECTION, _CODED, "but_total"),
            _rollup("H08", CLASS, _CODED, "but_total"),
            Below("H08", _CODED, nested=False, columns="but_total"),
        )
    ),
    "H09": _judge(
        "H09",
        ("expenditure", "general_public", "government_fund", "state_capital"),
        _reaches(ITEM),
        below=True,
    ),
    "H10": _judge("H10", ("general_public_basic",), _reaches(SECTION), below=True),
    "H11": _twice,
    "H12": _omitted(),
}
