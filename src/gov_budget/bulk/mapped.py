"""Rules over whole documents, as functions of frames that travel to other processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.dataset import Dataset, arrow_table
from gov_budget.bulk.extras import needs
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.schema import arrow_schema
from gov_budget.rules import Rule, book, reconcile
from gov_budget.rules.book import rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.bulk.extras import ArrowTable
    from gov_budget.bulk.packed import Frames

__all__ = ["ByDocument", "heavy", "light"]


@attrs.frozen
class ByDocument:
    """What the object engine says of documents: ``rest`` of all, ``data`` of those that are not regular.

    Rules of the book are named by their ids (:func:`light`), for a test need not be fit to travel.
    """

    rest: tuple[str | Rule, ...]
    data: tuple[str | Rule, ...]

    def __call__(self, frames: Frames) -> ArrowTable:
        """Return rows of the frame ``results``."""
        compute = needs("pyarrow.compute")
        about = frames["documents"]
        odd = frozenset(about.filter(compute.invert(about["regular"]))["document"].to_pylist())
        concerned = Dataset(frames) if self.rest else Dataset(frames).only(odd)
        found = [arrow_schema("results").empty_table()]
        for number, budget in concerned.items():
            report = reconcile(budget, rules=self._of(number in odd))
            found.append(arrow_table("results", list(result_rows(number, report))))
        whole: ArrowTable = needs("pyarrow").concat_tables(found)
        return whole

    def _of(self, odd: bool) -> tuple[Rule, ...]:  # noqa: FBT001 - it is what the document is
        return heavy((*self.data, *self.rest) if odd else self.rest)


def light(rules: Iterable[Rule]) -> tuple[str | Rule, ...]:
    """Return rules with those of the book by their ids."""
    known = {each.id: each for each in book()}
    return tuple(each.id if known.get(each.id) is each else each for each in rules)


def heavy(rules: Iterable[str | Rule]) -> tuple[Rule, ...]:
    """Return rules that :func:`light` made fit to travel."""
    return tuple(rule(each) if isinstance(each, str) else each for each in rules)
