"""Sums over the documents that :func:`~gov_budget.bulk.questions.placing.counted` chose, in whole 分.

An amount whose column is not certain is not added, and of several tables of one kind only the one that
the rules mean.  A place that prints nothing is not in the answer.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_budget.bulk.extras import needs
from gov_budget.bulk.questions.native import Frame, Native, columns_of, frames

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["BY", "FUNDS", "fund_totals", "operating", "operating_in_tables", "subject_totals", "three_public"]

BY = ("place", "year", "stage")
"""What is summed apart where nothing else is asked for."""
FUNDS: Mapping[str, str] = MappingProxyType(
    {"all": "expenditure"} | {fund: fund for fund in ("general_public", "government_fund", "state_capital")}
)
"""The tables that print expenditure by function: of all funds (部门支出总表), and of each one
(一般公共预算支出表, 政府性基金预算支出表, 国有资本经营预算支出表)."""
_ACCOUNT = "account_"
_THREE_PUBLIC = ("three_public", "government_fund_three_public")


def subject_totals(cells: Native, chosen: Native, fund: str = "all", by: Iterable[str] = BY) -> Native:
    """Return what is spent on each lowest subject: columns ``by``, ``code``, ``fen``, ``documents``.

    Subjects are those by function (支出功能分类).  The source is the table of a fund in :data:`FUNDS`, column
    合计, of budgets and final accounts alike.
    ``fen`` is in 分; ``documents`` counts those that print the subject.

    Raises:
        KeyError: there is no such fund.
        MissingExtra: narwhals is not installed.
    """
    own, whose = frames(cells, chosen)
    printed = _printed(own, FUNDS[fund]).filter(_is_subject())
    return _summed(printed, whose, [*by, "code"])


def fund_totals(cells: Native, chosen: Native, by: Iterable[str] = BY) -> Native:
    """Return what is spent of each fund: columns ``by``, ``fund``, ``fen`` (in 分), ``documents``.

    The source is the 合计 line, column 合计, of the tables of the single funds in :data:`FUNDS`.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    own, whose = frames(cells, chosen)
    kinds = [kind for fund, kind in FUNDS.items() if fund != "all"]
    totals = _printed(own, *kinds).filter(nw.col("role") == "total")
    fund = nw.col("kind").str.replace_all(_ACCOUNT, "", literal=True)
    return _summed(totals.with_columns(fund=fund), whose, [*by, "fund"])


def three_public(cells: Native, chosen: Native, by: Iterable[str] = BY) -> Native:
    """Return “三公”经费: columns ``by``, ``fen`` (in 分), ``documents``.

    The source is the 合计 line, column 合计, of 一般公共预算“三公”经费支出表 and of 政府性基金预算“三公”
    经费支出表; of a final account what was spent, not what was budgeted.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    own, whose = frames(cells, chosen)
    return _summed(_printed(own, *_THREE_PUBLIC).filter(nw.col("role") == "total"), whose, [*by])


def operating(claims: Native, chosen: Native, by: Iterable[str] = BY) -> Native:
    """Return 机关运行经费: columns ``by``, ``fen`` (in 分), ``documents``.

    The source is the prose (机关运行经费情况说明): the first amount that a document states for its own year.
    Most documents have no table of it; for those that do see :func:`operating_in_tables`.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    c = nw.col
    own, whose = frames(claims, chosen)
    stated = own.filter((c("indicator") == "operating") & (c("aspect") == "amount") & ~c("fen").is_null())
    stated = stated.join(whose.select("document", "year"), on=["document", "year"], how="semi")
    first = stated.group_by("document").agg(c("claim").min())
    return _summed(stated.join(first, on=["document", "claim"], how="semi"), whose, [*by])


def operating_in_tables(cells: Native, chosen: Native, by: Iterable[str] = BY) -> Native:
    """Return 机关运行经费 as a column of the “三公” table prints it: columns ``by``, ``fen``, ``documents``.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    own, whose = frames(cells, chosen)
    printed = _printed(own, "three_public", column="operating").filter(nw.col("role") == "total")
    return _summed(printed, whose, [*by])


def _is_subject() -> Frame:
    nw = needs("narwhals")
    return (nw.col("role") == "subject") & nw.col("leaf")


def _printed(cells: Frame, *kinds: str, column: str = "total") -> Frame:
    """Return the certain amounts of a column, of some kinds of tables and of their final accounts."""
    nw = needs("narwhals")
    c = nw.col
    both = [*kinds, *(f"{_ACCOUNT}{kind}" for kind in kinds)]
    sure = c("first") & ~c("ambiguous") & ~c("shadowed") & (c("column") == column)
    return cells.filter(c("kind").is_in(both) & sure & ~c("fen").is_null())


def _summed(own: Frame, chosen: Frame, by: list[str]) -> Native:
    nw = needs("narwhals")
    from_chosen = [name for name in by if name in columns_of(chosen)]
    from_own = [name for name in by if name not in from_chosen]
    joined = own.select("document", "fen", *from_own).join(
        chosen.select("document", *from_chosen), on="document"
    )
    sums = joined.group_by(by).agg(nw.col("fen").sum(), nw.col("document").n_unique().alias("documents"))
    native: Native = sums.sort(by).to_native()
    return native
