"""From sums of signed intervals to verdicts, column-wise: docs/rounding.md in int64.

What :mod:`gov_budget.rules.evaluate` does for one equation is done here for all at once.  A
figure's interval is its value and half a quantum on either side, in half-分; of many terms only
their sum and the sums of their quanta are needed, by the sign of the value that they belong to,
because the sign says which end is open and, for truncation, on which side the interval lies.
"""

from __future__ import annotations

from typing import Any

from gov_budget.bulk.extras import Expr, LazyFrame, needs

__all__ = ["GATHERED", "NEVER", "SAME", "VERDICTS", "WRONG", "gathered", "judged", "printing"]

SUM, SAME, AT_MOST, AT_LEAST = range(4)
VERDICTS = ("holds", "rounded", "broken", "unchecked")
"""The verdicts by their numbers in the column ``verdict``."""
HOLDS, ROUNDED, BROKEN, UNCHECKED = range(4)
WRONG = -1
"""In place of the reason why nothing was compared: that something is wrong without a comparison."""
NEVER = 2**62
"""The number of a term that cannot be used, where all can."""

GATHERED = ("terms", "counted", "needed", "addends", "right", "q_below", "q_zero", "q_above", "q_least",
            "q_most", "u_least", "u_most", "any_printed", "why")  # fmt: skip
"""What an equation needs to know of all its terms together, in int64."""


def gathered(terms: LazyFrame, on: tuple[str, ...], **more: Expr) -> LazyFrame:
    """Return what each equation's terms add up to: the columns of :data:`GATHERED`, and ``more``.

    ``terms`` has the columns of :data:`operands.OPERAND`, ``sign``, ``order``, ``counted`` and
    ``needed`` besides those of ``on``.
    """
    nw = needs("narwhals")
    c = nw.col
    zero = nw.lit(0, nw.Int64)
    inexact = ~c("fen").is_null() & (c("quantum") != 1)
    figure = ~c("fen").is_null()
    return (
        terms.with_columns(
            v=c("fen") * c("sign"),
            q=nw.when(inexact).then(c("quantum")).otherwise(zero),
            q_min=nw.when(figure).then(c("quantum")).otherwise(nw.lit(None, nw.Int64)),
            u=nw.when(figure).then(c("unit_fen")).otherwise(nw.lit(None, nw.Int64)),
            why=nw.when(c("unusable") > 0)
            .then(c("order") * 8 + c("unusable").cast(nw.Int64))
            .otherwise(nw.lit(NEVER, nw.Int64)),
        )
        .with_columns(
            q_below=nw.when(c("v") < 0).then(c("q")).otherwise(zero),
            q_zero=nw.when(c("v") == 0).then(c("q")).otherwise(zero),
            q_above=nw.when(c("v") > 0).then(c("q")).otherwise(zero),
        )
        .group_by(*on)
        .agg(
            terms=nw.len().cast(nw.Int64),
            counted=c("counted").sum().cast(nw.Int64),
            needed=c("needed").sum().cast(nw.Int64),
            addends=c("fen").count().cast(nw.Int64),
            right=c("v").sum().cast(nw.Int64),
            q_below=c("q_below").sum().cast(nw.Int64),
            q_zero=c("q_zero").sum().cast(nw.Int64),
            q_above=c("q_above").sum().cast(nw.Int64),
            q_least=c("q_min").min(),
            q_most=c("q_min").max(),
            u_least=c("u").min(),
            u_most=c("u").max(),
            any_printed=c("printed").cast(nw.Int64).max(),
            why=c("why").min(),
            **more,
        )
    )


def printing(sides: LazyFrame) -> LazyFrame:
    """Return the equations of which something is printed that is a figure or should be one."""
    nw = needs("narwhals")
    c = nw.col
    unusable = (c("unusable") > 0) | (c("why") < NEVER).fill_null(value=False)
    figures = ~c("fen").is_null() | (c("addends") > 0).fill_null(value=False)
    printed = c("printed") | (c("any_printed") > 0).fill_null(value=False)
    return sides.filter(printed & (unusable | figures))


def judged(sides: LazyFrame) -> LazyFrame:
    """Return equations with verdict, reason, sum, residual and bound.

    ``sides`` has the columns of :data:`compiled.parts.SIDES`.
    """
    for step in (_filled, _figures, _relation, _intervals, _agreement, _bound, _verdict):
        sides = step(sides)
    return sides


def _filled(sides: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    zeros = ("terms", "counted", "addends", "right", "q_below", "q_zero", "q_above")
    return sides.with_columns(
        *(nw.col(name).fill_null(0) for name in zeros),
        why=nw.col("why").fill_null(NEVER),
        left=nw.col("fen").fill_null(0),
        has_left=~nw.col("fen").is_null(),
    )


def _figures(sides: LazyFrame) -> LazyFrame:
    """Why nothing can be compared, and the quanta and units over both sides."""
    nw = needs("narwhals")
    c = nw.col
    own, refused = c("unusable").cast(nw.Int64), c("refused").cast(nw.Int64)
    theirs = nw.when(c("why") < NEVER).then(c("why") % 8).otherwise(nw.lit(0, nw.Int64))
    reason = nw.when(own > 0).then(own).otherwise(theirs)
    q_left = nw.when(c("has_left")).then(c("quantum")).otherwise(nw.lit(None, nw.Int64))
    u_left = nw.when(c("has_left")).then(c("unit_fen")).otherwise(nw.lit(None, nw.Int64))
    one_unit = nw.min_horizontal(u_left, c("u_least")) == nw.max_horizontal(u_left, c("u_most"))
    return sides.with_columns(
        reason=nw.when(refused != 0).then(refused).otherwise(reason).cast(nw.Int32),
        residual=c("left") - c("right"),
        q_low=nw.min_horizontal(q_left, c("q_least")),
        q_high=nw.max_horizontal(q_left, c("q_most")),
        one_unit=one_unit.fill_null(value=True),
    ).with_columns(one_quantum=(c("q_low") == c("q_high")).fill_null(value=True))


def _relation(sides: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    found = nw.when((c("single") >= 0) & (c("counted") == 1)).then(c("single")).otherwise(c("relation"))
    apart = (
        (c("document_kind") == "F")
        & (found != SUM)
        & (c("terms") == 1)
        & c("has_left")
        & (c("addends") == 1)
        & c("one_quantum")
        & (c("q_low") != 1)
    )
    return sides.with_columns(
        relation=found, apart=nw.when(apart).then(c("q_low")).otherwise(nw.lit(0, nw.Int64))
    ).with_columns(apart=c("apart").fill_null(0))


def _intervals(sides: LazyFrame) -> LazyFrame:
    """Return both sides' intervals by half-up rounding, and their ends by truncation, in half-分."""
    nw = needs("narwhals")
    c = nw.col
    zero = nw.lit(0, nw.Int64)
    own = nw.when(c("has_left") & (c("quantum") != 1)).then(c("quantum")).otherwise(zero)
    below, middle, above = c("q_below"), c("q_zero"), c("q_above")
    return sides.with_columns(
        own=own.fill_null(0), others=below + middle + above, l2=2 * c("left"), r2=2 * c("right")
    ).with_columns(
        l_low=c("l2") - c("own"),
        l_high=c("l2") + c("own"),
        r_low=c("r2") - c("others"),
        r_high=c("r2") + c("others"),
        l_low_closed=(c("own") == 0) | (c("left") > 0),
        l_high_closed=(c("own") == 0) | (c("left") < 0),
        r_low_closed=(below + middle) == 0,
        r_high_closed=(above + middle) == 0,
        tl_low=c("l2") - nw.when(c("left") <= 0).then(2 * c("own")).otherwise(zero),
        tl_high=c("l2") + nw.when(c("left") >= 0).then(2 * c("own")).otherwise(zero),
        tr_low=c("r2") - 2 * (below + middle),
        tr_high=c("r2") + 2 * (above + middle),
    )


def _starts_below(low: str, high: str, low_closed: str, high_closed: str) -> Expr:
    nw = needs("narwhals")
    c = nw.col
    return (c(low) < c(high)) | ((c(low) == c(high)) & c(low_closed) & c(high_closed))


def _agreement(sides: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    at_most, at_least = c("relation") == AT_MOST, c("relation") == AT_LEAST

    def agree(l_low: str, l_high: str, r_low: str, r_high: str) -> Expr:
        down = _starts_below(l_low, r_high, "l_low_closed", "r_high_closed")
        up = _starts_below(r_low, l_high, "r_low_closed", "l_high_closed")
        return nw.when(at_most).then(down).otherwise(nw.when(at_least).then(up).otherwise(down & up))

    half_up = agree("l_low", "l_high", "r_low", "r_high")
    truncated = agree("tl_low", "tl_high", "tr_low", "tr_high")
    right_side = (at_most & (c("residual") < 0)) | (at_least & (c("residual") > 0))
    return sides.with_columns(
        agrees=half_up | (truncated & ~c("one_unit")),
        plainly=(c("residual") == 0) | right_side,
        prints_as=_prints_as(),
    )


def _prints_as() -> Expr:
    """Whether the one coarser figure is just the other side printed in its own unit."""
    nw = needs("narwhals")
    c = nw.col
    both = c("has_left") & (c("addends") > 0)
    ours = (c("quantum") > c("q_most")) & _rounds_to("left", "r2", "quantum")
    theirs = (c("addends") == 1) & (c("quantum") < c("q_least")) & _rounds_to("right", "l2", "q_least")
    return (both & (ours | theirs)).fill_null(value=False)


def _rounds_to(printed: str, exact: str, quantum: str) -> Expr:
    """Whether half of ``exact`` rounds half-up to ``printed``, a whole number of quanta."""
    nw = needs("narwhals")
    c = nw.col
    low, high = 2 * c(printed) - c(quantum), 2 * c(printed) + c(quantum)
    above, below = c(exact) > low, c(exact) < high
    at_low, at_high = (c(exact) == low) & (c(printed) > 0), (c(exact) == high) & (c(printed) < 0)
    return (above | at_low) & (below | at_high)


def _bound(sides: LazyFrame) -> LazyFrame:
    """Return the largest difference, in the direction of the residual, that rounding explains."""
    nw = needs("narwhals")
    c = nw.col
    up = c("residual") >= 0
    closed = (
        nw.when(up)
        .then(c("l_low_closed") & c("r_high_closed"))
        .otherwise(c("l_high_closed") & c("r_low_closed"))
    )
    step = 2 * c("q_low").fill_null(1)
    slack = c("own") + c("others")
    whole = slack - slack % step
    steps = nw.when(closed | (slack % step != 0)).then(whole).otherwise(whole - step)
    none = (c("relation") == SAME) & c("one_quantum")
    bound = nw.when(none | (steps < 0)).then(nw.lit(0, nw.Int64)).otherwise(steps // 2)
    return sides.with_columns(bound=nw.when(c("apart") > 0).then(c("apart")).otherwise(bound.cast(nw.Int64)))


def _verdict(sides: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col

    def chosen(condition: Expr, verdict: int, otherwise: Expr) -> Expr:
        return nw.when(condition).then(nw.lit(verdict, nw.Int32)).otherwise(otherwise)

    found = chosen(c("prints_as"), HOLDS, nw.lit(ROUNDED, nw.Int32))
    found = chosen(~c("agrees"), BROKEN, found)
    found = chosen((c("relation") == SAME) & c("one_quantum"), BROKEN, found)
    found = chosen(c("residual").abs() <= c("apart"), ROUNDED, found)
    found = chosen(c("plainly"), HOLDS, found)
    compared, wrong = c("reason") == 0, c("reason") == WRONG

    def where_compared(name: str, dtype: Any) -> Expr:  # noqa: ANN401 - a narwhals type
        return nw.when(compared).then(c(name).cast(dtype)).otherwise(nw.lit(None, dtype))

    return sides.with_columns(
        verdict=chosen(wrong, BROKEN, chosen(~compared, UNCHECKED, found)),
        reason=nw.when(wrong).then(nw.lit(0, nw.Int32)).otherwise(c("reason")),
        sum=where_compared("right", nw.Int64),
        residual=where_compared("residual", nw.Int64),
        bound=where_compared("bound", nw.Int64),
        addends=where_compared("addends", nw.Int32),
    )
