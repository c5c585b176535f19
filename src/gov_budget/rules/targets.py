"""K: the indicators of the performance forms: weights, levels, operators, values."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from gov_budget.model import INDICATOR, Address, Indicator
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

    Placed: TypeAlias = "tuple[Address, Indicator]"

__all__ = ["TESTS"]

PERF, WPERF = "project_performance", "whole_performance"
WHOLE = 100

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def _placed(case: Case, kinds: tuple[str, ...] = (PERF, WPERF)) -> Iterator[Placed]:
    for kind in kinds:
        table = case.table(kind)
        for i, indicator in enumerate(table.indicators if table else ()):
            yield Address(case.budget.by_kind[kind], i, INDICATOR), indicator


def _by_project(case: Case, kinds: tuple[str, ...] = (PERF, WPERF)) -> Iterator[tuple[str, list[Placed]]]:
    found: dict[tuple[int, str], list[Placed]] = {}
    for address, indicator in _placed(case, kinds):
        found.setdefault((address.table, indicator.project), []).append((address, indicator))
    yield from ((project, placed) for (_, project), placed in found.items())


def _number(text: str) -> Fraction | None:
    plain = text.strip().rstrip("%％分")
    return Fraction(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def _points(placed: list[Placed]) -> dict[str, Fraction] | None:
    """The weights by first level; ``None`` where one is printed and cannot be read, or one is blank."""
    found: dict[str, Fraction] = {}
    for _, indicator in placed:
        weight = _number(indicator.weight)
        if weight is None:
            return None
        level = indicator.level1.removesuffix("指标")
        found[level] = found.get(level, Fraction(0)) + weight
    return found


def _weights(case: Case) -> Iterator[Judgement]:
    """The weights of one project add up to 100, or to 90 where 10 are kept for 预算执行率."""
    own = case.profile.conventions.weights if case.profile else ()
    allowed = own or tuple(words("performance")["weights"]["sums"])
    for project, placed in _by_project(case):
        if any(indicator.weight.strip() for _, indicator in placed):
            points = _points(placed)
            total = sum(points.values()) if points else 0
            wanted = "或".join(map(str, allowed))
            problem = (f"{project or '整体'}的权重合计{total}，应为{wanted}",
                       f"{project or 'the whole'}: {total}, not {wanted}")  # fmt: skip
            yield Judgement("K01", (placed[0][0],), None if total in allowed else problem,
                            unchecked="" if points else "unreadable")  # fmt: skip


def _central(case: Case) -> Iterator[Judgement | Inapplicable]:
    """The shares of the levels are those of the central guide, where the place follows it."""
    if case.profile is None or not case.profile.conventions.central_weights:
        name = case.profile.zh if case.profile else "未知"
        yield Inapplicable("K02", "wrong_profile", (name, case.profile.name if case.profile else "unknown"))
        return
    for project, placed in _by_project(case, (PERF,)):
        points = _points(placed)
        if points:
            shown = "、".join(f"{level}{weight}" for level, weight in points.items())
            problem = (f"{project}为{shown}", f"{project}: {shown}")
            yield Judgement("K02", (placed[0][0],), None if _is_central(points) else problem)


def _is_central(points: dict[str, Fraction]) -> bool:
    return any(points == guide for guide in _guides())


def _guides() -> Iterator[dict[str, int]]:
    for guide in words("performance")["central"]:
        weights: dict[str, int] = dict(guide["weights"])
        yield weights
        without = {level: weight for level, weight in weights.items() if level != "满意度"}
        yield without | {"效益": weights["效益"] + weights["满意度"]}


def _sense(operator: str) -> str:
    text = operator.strip()
    senses: dict[str, list[str]] = words("performance")["operators"]
    return next((sense for sense, signs in senses.items() if text in signs), "")


def _direction(case: Case) -> Iterator[Judgement]:
    """More is better for ≥, less for ≤; a qualitative indicator has no direction."""
    lists = words("performance")["directions"]
    for address, indicator in _placed(case):
        sense, said = _sense(indicator.operator), indicator.direction.strip()
        if said and sense:
            up, down = bool(re.search(lists["up"], said)), bool(re.search(lists["down"], said))
            right = {"at_least": up, "at_most": down, "equal": up, "qualitative": not (up or down)}[sense]
            shown = f"“{indicator.name}”{indicator.operator}{said}"
            yield Judgement("K10", (address,), None if right else (shown, shown))


def _ratios(case: Case) -> Iterator[Judgement]:
    """A share of a whole lies between 0 and 100 per cent."""
    lists = words("performance")["ratios"]
    for address, indicator in _placed(case):
        value, name = _number(indicator.value), indicator.name
        is_share = re.search(lists["names"], name) and not re.search(lists["may_exceed"], name)
        if value is not None and is_share and "%" in (indicator.measure + indicator.value).replace("％", "%"):
            shown = f"“{name}”{indicator.value}{indicator.measure}"
            yield Judgement("K11", (address,), (shown, shown) if value > WHOLE else None)


def _values(case: Case) -> Iterator[Judgement]:
    """A quantitative indicator has a number and a measure, a qualitative one has no number."""
    for address, indicator in _placed(case):
        sense = _sense(indicator.operator)
        if sense:
            wrong = _value_problem(sense, indicator)
            shown = f"“{indicator.name}”{indicator.operator}{indicator.value}"
            yield Judgement("K12", (address,), (shown + wrong[0], f"{shown} {wrong[1]}") if wrong else None)


def _value_problem(sense: str, indicator: Indicator) -> tuple[str, str] | None:
    number = _number(indicator.value)
    if sense == "qualitative":
        return ("为定性指标，指标值却是数", "is qualitative but has a number") if number is not None else None
    if number is None:
        return "的指标值不是数", "has no number"
    measured = indicator.measure.strip() or indicator.value.strip().endswith(("%", "％"))
    return None if measured else ("没有度量单位", "has no measure")


def _levels(case: Case) -> Iterator[Judgement | Inapplicable]:
    """产出, 效益 and 满意度, and 成本 where it is a level, at the first or second level."""
    lists = words("performance")["levels"]
    with_costs = _has_cost_level(case)
    required = [*lists["required"], *([lists["cost"]] if with_costs else [])]
    for project, placed in _by_project(case):
        exempt = lists["exempt_levels"] if re.search(lists["exempt_projects"], project) else ()
        printed = "".join(one.level1 + one.level2 for _, one in placed)
        missing = "、".join(level for level in required if level not in printed and level not in exempt)
        problem = (f"{project or '整体'}没有{missing}指标", f"{project or 'the whole'} without {missing}")
        yield Judgement("K14", (placed[0][0],), problem if missing else None)
        if not with_costs and lists["cost"] not in printed:
            yield Inapplicable("K14", "no_cost_level", (project or "整体", project or "the whole"))


def _has_cost_level(case: Case) -> bool:
    """Whether 成本 is a level: since its year, where the form has it or the document prints it so."""
    lists = words("performance")["levels"]
    by_form = case.profile is not None and case.profile.conventions.cost_level
    printed = any(lists["cost"] in indicator.level1 for _, indicator in _placed(case))
    return case.budget.year >= lists["cost_from"] and (by_form or printed)


TESTS: dict[str, Test] = {
    "K01": _weights,
    "K02": _central,
    "K10": _direction,
    "K11": _ratios,
    "K12": _values,
    "K14": _levels,
}
