"""Whether two budgets are the same to the last text and place, and where not.

``==`` leaves out what does not count as value (the text of a figure, where something stands);
a file must keep that as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

import attrs

from gov_budget.model import DepartmentBudget, Locus, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["difference"]


def difference(one: DepartmentBudget, other: DepartmentBudget) -> str | None:
    """Return the path of the first difference, as ``$.tables[3].lines[7].cells[0].text``.

    The file a budget was read from does not count, and neither does the difference between no
    locus and a locus that says nothing.
    """
    return next(_differences(one, other, "$"), None)


def _differences(one: object, other: object, path: str) -> Iterator[str]:
    one, other = (None if value == Locus() else value for value in (one, other))
    below, beside = _parts(one), _parts(other)
    if type(one) is not type(other) or below.keys() != beside.keys() or (not below and one != other):
        yield path
    else:
        for name, part in below.items():
            yield from _differences(part, beside[name], path + name)


def _parts(value: object) -> dict[str, object]:
    if _is_tuple(value):
        return {f"[{i}]": part for i, part in enumerate(value)}
    shape = type(value)
    if not attrs.has(shape) or shape is TableKind:
        return {}
    ignored = "source" if shape is DepartmentBudget else ""
    names = (field.name for field in attrs.fields(shape))
    return {f".{name}": getattr(value, name) for name in names if name != ignored}


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)
