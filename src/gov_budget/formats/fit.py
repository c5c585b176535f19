"""Whether one plain value is what its place in a document asks for; nothing is converted silently.

Each takes a value and the type that is asked for, as the converter of :mod:`.json` calls them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, get_args

from gov_budget.errors import UnrecognisedTable
from gov_budget.formats.plain import is_list, is_object, kind_of, shown
from gov_budget.model import TableKind, kind

if TYPE_CHECKING:
    from enum import Enum

    from gov_budget.formats.shapes import Range

    E = TypeVar("E", bound=Enum)

__all__ = ["Unfit", "choice", "elements", "flag", "members", "number", "table_kind", "text"]


class Unfit(Exception):
    """A plain value is not what its place asks for; the converter knows the place."""


def text(value: object, _hint: object = str) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise Unfit(f"expected text, not {kind_of(value)}")
    return value


def flag(value: object, _hint: object = bool) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise Unfit(f"expected true or false, not {kind_of(value)}")
    return value


def number(value: object, hint: object) -> int:
    """Return a whole number within the range that ``hint`` is annotated with."""
    within: Range = get_args(hint)[1]
    if type(value) is not int or not within.least <= value <= within.most:
        raise Unfit(f"expected a whole number from {within.least} to {within.most}")
    return value


def choice(value: object, among: type[E]) -> E:
    """Return the member of an enumeration that a text names."""
    named = text(value)
    for member in among:
        if member.value == named:
            return member
    known = ", ".join(str(member.value) for member in among)
    raise Unfit(f"unknown {shown(named)}: expected one of {known}")


def table_kind(value: object, _hint: object = TableKind) -> TableKind:
    """Return the kind of table that a text names."""
    try:
        return kind(text(value))
    except UnrecognisedTable as error:
        near = f"; near: {', '.join(error.near)}" if error.near else ""
        raise Unfit(f"unknown kind of table {shown(error.name)}{near}") from None


def elements(value: object) -> list[object]:
    """Return a list."""
    if not is_list(value):
        raise Unfit(f"expected a list, not {kind_of(value)}")
    return value


def members(value: object) -> dict[str, object]:
    """Return an object."""
    if not is_object(value):
        raise Unfit(f"expected an object, not {kind_of(value)}")
    return value
