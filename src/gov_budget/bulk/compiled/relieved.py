"""Comparisons that take in sub-items where they are broken without them: Relieved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.parts import as_terms, evaluated, named, places
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import OPERAND
from gov_budget.bulk.verdicts import VERDICTS, judged
from gov_budget.rules.forms import Relieved
from gov_budget.rules.forms.function import ECONOMIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["relieving"]

_ON = ("document", "statement")
_KEYS = {name: name for name in _ON}
_LAST = 2 * 10**9
"""Sub-items come after all other terms."""


def relieving(
    columnar: Columnar, found: Sequence[Statement], totals: LazyFrame, terms: LazyFrame
) -> Iterator[LazyFrame]:
    """Yield the equations of totals and terms; where some statements are broken, those with sub-items."""
    nw = needs("narwhals")
    c = nw.col
    plain = evaluated(totals, terms, _ON, empty=True)
    if not found:
        yield plain
        return
    ours = c("statement").is_in([s.number for s in found])
    broken = judged(plain.filter(ours)).filter(c("verdict") == VERDICTS.index("broken"))
    broken = columnar.engine.keep(broken.select("document", c("statement").cast(nw.Int64)))
    yield evaluated(totals.join(broken, on=list(_ON), how="anti"), terms, _ON, empty=True)
    again = totals.join(broken, on=list(_ON), how="semi")
    last = c("line").cast(nw.Int64) + _LAST
    more = [as_terms(_sub_items(columnar, s, broken), _KEYS, order=last) for s in found]
    yield evaluated(again, nw.concat([terms, *more]), _ON, empty=True)


def _sub_items(columnar: Columnar, statement: Statement, broken: LazyFrame) -> LazyFrame:
    """Return the sub-items that a statement asks for, of the documents where it is broken."""
    nw = needs("narwhals")
    c = nw.col
    form = statement.form
    assert isinstance(form, Relieved)  # noqa: S101 - as all that are passed here
    cells = columnar.cells.filter(c("role") == "local", c("column") == "total")
    cells = named(columnar, cells, list(places(statement, ECONOMIC)), ("kind",)).select(
        *_ON, "row", "line", "code", *OPERAND
    )
    below = c("code").cast(nw.String).str.starts_with(form.code)
    called = columnar.names().filter(c("name").str.contains(form.word, literal=True)).select("row")
    kept = cells.filter(below).join(called, on="row", how="semi")
    return kept.join(broken, on=list(_ON), how="semi")
