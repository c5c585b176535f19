"""Which columns a table in a text has: those of the form, as far as its heading says nothing else."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import kind as table_kind
from gov_budget.profiles import folded, load, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_budget.profiles import PrintedTable

__all__ = ["columns_in"]


def columns_in(printed: PrintedTable, heading: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of the form, and those optional ones whose heading is printed.

    ``heading`` is what is printed above the amounts, without spaces, ``lines`` the same line by line.
    A heading that cannot be found takes no column away: headings get torn, and amounts may stand
    below a torn one.  But forms share titles: where each column of another form is headed, and not
    each of this one, the other is taken if it explains more headings, or their order better.
    """
    order = [column.key for column in table_kind(printed.kind).columns]
    added = {key for key in printed.optional if folded(table_kind(printed.kind).column(key).zh) in heading}
    own = tuple(sorted({*printed.columns, *added}, key=order.index)) if added else printed.columns
    if all(_is_headed(printed.kind, key, heading) for key in own):
        return own
    found = _Found(printed.kind, tuple(folded(word) for line in lines for word in line.split()))
    fitting = [form for form in _forms(printed.kind) if all(found.at(key) is not None for key in form)]
    best = max(fitting, key=found.explained, default=())
    return best if best and found.explained(best) > found.explained(own) else own


@attrs.frozen
class _Found:
    """The words of a heading, in printed order."""

    kind: str
    words: tuple[str, ...]

    def at(self, key: str) -> int | None:
        """Where a column is headed."""
        wanted = _words_of(self.kind, key)
        return next((n for n, word in enumerate(self.words) if word in wanted), None)

    def explained(self, form: Sequence[str]) -> tuple[int, int]:
        """How many columns of a form are headed, and how many of them behind the one before."""
        places = [at for key in form if (at := self.at(key)) is not None]
        return len(places), sum(a < b for a, b in pairwise(places))


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
