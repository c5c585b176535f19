"""Each line of one table against its counterparts in others: Each, Classes and Paired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.conditions import may_hold, other_money
from gov_budget.bulk.compiled.parts import as_terms, evaluated, kept, tagged, unchecked
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.flatten import PREFIXES
from gov_budget.bulk.operands import REASONS, means
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Classes, Each, Paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement
    from gov_budget.rules.forms import Match

__all__ = ["classes", "each", "paired"]

_ON = ("document", "line")
_AMBIGUOUS = REASONS.index("ambiguous")


def each(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of each form of the shape Each."""
    for statement in statements:
        if isinstance(statement.form, Each):
            yield from _each(columnar, statement, statement.form)


def _each(columnar: Columnar, statement: Statement, form: Each) -> Iterator[LazyFrame]:
    nw = needs("narwhals")
    c = nw.col
    lines = columnar.of(form.kind).filter(
        c("leaf") if form.leaves else c("role") == "subject", c("column") == form.column
    )
    there = nw.concat(
        [columnar.tables.filter(means(m.kind)).select("document") for m in form.matches]
    ).unique()
    lines = kept(lines.join(there, on="document", how="semi"), statement, columnar)
    found = [_found(columnar, lines, match) for match in form.matches]
    doubtful = nw.concat([d for _, d in found]).unique()
    totals = tagged(lines, statement, relation=form.relation, single=form.single)
    terms = [t for t, _ in found]
    if form.zeros:
        zeros = other_money(columnar).filter(may_hold(), c("fen") == 0).drop("line", "key")
        zeros = lines.select(*_ON).join(zeros, on="document", how="inner")
        terms.append(as_terms(zeros, _keys(), counted=0, order=nw.lit(10**9)))
    if form.sole:
        one = c("counted").fill_null(0) == 1
        yield evaluated(totals, nw.concat(terms), _ON, empty=True, extra=one)
        return
    yield unchecked(totals.join(doubtful, on=list(_ON), how="semi"), _AMBIGUOUS)
    yield evaluated(totals.join(doubtful, on=list(_ON), how="anti"), nw.concat(terms), _ON, empty=form.empty)


def _keys() -> dict[str, str]:
    return {name: name for name in _ON}


def _found(columnar: Columnar, lines: LazyFrame, match: Match) -> tuple[LazyFrame, LazyFrame]:
    """Return the terms that answer to lines, and the lines of which that cannot be told."""
    nw = needs("narwhals")
    c = nw.col
    table = columnar.of(match.kind)
    others = table.filter(c("column") == match.column).with_columns(their_owner=c("owner"))
    if match.by == "sole":
        mine = lines.select("document", "line", key=c("code"))
        others = others.filter(c("sole")).drop("line")
        return as_terms(mine.join(others, on=["document", "key"], how="inner"), _keys()), _none(lines)
    others = others.filter(c("role") != "local") if match.by == "subject" else others.filter(c("leaf"))
    by = "key" if match.by == "subject" else "code"
    others = others.with_columns(their_line=c("line")).drop("line", "owner", "same_key")
    mine = lines.select("document", "line", "owner", "same_key", by)
    joined = mine.join(others, on=["document", by], how="inner")
    shared = c("same_key") > 1
    terms = as_terms(
        joined.filter(~shared | (c("owner") == c("their_owner"))), _keys(), order=c("their_line")
    )
    owners = table.select("document", "owner").unique()
    doubtful = joined.filter(shared).join(owners, on=["document", "owner"], how="anti").select(*_ON)
    return terms, doubtful


def _none(lines: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    return lines.filter(nw.col("line") < 0).select(*_ON)


def classes(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield that a class line of a balance is that class in another table, printed or added up."""
    nw = needs("narwhals")
    c = nw.col
    for statement in statements:
        form = statement.form
        if isinstance(form, Classes):
            lines = columnar.of(form.balance[0]).filter(
                c("role") == "subject", c("column") == form.balance[1]
            )
            items = columnar.of(form.items[0]).filter(c("column") == form.items[1])
            lines = kept(lines, statement, columnar).join(
                columnar.having(form.items[0]), on="document", how="semi"
            )
            printed = _by_code(lines, items.filter(c("role") != "local"), c("key"))
            held = printed.select(*_ON).unique()
            rest = lines.join(held, on=list(_ON), how="anti")
            leaves = items.filter(c("leaf"))
            added = [
                _by_code(
                    rest.filter(c("code").str.len_chars() == digits), leaves, c("code").str.slice(0, digits)
                )
                for digits in PREFIXES
            ]
            with_line = tagged(lines.join(held, on=list(_ON), how="semi"), statement, single=Relation.SAME)
            yield evaluated(with_line, printed, _ON)
            yield evaluated(tagged(rest, statement), nw.concat(added), _ON, empty=True)


def _by_code(lines: LazyFrame, items: LazyFrame, code: Expr) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    others = items.with_columns(class_code=code, their_line=c("line")).drop("line")
    mine = lines.select("document", "line", class_code=c("code"))
    joined = mine.join(others, on=["document", "class_code"], how="inner")
    return as_terms(joined, _keys(), order=c("their_line"))


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
    both = both.join(owners, on="document", how="inner")
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
