"""The lines right below a line: how many there are of some roles, and the role of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.model import Role
from gov_budget.rules.forms import Within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["children_of", "in_roles", "led"]

_ROLES = tuple(role.value for role in Role)


def children_of(columnar: Columnar, groups: list[frozenset[Role]]) -> LazyFrame:
    """Return how many lines of the roles of each group stand right below each line, and which role leads."""
    nw = needs("narwhals")
    lines = columnar.lines.filter(~nw.col("parent_row").is_null())
    counted = {f"n{n}": in_roles(roles).cast(nw.Int64) for n, roles in enumerate(groups)}
    first = nw.col("row") * len(_ROLES) + _role_number()
    below = lines.select(row=nw.col("parent_row"), led=first, **counted)
    return (
        below.group_by("row")
        .agg(*(nw.col(name).sum().cast(nw.Int64) for name in counted), led=nw.col("led").min())
        .with_columns(led=nw.col("led") % len(_ROLES))
    )


def _role_number() -> Expr:
    nw = needs("narwhals")
    found = nw.lit(0, nw.Int64)
    for n, role in enumerate(_ROLES):
        found = nw.when(nw.col("role") == role).then(nw.lit(n, nw.Int64)).otherwise(found)
    return found


def in_roles(roles: frozenset[Role]) -> Expr:
    """Whether a line has one of some roles."""
    return needs("narwhals").col("role").is_in(sorted(role.value for role in roles))


def led(statements: Iterable[Statement]) -> Expr:
    """Whether the first line below a sum has one of the roles that its statement asks for."""
    nw = needs("narwhals")
    asked = {
        s.number: s.form.led for s in statements if isinstance(s.form, Within) and len(s.form.led) < len(Role)
    }
    right = nw.lit(value=True)
    for number, roles in asked.items():
        right &= (nw.col("statement") != number) | nw.col("led").is_in([_ROLES.index(r.value) for r in roles])
    return right
