"""One wrong figure in a budget, and the slips of the hand that make it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, DepartmentBudget
from gov_budget.money import print_numeral, read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.strategies.drafting import Pick

__all__ = ["Broken", "Slip", "addresses", "broken", "slips"]


class Slip(StrEnum):
    """How a figure went wrong."""

    SHIFT = "shift"
    DIGIT = "digit"
    SWAP = "swap"
    SIGN = "sign"
    SCALE = "scale"


@attrs.frozen
class Broken:
    """A budget with one figure of one table changed.

    ``old`` and ``new`` are the printed texts at ``address``; whether any rule can see the change
    is not said: a figure may take part in no equation, or rounding may cover the change.
    """

    budget: DepartmentBudget
    original: DepartmentBudget
    address: Address
    old: str
    new: str
    slip: Slip


def addresses(budget: DepartmentBudget) -> tuple[Address, ...]:
    """Return where the figures of all tables stand."""
    return tuple(
        [
            Address(n, i, cell.column)
            for n, table in enumerate(budget.tables)
            for i, line in enumerate(table.lines)
            for cell in line.cells
            if cell.figure is not None
        ]
    )


def slips(text: str) -> tuple[tuple[Slip, str], ...]:
    """Return the texts that one slip can put in the place of a printed number, with other values.

    >>> [(slip.value, text) for slip, text in slips("1.2")][:4]
    [('shift', '1.3'), ('shift', '1.1'), ('swap', '2.1'), ('sign', '-1.2')]
    """
    numeral = read_numeral(text)
    found: dict[int, Slip] = {}
    for slip, digits in _slips(numeral.digits):
        found.setdefault(digits, slip)
    found.pop(numeral.digits, None)
    return tuple([(slip, print_numeral(digits, numeral.places)) for digits, slip in found.items()])


def _slips(digits: int) -> Iterator[tuple[Slip, int]]:
    tenth = max(1, abs(digits) // 10)
    yield from ((Slip.SHIFT, digits + tenth), (Slip.SHIFT, digits - tenth))
    text, sign = str(abs(digits)), -1 if digits < 0 else 1
    for i in range(len(text) - 1):
        yield Slip.SWAP, sign * int(text[:i] + text[i + 1] + text[i] + text[i + 2 :])
    yield Slip.SIGN, -digits
    yield from ((Slip.SCALE, digits * 10), (Slip.SCALE, sign * (abs(digits) // 10)))
    for i in range(len(text)):
        for other in "0123456789":
            yield Slip.DIGIT, sign * int(text[:i] + other + text[i + 1 :])


def broken(original: DepartmentBudget, address: Address, pick: Pick) -> Broken:
    """Return the budget with one slip at one address, each kind of slip as often as the others."""
    old = original.cell(address).text
    possible = slips(old)
    kinds = list(dict.fromkeys([slip for slip, _ in possible]))
    slip = kinds[pick(0, len(kinds) - 1)]
    texts = [text for made, text in possible if made is slip]
    new = texts[pick(0, len(texts) - 1)]
    return Broken(original.with_cell(address, new), original, address, old, new, slip)
