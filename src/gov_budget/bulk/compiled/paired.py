"""That two tables print the same, row by row: Paired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.parts import as_terms, evaluated, kept, tagged, unchecked
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import REASONS, means
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["paired"]

_AMBIGUOUS = REASONS.index("ambiguous")


def paired(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield that two tables print the same, row by row."""
    for statement in statements:
        if isinstance(statement.form, Paired):
            yield from _paired(columnar, statement, statement.form)


def _paired(columnar: Columnar, statement: Statement, form: Paired) -> Iterator[LazyFrame]:
    nw = needs("narwhals")
    c = nw.col
    on = ("document", "identity")
    owners = columnar.tables.filter(means(form.other)).select("document", their_owners=c("owners"))
    both = columnar.having(form.kind, form.column).join(
        columnar.tables.filter(means(form.kind)).select("document", "owners"), on="document", how="inner"
    )
    both = both.join(owners, on="document", how="inner").join(
        columnar.having(form.other, form.other_column), on="document", how="semi"
    )
    same = both.filter(c("owners") == c("their_owners")).select("document")
    apart = both.filter(c("owners") != c("their_owners")).select("document")
    ours = kept(columnar.of(form.kind).filter(c("column") == form.column), statement, columnar)
    theirs = kept(columnar.of(form.other).filter(c("column") == form.other_column), statement, columnar)
    first = tagged(ours.filter(c("line") == 0).join(apart, on="document", how="semi"), statement)
    yield unchecked(first, _AMBIGUOUS)
    left = ours.join(same, on="document", how="semi").filter(~c("identity").is_null())
    right = theirs.join(same, on="document", how="semi").filter(~c("identity").is_null())
    keys = {name: name for name in on}
    totals = tagged(left, statement, relation=Relation.SAME, keys=on)
    yield evaluated(totals, as_terms(right, keys), on, empty=True)
    alone = right.join(left.select(*on), on=list(on), how="anti")
    only = tagged(alone, statement, relation=Relation.SAME, keys=on)
    yield evaluated(only, as_terms(left, keys), on, empty=True)
