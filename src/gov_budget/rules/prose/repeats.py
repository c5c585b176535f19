"""Q01, Q02, Q04, Q10 to Q12: figures of the prose against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.fiscal import Stage
from gov_budget.model import Aspect
from gov_budget.rules.equation import Equation, Judgement, Relation, Term
from gov_budget.rules.prose.said import Said, going_up, nearest, said, this_year
from gov_budget.rules.wording import UNCHANGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

CHANGING = (Aspect.CHANGE, Aspect.RATE)
PARTS = {
    "three_public": ("three_public.overseas", "three_public.vehicles", "three_public.reception"),
    "three_public.vehicles": ("three_public.vehicle_purchase", "three_public.vehicle_running"),
    "government_fund": ("government_fund.basic", "government_fund.project"),
    "state_capital": ("state_capital.basic", "state_capital.project"),
    "expenditure_total": ("basic", "project"),
    "expenditure_current": ("basic", "project"),
}
"""Breakdowns that are whole wherever all their parts are stated."""
BESIDE = ("remitted_up", "subsidy_down", "operating_expenditure")
"""What some departments spend beside 基本 and 项目: part of their breakdown where it is stated there."""
SOURCES = ("income_total", "income_current")
NATURES = ("personnel", "operation", "target")


def _repeated(case: Case) -> Iterator[Statement]:
    """A figure that is stated twice is one figure."""
    for same in case.claims_alike.values():
        first, *others = (Said(*one) for one in same)
        if not others or not first.is_known or first.claim.indicator.startswith("reason."):
            continue
        for other in others:
            if first.claim.cell.figure and other.claim.cell.figure:
                yield Equation("Q01", other.address, (Term(first.address),), Relation.SAME)
            elif first.claim.aspect is Aspect.COUNT:
                yield _counted(first, other)


def _counted(first: Said, other: Said) -> Judgement:
    one, two = first.claim.cell.text, other.claim.cell.text
    problem = (f"两处分别为{one}和{two}{first.claim.measure}", f"stated as {one} and as {two}")
    return Judgement("Q01", (other.address, first.address), problem if one != two else None)


def _breakdown(rule: str, whole: str, parts: tuple[str, ...]) -> Test:
    """The whole is the sum of its parts, where the prose states all of them beside it."""

    def test(case: Case) -> Iterator[Statement]:
        for one in this_year(case, whole):
            found = [_part(one, this_year(case, part)) for part in parts]
            if all(found):
                found += [_part(one, this_year(case, part)) for part in BESIDE if "basic" in parts]
                yield Equation(rule, one.address, tuple(Term(part.address) for part in found if part))

    return test


def _part(one: Said, candidates: list[Said]) -> Said | None:
    """The part that goes with a whole: of the same section, the first behind it."""
    span = one.claim.span
    if span is None:
        return nearest(one, candidates)
    behind = [
        c for c in candidates
        if c.claim.span and c.claim.span.section == span.section
        and (c.claim.span.paragraph, c.claim.span.start) > (span.paragraph, span.start)
    ]  # fmt: skip
    return min(behind, key=_order, default=None)


def _order(one: Said) -> tuple[int, int]:
    return (one.claim.span.paragraph, one.claim.span.start) if one.claim.span else (0, 0)


def _of_which(case: Case) -> Iterator[Statement]:
    for whole, parts in PARTS.items():
        if "basic" not in parts or this_year(case, *BESIDE) or not other_natures(case):
            yield from _breakdown("Q02", whole, parts)(case)
    yield from _sources(case)


def other_natures(case: Case) -> bool:
    """Whether there is, or may be, expenditure that is neither 基本 nor 项目."""
    return any(
        case.may_hold(case.at("expenditure", "total", c))
        for c in ("remitted_up", "subsidy_down", "operating")
    )


def _sources(case: Case) -> Iterator[Statement]:
    """收入…其中：…: the sources that the prose states, unless the table has money from one it leaves out."""
    for one in this_year(case, *SOURCES):
        span = one.claim.span
        found = [
            source
            for source in said(case, under="income")
            if source.claim.year == case.budget.year and _same_paragraph(one, source)
        ]
        names = [source.claim.indicator for source in found]
        if span is None or len(found) < 2 or len(set(names)) != len(names):  # noqa: PLR2004 - a breakdown
            continue
        whole = one.claim.indicator == "income_total"
        if not _left_out(case, set(names), whole=whole):
            yield Equation("Q02", one.address, tuple(Term(source.address) for source in found))


def _same_paragraph(one: Said, other: Said) -> bool:
    mine, its = one.claim.span, other.claim.span
    same = (
        mine is not None
        and its is not None
        and (mine.section, mine.paragraph) == (its.section, its.paragraph)
    )
    return same and mine is not None and its is not None and its.start > mine.start


def _left_out(case: Case, names: set[str], *, whole: bool) -> bool:
    """Whether a source that is not named has money, or may have."""
    table = case.table("balance")
    if table is None:
        return True
    funds = {"income.general_public", "income.government_fund", "income.state_capital"}
    covered = names | funds if "income.appropriation" in names else names
    keys = [line.key for line in table.lines if line.key.startswith("income.")]
    keys += ["carry_over", "fund_balance"] if whole else []
    keys = [key for key in keys if key != "income.appropriation"]
    return any(case.fen(case.at("balance", key, "amount")) for key in keys if key not in covered)


def _three_public_changes(case: Case) -> Iterator[Statement]:
    """The changes of the three items add up to that of the total; so do those of the vehicles."""
    for whole in ("three_public", "three_public.vehicles"):
        for one in this_year(case, whole):
            yield from _changes(case, one, PARTS[whole])


def _changes(case: Case, one: Said, parts: tuple[str, ...]) -> Iterator[Statement]:
    items = [_part(one, this_year(case, part)) for part in parts]
    moved = [(_change(case, item) if item else None) for item in items]
    if any(m is None for m in moved):
        return
    found = [(at, sign) for m in moved if m is not None for at, sign in m]
    total = _change(case, one)
    if total:
        address, up = total[0]
        yield Equation("Q04", address.address, tuple(Term(at.address, sign * up) for at, sign in found))
    elif total is not None and found:
        net = sum(sign * case.fen(at.address) for at, sign in found)
        word = one.claim.change
        problem = (
            f"合计写作“{word}”，各项变动相加不为零",
            f"the total is called “{word}”, but the changes of its items do not cancel",
        )
        yield Judgement("Q04", (one.address, *(at.address for at, _ in found)), problem if net else None)


def _change(case: Case, one: Said) -> list[tuple[Said, int]] | None:
    """The stated change with its direction; empty where there is none, ``None`` where nothing is said."""
    if one.claim.change in UNCHANGED:
        return []
    key = (one.claim.indicator, one.claim.subject, one.claim.scope, Aspect.CHANGE, one.claim.year)
    found = nearest_behind(one, [Said(*c) for c in case.claims_alike.get(key, ())])
    up = going_up(found.claim.change) if found else None
    return [(found, 1 if up else -1)] if found is not None and up is not None else None


def nearest_behind(one: Said, found: list[Said]) -> Said | None:
    """Return the claim that follows another in its paragraph; without letters the only one."""
    if one.claim.span is None:
        return found[0] if len(found) == 1 else None
    return min((f for f in found if _same_paragraph(one, f)), key=_order, default=None)


def _performance(case: Case) -> Iterator[Statement]:
    parts = tuple(f"performance.{nature}" for nature in NATURES)
    yield from _breakdown("Q10", "performance", parts)(case)


def _procurement(case: Case) -> Iterator[Statement]:
    parts = ("procurement.goods", "procurement.works", "procurement.services")
    yield from _breakdown("Q11", "procurement", parts)(case)


def _reserved(case: Case) -> Iterator[Statement]:
    """What is reserved for small and micro enterprises is within what is for all of them, and that in all."""
    pairs = [("procurement.small_micro", "procurement.sme"), ("procurement.sme", "procurement")]
    if case.budget.stage is Stage.FINAL_ACCOUNT:
        pairs.append(("procurement.sme_awarded", "procurement"))
        pairs.append(("procurement.small_micro_awarded", "procurement.sme_awarded"))
    for less, more in pairs:
        for one in this_year(case, less):
            whole = nearest(one, this_year(case, more))
            if whole is not None:
                yield Equation("Q12", one.address, (Term(whole.address),), Relation.AT_MOST)


TESTS: dict[str, Test] = {
    "Q01": _repeated,
    "Q02": _of_which,
    "Q04": _three_public_changes,
    "Q10": _performance,
    "Q11": _procurement,
    "Q12": _reserved,
}
