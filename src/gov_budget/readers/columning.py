"""Which columns a table in a text has: those of the form, as far as its heading says nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gov_budget.model import kind as table_kind
from gov_budget.profiles import folded, load, names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.profiles import PrintedTable

__all__ = ["columns_in"]


def columns_in(printed: PrintedTable, heading: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of the form, and those optional ones whose heading is printed.

    ``heading`` is what is printed above the amounts, without spaces, ``lines`` the same line by line.
    A heading that cannot be found takes no column away: headings get torn, and amounts may stand
    below a torn one.  But several forms share titles: where each column of another form is headed,
    and not each of this one, the other's are taken, if they are not only some of these.
    """
    order = [column.key for column in table_kind(printed.kind).columns]
    added = {key for key in printed.optional if folded(table_kind(printed.kind).column(key).zh) in heading}
    own = tuple(sorted({*printed.columns, *added}, key=order.index)) if added else printed.columns
    if all(_is_headed(printed.kind, key, heading) for key in own):
        return own
    words = {folded(word) for line in lines for word in line.split()}
    others = (form for form in _forms(printed.kind) if not set(form) <= set(own))
    fitting = [form for form in others if all(_words_of(printed.kind, key) & words for key in form)]
    return max(fitting, key=len, default=own)


def _is_headed(kind: str, key: str, heading: str) -> bool:
    return any(word in heading for word in _words_of(kind, key))


@cache
def _words_of(kind: str, key: str) -> frozenset[str]:
    column = table_kind(kind).column(key)
    return frozenset(map(folded, (column.zh, *column.headers)))


@cache
def _forms(kind: str) -> tuple[tuple[str, ...], ...]:
    """The columns that each profile prints for a kind of table."""
    found = (one.columns for name in names() for one in load(name).tables if one.kind == kind)
    return tuple(dict.fromkeys(found))
