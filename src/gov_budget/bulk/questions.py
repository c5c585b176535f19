"""Questions over many budgets, on Polars frames of the columns; amounts are whole 分.

Codes of institutions are given by each place for itself, so the frame ``places`` says where a
document is from: its columns are ``document`` and ``place``.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from gov_budget.bulk.extras import needs

__all__ = ["counted", "largest_residuals", "most_broken", "operating", "subject_totals", "three_public"]

Frame: TypeAlias = Any  # polars is an extra
_SAME = ("place", "year", "stage")


def counted(documents: Frame, places: Frame) -> Frame:
    """Return the documents, with their places, that may be added up.

    A unit is left out when the department whose code its own code begins with is among the
    documents of the same place, year and stage: the department's figures include it (U01).

    Raises:
        MissingExtra: polars is not installed.
    """
    c = needs("polars").col
    placed = documents.join(places, on="document")
    whole = placed.filter((c("scope") == "department") & (c("institution_code") != ""))
    whole = whole.select(*_SAME, c("institution_code").alias("above"))
    pairs = placed.filter(c("scope") == "unit").join(whole, on=_SAME)
    inside = pairs.filter(c("institution_code").str.starts_with(c("above")))
    return placed.join(inside.select("document").unique(), on="document", how="anti")


def subject_totals(cells: Frame, chosen: Frame, kind: str = "expenditure") -> Frame:
    """Return the total of each lowest subject by place and year; ``kind`` is the table, thus the fund."""
    c = needs("polars").col
    own = _printed(cells, kind).filter((c("role") == "subject") & c("leaf"))
    return _summed(own, chosen, ["place", "year", "code"])


def three_public(cells: Frame, chosen: Frame) -> Frame:
    """Return “三公”经费 by place and year: the totals of the tables that print them."""
    c = needs("polars").col
    own = _printed(cells, "three_public", "government_fund_three_public").filter(c("role") == "total")
    return _summed(own, chosen, ["place", "year"])


def operating(claims: Frame, chosen: Frame) -> Frame:
    """Return 机关运行经费 by place and year, as the prose states it for the document's own year."""
    c = needs("polars").col
    own = claims.filter((c("indicator") == "operating") & (c("aspect") == "amount"))
    own = own.join(chosen.select("document", "year"), on=["document", "year"])
    first = own.sort("document", "claim").unique("document", keep="first", maintain_order=True)
    return _summed(first, chosen, ["place", "year"])


def largest_residuals(results: Frame, most: int = 20) -> Frame:
    """Return the broken results with the largest differences."""
    c = needs("polars").col
    broken = results.filter((c("verdict") == "broken") & c("residual").is_not_null())
    return broken.sort(c("residual").abs(), descending=True, maintain_order=True).head(most)


def most_broken(results: Frame) -> Frame:
    """Return the rules with how many documents break them, the most broken first."""
    c = needs("polars").col
    broken = results.filter(c("verdict") == "broken").group_by("rule")
    return broken.agg(c("document").n_unique().alias("documents")).sort(
        "documents", "rule", descending=[True, False]
    )


def _printed(cells: Frame, *kinds: str) -> Frame:
    c = needs("polars").col
    sure = c("first") & ~c("ambiguous") & ~c("shadowed") & (c("column") == "total")
    return cells.filter(c("kind").is_in(kinds) & sure)


def _summed(own: Frame, chosen: Frame, by: list[str]) -> Frame:
    c = needs("polars").col
    bare = own.drop("year").join(chosen.select("document", "place", "year"), on="document")
    return bare.group_by(by).agg(c("fen").sum()).sort(by)
