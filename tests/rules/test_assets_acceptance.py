"""A: procurement, vehicles and assets."""

import attrs
import pytest
from acceptance import Acceptance, verify
from small import complete, final_account, reordered, reworded, saying, without, wrapped

from gov_budget.model import STATEMENT, Address, Aspect, Cell, Claim, Table
from gov_budget.money import Unit
from gov_budget.rules import Verdict, reconcile

FECO = "appropriation_by_economic"


def amount(indicator, text):
    return Claim(indicator, 2024, Cell.read("claim", text, Unit.WAN))


def count(indicator, text, subject=""):
    return Claim(indicator, 2024, Cell("claim", text), aspect=Aspect.COUNT, measure="辆", subject=subject)


PROCURED = (
    amount("procurement", "6.00"),
    amount("procurement.goods", "4.00"),
    amount("procurement.works", "0.00"),
    amount("procurement.services", "2.00"),
    amount("procurement.sme", "2.40"),
    amount("procurement.small_micro", "1.68"),
)
BOUGHT = (
    count("assets.vehicle_purchase", "2"),
    count("assets.vehicle_purchase", "1", "执法执勤用车"),
    count("assets.vehicle_purchase", "1", "其他用车"),
)


def with_claims(*claims):
    return lambda b: attrs.evolve(b, statement=attrs.evolve(b.statement, claims=claims))


def with_tables(*tables):
    return lambda b: attrs.evolve(
        b, tables=(*(t for t in b.tables if t.kind not in {x.kind for x in tables}), *tables)
    )


def procured():
    return with_claims(*PROCURED)(complete())


def listed():
    """With a table of procurement: 4.00 and 2.00 万元."""
    rows = [("2010102", "设备", {"amount": 40_000}), ("2010102", "维护", {"amount": 20_000})]
    return with_tables(Table.build("procurement", rows))(procured())


def account():
    return attrs.evolve(final_account(), statement=attrs.evolve(final_account().statement, claims=PROCURED))


def not_procured(printing=50_000):
    """Nothing is procured, and the printed matter costs 5.00 万元."""
    rows = [
        ("30101", {"general_public_basic": 500_000}),
        ("30202", {"general_public_project": printing}),
        ("30231", {"general_public_basic": 30_000}),
    ]
    budget = saying("2024年没有政府采购预算。")(without("政府采购")(complete()))
    return with_tables(Table.build(FECO, rows))(budget)


def buying():
    """Two vehicles for 20.00 万元."""
    three = Table.build("three_public", [("total", {"vehicle_purchase": 200_000, "vehicle_running": 10_000})])
    rows = [("30101", {"general_public_basic": 500_000}), ("31013", {"general_public_project": 200_000})]
    return with_tables(three, Table.build(FECO, rows))(with_claims(*BOUGHT)(complete()))


def owning():
    """An asset table of an account: 30.00 = 5.00 + 20.00 + 5.00 万元."""
    row = {
        "total": 300_000,
        "current": 50_000,
        "fixed": 200_000,
        "intangible": 50_000,
        "other_fixed": 200_000,
    }
    return with_tables(Table.build("account_assets", [("105001", "某局", row)]))(final_account())


def said(n, text):
    return lambda b: b.with_cell(Address(STATEMENT, n, "claim"), text)


def counted(n, text):
    def change(budget):
        claims = list(budget.statement.claims)
        claims[n] = attrs.evolve(claims[n], cell=Cell("claim", text))
        return with_claims(*claims)(budget)

    return change


def set_cell(kind, line, column, text):
    return lambda b: b.with_cell(b.address(kind, line, column), text)


def claims_reversed(budget):
    return with_claims(*budget.statement.claims[::-1])(budget)


CASES = {
    "A01": Acceptance(
        procured, said(0, "7.00"), said(3, "2.10"), (reordered, claims_reversed, said(1, "4.0"))
    ),
    "A02": Acceptance(procured, said(0, "81.00"), said(0, "80.01"), (reordered, said(0, "80.00"))),
    "A03": Acceptance(
        listed,
        said(0, "8.00"),
        set_cell("procurement", "total", "amount", "6.01"),
        (reordered, said(0, "6.0")),
    ),
    "A04": Acceptance(
        account, said(4, "1.00"), said(5, "1.43"), (claims_reversed, said(4, "2.80"), said(5, "1.44"))
    ),
    "A05": Acceptance(
        not_procured,
        set_cell(FECO, "30202", "total", "46.20"),
        set_cell(FECO, "30231", "total", "11.00"),
        (reordered, wrapped, reworded("没有政府采购预算", "未安排政府采购预算")),
    ),
    "A06": Acceptance(
        buying,
        counted(0, "3"),
        set_cell("three_public", "total", "vehicle_purchase", "0.00"),
        (reordered, set_cell("three_public", "total", "vehicle_purchase", "21.00")),
    ),
    "A07": Acceptance(
        complete,
        reworded("单位价值100万元以上", ""),
        reworded("100万元以上", "150万元以上"),
        (wrapped, reworded("单位价值100万元以上", "单价100万元（含）以上"), reworded("100万元", "200万元")),
    ),
    "A08": Acceptance(
        complete,
        reworded("截至2023年12月31日", "截至2024年12月31日"),
        reworded("12月31日", "10月31日"),
        (wrapped, reworded("截至2023年12月31日", "截止2023年底"), reworded("12月31日", "8月31日")),
    ),
    "A09": Acceptance(
        owning,
        set_cell("account_assets", "105001", "fixed", "30.00"),
        set_cell("account_assets", "105001", "total", "31.00"),
        (reordered, set_cell("account_assets", "105001", "current", "5.0")),
    ),
    "A10": Acceptance(
        buying,
        with_tables(Table.build(FECO, [("30101", {"general_public_basic": 500_000})])),
        set_cell(FECO, "31013", "total", "0.00"),
        (reordered, set_cell(FECO, "31013", "total", "19.00")),
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_accepted(rule):
    verify(rule, CASES[rule])


def by_rule(rule, budget):
    return reconcile(budget, rules=[rule]).by_rule[rule]


@pytest.mark.parametrize(
    ("profile", "value", "verdict"),
    [
        ("sichuan", "200", Verdict.HOLDS),
        ("sichuan", "100", Verdict.BROKEN),
        ("shanghai", "100", Verdict.HOLDS),
        ("shanghai", "200", Verdict.BROKEN),
        ("", "200", Verdict.HOLDS),
    ],
)
def test_the_threshold_of_the_place(profile, value, verdict):
    budget = reworded("单位价值100万元", f"单价{value}万元")(complete())
    assert by_rule("A07", attrs.evolve(budget, profile=profile)) is verdict


def test_accounts_give_their_assets_as_of_their_own_last_day():
    account = final_account()
    assert by_rule("A08", account) is Verdict.BROKEN
    assert by_rule("A08", reworded("截至2023年", "截至2024年")(account)) is Verdict.HOLDS


def test_a_date_of_something_else_is_not_one_of_assets():
    assert by_rule("A08", saying("截至2024年6月底，完成了调查工作。")(complete())) is Verdict.HOLDS


def test_a_vehicle_may_be_bought_with_other_money():
    rows = [("income.business", 100_000), ("income.general_public", 800_000)]
    richer = with_tables(Table.build("balance", rows))(buying())
    free = set_cell("three_public", "total", "vehicle_purchase", "0.00")(richer)
    assert by_rule("A06", free) is Verdict.HOLDS
    assert by_rule("A10", free) is Verdict.NOT_APPLICABLE


def test_rounding_may_take_a_share_to_its_limit():
    """29.995 of 100.00 may be printed as 30.00, and 0.33 of 1.11 may be 30 per cent."""
    budget = with_claims(amount("procurement", "1.11"), amount("procurement.sme", "0.33"))(account())
    assert by_rule("A04", budget) is Verdict.HOLDS


@pytest.mark.parametrize("rule", ["A01", "A02", "A05", "A06", "A07", "A08"])
def test_without_the_text_nothing_is_checked(rule):
    bare = attrs.evolve(complete(), statement=None)
    assert by_rule(rule, bare) is Verdict.UNCHECKED
