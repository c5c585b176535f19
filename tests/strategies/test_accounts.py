"""Final accounts from a ledger: they agree with themselves, and a slip in them is seen."""

from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_budget import strategies
from gov_budget.errors import InvalidAmount, InvalidEntry
from gov_budget.fiscal import Fund, Nature, Stage
from gov_budget.model import Aspect, Institution, InstitutionNature
from gov_budget.model.ledger import Entry, Holding, settle
from gov_budget.money import Unit
from gov_budget.rules import Verdict, reconcile

COUNTS = [(Unit.WAN, 2), (Unit.WAN, 0), (Unit.YUAN, 0), (Unit.YUAN, 2)]
OFFICE = Institution("某局", "301", InstitutionNature.ADMINISTRATIVE)


def text(account, kind, line, column):
    return account.table(f"account_{kind}").line(line).cell(column).text


def by_hand():
    """One item of the general public budget, one of a fund, and other income, in whole 万元."""
    wan = 1_000_000
    spent = [
        Entry("2010601", "30101", 60 * wan),
        Entry("2010601", "30201", 30 * wan),
        Entry("2010602", "30217", 2 * wan, nature=Nature.PROJECT, project="甲"),
        Entry("2120899", "30231", 5 * wan, Fund.GOVERNMENT_FUND, Nature.PROJECT, project="乙"),
        Entry(
            "2010602", "30227", 4 * wan, Fund.UNIT_FUNDS, Nature.PROJECT, project="丙", income="income.other"
        ),
    ]
    held = [
        Holding("2010601", opening=7 * wan, closing=3 * wan),
        Holding("2120899", "income.government_fund", opening=1 * wan, closing=6 * wan),
        Holding("2010602", "income.other", closing=2 * wan, drawn=1 * wan, distributed=3 * wan),
    ]
    return settle(spent, year=2024, institution=OFFICE, holdings=held, budgeted=spent[2:3])


def test_a_ledger_settled_by_hand():
    account = by_hand()
    assert account.stage is Stage.FINAL_ACCOUNT
    amounts = {
        ("balance", "income.general_public", "amount"): "88.00",  # 92 spent, 3 kept, 7 at hand
        ("balance", "income.government_fund", "amount"): "10.00",  # 5 spent, 6 kept, 1 at hand
        ("balance", "income.other", "amount"): "8.00",  # 4 spent, 2 kept, 3 distributed, 1 drawn
        ("balance", "income", "amount"): "106.00",
        ("balance", "fund_balance", "amount"): "1.00",
        ("balance", "carry_over", "amount"): "8.00",
        ("balance", "income_total", "amount"): "115.00",
        ("balance", "expenditure", "amount"): "101.00",
        ("balance", "surplus_distribution", "amount"): "3.00",
        ("balance", "carry_forward", "amount"): "11.00",
        ("balance", "expenditure_total", "amount"): "115.00",
        ("income", "2010602", "other"): "8.00",
        ("income", "2010602", "appropriation"): "2.00",
        ("expenditure", "201", "total"): "96.00",
        ("appropriation_balance", "expenditure_total", "general_public"): "95.00",
        ("appropriation_balance", "expenditure_total", "government_fund"): "11.00",
        ("general_public", "201", "project"): "2.00",
        ("basic", "personnel", "total"): "60.00",
        ("basic", "public_use", "total"): "30.00",
        ("three_public", "total", "total"): "7.00",
        ("three_public", "total", "budgeted_total"): "2.00",
        ("three_public", "total", "vehicle_running"): "5.00",
        ("government_fund", "2120899", "closing"): "6.00",
    }
    assert {place: text(account, *place) for place in amounts} == amounts


def test_holdings_that_cannot_be():
    with pytest.raises(InvalidAmount, match="none below zero"):
        Holding("2010601", opening=-1)
    with pytest.raises(InvalidEntry, match="no income line"):
        Holding("2010601", "income.lottery")
    with pytest.raises(InvalidEntry, match="单位资金"):
        Holding("2010601", drawn=1)
    spent = [Entry("2010601", "30101", 100)]
    with pytest.raises(InvalidEntry, match="below zero"):
        settle(spent, year=2024, institution=OFFICE, holdings=[Holding("2010601", opening=101)])
    with pytest.raises(InvalidEntry, match="government_fund"):
        settle(spent, year=2024, institution=OFFICE, holdings=[Holding("2120899", closing=1)])
    with pytest.raises(InvalidEntry, match="2019999"):
        settle([Entry("2019998", "30101", 1)], year=2024, institution=OFFICE)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_printing_exact_amounts_never_breaks_a_rule(data):
    unit, places = data.draw(st.sampled_from(COUNTS))
    account = data.draw(strategies.reconciling_accounts(unit=unit, places=places))
    assert [(f.rule, f.message("en")) for f in reconcile(account).broken] == []


def test_the_same_seed_gives_the_same_account():
    first, second = (strategies.random_account(Random(5)) for _ in range(2))  # noqa: S311 - a seed
    assert first == second


def test_slips_in_accounts_are_noticed():
    """A figure of a table changed by a slip makes something broken that was not, nearly always."""
    seen = wrong = 0
    for seed in range(60):
        random = Random(seed)  # noqa: S311 - a seed
        account = strategies.random_account(random, year=2024)
        slipped = strategies.random_broken(random, account)
        wrong += 1
        seen += any(f.verdict is Verdict.BROKEN for f in reconcile(slipped.budget).findings)
    assert seen >= wrong * 0.95


NOT_WRITTEN = {"D07", "D08", "D09", "D10", "D11", "D12", "O10"}
"""Rules about sections that the written accounts leave out: procurement, assets, duties, glossary."""


def test_the_prose_of_an_account_agrees_with_its_tables():
    for seed in range(25):
        account = strategies.random_written_account(Random(seed))  # noqa: S311 - a seed
        broken = [(f.rule, f.message("en")) for f in reconcile(account).broken if f.rule not in NOT_WRITTEN]
        assert broken == [], seed
        assert account.statement.sections


def test_a_figure_changed_in_the_prose_is_noticed():
    account = strategies.random_written_account(Random(3))  # noqa: S311 - a seed
    wrong = 0
    claims = [c for c in account.statement.claims if c.aspect in (Aspect.AMOUNT, Aspect.COMPLETION)]
    for claim in claims:
        n = account.statement.claims.index(claim)
        text = claim.cell.text.replace("1", "7") if "1" in claim.cell.text else f"9{claim.cell.text}"
        changed = (*account.statement.claims[:n], claim.with_text(text), *account.statement.claims[n + 1 :])
        statement = attrs.evolve(account.statement, claims=changed)
        wrong += any(
            f.rule not in NOT_WRITTEN for f in reconcile(attrs.evolve(account, statement=statement)).broken
        )
    assert wrong >= len(claims) * 0.9
