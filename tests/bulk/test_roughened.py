"""Object engine and column engine alike where cells are unreadable, uncertain, or to other places."""

from random import Random

import attrs
import pytest
from column_budgets import generated, published
from roughened import again, roughened
from samples import sample

pytest.importorskip("narwhals", reason="the extra bulk is not installed")

from both_engines import RULES, check

from gov_budget.fiscal import DocumentKind
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Matching

FORMS = ("shanghai", "shanghai unit", "sichuan", "beijing", "accounts")


def rough(seed, forms=FORMS):
    chance = Random(seed)  # noqa: S311 - made to be repeated
    return [roughened(sample(form, seed), chance) for form in forms]


@pytest.mark.parametrize("using", ["polars", "duckdb"])
@pytest.mark.parametrize("seed", [3, 4])
def test_rough_budgets(using, seed):
    pytest.importorskip(using, reason=f"{using} is not installed")
    check(rough(seed), using)


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_lines_printed_again(using):
    """Several institutions print a code, and whose line is whose can be told or not."""
    pytest.importorskip(using, reason=f"{using} is not installed")
    chance = Random(8)  # noqa: S311 - made to be repeated
    budgets = [again(budget, chance) for budget in (*published(), *generated(2))]
    check(budgets, using)
    matching = [
        Matching("F14", ("expenditure", "total"), ("general_public", "total"), Relation.AT_LEAST),
        Matching("F14", ("general_public", "total"), ("expenditure", "total"), Relation.AT_MOST),
        Matching("F14", ("general_public_basic", "total"), ("appropriation_by_economic", "total")),
    ]
    (rule,) = (rule for rule in RULES if rule.id == "F14")
    for form in matching:
        rules = [attrs.evolve(rule, test=form, kinds=frozenset(DocumentKind))]
        ours = check(budgets, using, rules)
        assert {(row[7], row[8]) for row in ours} >= {(None, "unchecked"), (str(form.relation), "holds")}
