"""W: arithmetic within one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Address, Role
from gov_budget.money import Unit
from gov_budget.rules.equation import Judgement, Relation
from gov_budget.rules.forms import At, Columns, Down, Largest, Lines, Relate, Repeat, Sums, Within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gov_budget.model import Cell, Table
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

MONEY_PLACES = 2
CLASS_DIGITS = 3

_THREE_PUBLIC = ("three_public", "government_fund_three_public")


def _negative(case: Case) -> Iterator[Judgement]:
    problem = ("金额为负", "the amount is negative")
    return _per_cell("W27", case, problem, lambda cell, _: cell.figure is not None and cell.figure.fen < 0)


def _too_fine(case: Case) -> Iterator[Judgement]:
    problem = ("小数多于两位", "more than two decimals")
    return _per_cell(
        "W28", case, problem, lambda cell, unit: unit is not Unit.YI and _decimals(cell) > MONEY_PLACES
    )


def _decimals(cell: Cell) -> int:
    return cell.figure.places if cell.figure else 0


def _per_cell(
    rule: str, case: Case, problem: tuple[str, str], bad: Callable[[Cell, Unit], bool]
) -> Iterator[Judgement]:
    for n, table in enumerate(case.budget.tables):
        found = [a for a, cell in _cells(n, table) if bad(cell, table.unit)]
        for address in found:
            yield Judgement(rule, (address,), problem)
        first = next((address for address, _ in _cells(n, table)), None)
        if not found and first and any(not line.is_empty for line in table.lines):
            yield Judgement(rule, (first,))


def _cells(n: int, table: Table) -> Iterator[tuple[Address, Cell]]:
    """The cells with their addresses; one whose column cannot be told goes by the first that it may have."""
    for i, line in enumerate(table.lines):
        for cell in line.cells:
            column = cell.column or next(iter(cell.candidates), "")
            if column:
                yield Address(n, i, column), cell


TESTS: dict[str, Test] = {
    "W01": Relate(
        "W01",
        At("balance", "income_total", "amount"),
        (At("balance", "expenditure_total", "amount"),),
        Relation.SAME,
    ),
    "W02": Lines("W02", "balance", "income"),
    "W03": Lines("W03", "balance", "income_total"),
    "W04": Lines("W04", "balance", "expenditure"),
    "W05": Lines("W05", "balance", "expenditure_total"),
    "W06": Lines("W06", "balance", "income.appropriation"),
    "W07": Columns("W07", "balance", "amount"),
    "W08": Columns("W08", "income", "total"),
    "W09": Sums((Down("W09", "income"), Repeat("W09", "income"))),
    "W10": Columns("W10", "expenditure", "total"),
    "W11": Sums((Down("W11", "expenditure"), Repeat("W11", "expenditure"))),
    "W12": Lines("W12", "appropriation_balance", "income"),
    "W13": Sums(
        (
            Lines("W13", "appropriation_balance", "income_total"),
            Lines("W13", "appropriation_balance", "expenditure_total"),
            Relate(
                "W13",
                At("appropriation_balance", "income_total", "amount"),
                (At("appropriation_balance", "expenditure_total", "total"),),
                Relation.SAME,
            ),
        )
    ),
    "W14": Columns("W14", "appropriation_balance", "total"),
    "W15": Lines("W15", "appropriation_balance", "expenditure"),
    "W16": Sums(
        (
            Lines("W16", "appropriation_balance", "carry_over"),
            Lines("W16", "appropriation_balance", "carry_forward"),
        )
    ),
    "W17": Sums(
        (Columns("W17", "appropriation_by_economic"), Repeat("W17", "appropriation_by_economic")),
    ),
    "W18": Within("W18", ("appropriation_by_economic", "general_public_basic"), digits=CLASS_DIGITS),
    "W19": Sums((Columns("W19", "general_public", "total", "current"), Repeat("W19", "general_public"))),
    "W20": Sums(
        (Columns("W20", "general_public", "total", "basic"), Columns("W20", "general_public", "basic"))
    ),
    "W21": Sums(
        (
            Columns("W21", "general_public_basic", "total"),
            Down("W21", "general_public_basic"),
            Repeat("W21", "general_public_basic"),
        )
    ),
    "W22": Sums(
        (
            Down("W22", "general_public_projects", (Role.TOTAL, Role.INSTITUTION, Role.SUBJECT)),
            Repeat("W22", "general_public_projects"),
        )
    ),
    "W23": Sums(
        tuple(form for kind in _THREE_PUBLIC for form in (Columns("W23", kind, "total"), Repeat("W23", kind)))
    ),
    "W24": Sums(tuple(Columns("W24", kind, "vehicles") for kind in _THREE_PUBLIC)),
    "W25": Sums(
        (
            Columns("W25", "government_fund", "total"),
            Down("W25", "government_fund"),
            Repeat("W25", "government_fund"),
        )
    ),
    "W26": Sums(
        (
            Columns("W26", "state_capital", "total"),
            Down("W26", "state_capital"),
            Repeat("W26", "state_capital"),
        )
    ),
    "W27": _negative,
    "W28": _too_fine,
    "W29": Largest("W29"),
}
