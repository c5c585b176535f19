"""What the results of a reconciliation say: the frame ``results`` of docs/columns.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.extras import needs
from gov_budget.bulk.questions.native import Native, frames

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["by_place", "largest_residuals", "most_broken"]


def largest_residuals(results: Native, most: int = 20) -> Native:
    """Return the ``most`` broken results with the largest differences, in 分, whichever way they point.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    c = nw.col
    [own] = frames(results)
    broken = own.filter((c("verdict") == "broken") & ~c("residual").is_null()).with_columns(
        size=c("residual").abs()
    )
    order = ["size", "document", "rule", "table", "line", "column"]
    ordered = broken.sort(order, descending=[True, *[False] * (len(order) - 1)], nulls_last=True)
    native: Native = ordered.head(most).drop("size").to_native()
    return native


def most_broken(results: Native) -> Native:
    """Return for each broken rule how many ``documents`` break it and how many results are ``broken``.

    The rule that most documents break comes first.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    [own] = frames(results)
    return _counted(own.filter(nw.col("verdict") == "broken"), ["rule"])


def by_place(results: Native, places: Native, by: Iterable[str] = ("place",)) -> Native:
    """Return for each place and rule how many ``documents`` break it: columns ``by``, ``rule``, as above.

    Every document counts, also one that no total may count: a unit's own document can be wrong too.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    own, whose = frames(results, places)
    broken = own.filter(nw.col("verdict") == "broken")
    return _counted(broken.join(whose.select("document", *by), on="document"), [*by, "rule"])


def _counted(broken: Native, by: list[str]) -> Native:
    nw = needs("narwhals")
    documents = nw.col("document").n_unique().alias("documents")
    found = broken.group_by(by).agg(documents, nw.len().alias("broken"))
    order = ["documents", "broken", *by]
    native: Native = found.sort(order, descending=[True, True, *[False] * len(by)]).to_native()
    return native
