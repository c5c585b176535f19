"""Amounts of the prose in another unit than the tables, by both engines."""

from random import Random

import attrs
import pytest
from column_budgets import generated, published

pytest.importorskip("narwhals", reason="the extra bulk is not installed")

from both_engines import RULES, check

from gov_budget.fiscal import Stage
from gov_budget.model import Aspect, Cell, Claim, DepartmentBudget, Statement, Table
from gov_budget.money import Unit
from gov_budget.rules.indicators import declared_places

TABLES = (
    Table.build("general_public", [("2010101", {"basic": "12.34"})]),
    Table.build("expenditure", [("2010101", {"basic": "12.34", "project": "1.00"})]),
)


def claim(indicator, text, unit=Unit.YUAN, year=2024, **more):
    """What the prose states of an indicator."""
    return Claim(indicator, year, Cell.read("claim", text, unit), **more)


CLAIMS = {
    claim("general_public", "123400.00"): "holds",
    claim("general_public", "123449.99"): "holds",
    claim("basic", "123499.99"): "rounded",
    claim("basic", "123500.00"): "broken",
    claim("project", "10001"): "holds",
    claim("project", "0.0002", Unit.YI): "broken",
    claim("project", "？"): None,
    claim("expenditure_total", "13.34", Unit.WAN): None,
    claim("expenditure_total", "133400", year=2023): None,
    claim("expenditure_total", "133400", aspect=Aspect.CHANGE): None,
    claim("operating", "133400"): None,
    claim("government_fund", "0.00"): None,
    claim("general_public", "1", candidates=("basic", "project")): None,
}


def budget(*claims, stage=Stage.BUDGET, tables=TABLES):
    """A budget whose prose makes some claims."""
    return DepartmentBudget(2024, tables=tables, statement=Statement(claims=claims), stage=stage)


def restated(budgets, using):
    """What both engines say, which is the same."""
    rules = [rule for rule in RULES if rule.id == "X26"]
    return check(budgets, using, rules)


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_claims_in_another_unit(using):
    pytest.importorskip(using, reason=f"{using} is not installed")
    found = restated([budget(*CLAIMS)], using)
    assert {row[4]: row[8] for row in found} == {n: v for n, v in enumerate(CLAIMS.values()) if v}


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_any_indicators(using):
    """Every indicator, of budgets and of final accounts, in any unit."""
    pytest.importorskip(using, reason=f"{using} is not installed")
    chance = Random(2)  # noqa: S311 - made to be repeated
    keys = list(declared_places(Stage.BUDGET))
    units = (Unit.YUAN, Unit.WAN, Unit.YI)
    budgets = []
    for one in (*published(), *generated(2)):
        texts = [chance.choice(("0", "5.00", "12.3", "199.14")) for _ in keys]
        claims = [
            claim(key, text, chance.choice(units), one.year) for key, text in zip(keys, texts, strict=True)
        ]
        said = attrs.evolve(one, statement=Statement(claims=tuple(claims)))
        budgets += [attrs.evolve(said, stage=stage) for stage in Stage]
    assert {row[8] for row in restated(budgets, using)} >= {"holds", "broken"}
