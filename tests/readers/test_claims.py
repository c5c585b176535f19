"""What the prose claims."""

import pytest

from gov_budget.model import Aspect, StaffKind, Statement
from gov_budget.readers import parse_text

TITLE = "某局2024年部门预算情况说明\n"


def claims(text: str) -> dict[tuple[str, int], str]:
    said = parse_text(TITLE + text).statement.claims
    return {(one.indicator, one.year): one.cell.text for one in said if one.aspect is Aspect.AMOUNT}


def statement(text: str) -> Statement:
    return parse_text(TITLE + text).statement


@pytest.mark.parametrize(
    "text",
    [
        "某局2024年收入预算367.12万元，比2023年预算收入360.26万元，增加6.86万元。",
        "某局 2024 年收入预算总额为\n\n367.12 万元 ， 比 2023 年收入预算 360.26 万元增加 6.86 万元。",
        "2024年某局收入总预算367.12万元,较上年360.26万元,增加6.86万元。",
    ],
)
def test_wordings_of_the_same_claim(text: str):
    assert claims(text) == {("income_total", 2024): "367.12", ("income_total", 2023): "360.26"}
    assert statement(text).claim("income_total", 2024).change == "增加"


def test_a_change_alone_is_no_amount_of_last_year():
    said = statement("某局2024年收入预算367.12万元，比2023年减少5.00万元，主要原因是压减支出。")
    assert [(one.aspect, one.cell.text, one.year, one.base_year) for one in said.claims] == [
        (Aspect.AMOUNT, "367.12", 2024, 2023),
        (Aspect.CHANGE, "5.00", 2024, 2023),
    ]
    assert {(one.change, one.reason) for one in said.claims} == {("减少", "压减支出")}


def test_the_parts_belong_to_their_own_sentence():
    text = (
        "某局2024年支出预算10.00万元，其中：基本支出4.00万元；项目支出6.00万元。\n"
        "某局2024年政府性基金预算支出3.00万元，其中：基本支出0万元，项目支出3.00万元。"
    )
    found = claims(text)
    assert found["basic", 2024], found["project", 2024] == ("4.00", "6.00")
    assert found["government_fund", 2024] == "3.00"


def test_claims_that_contradict_are_both_kept_and_neither_is_found():
    said = statement("某局2024年支出预算10.00万元。某局2024年支出预算11.00万元。")
    assert [one.cell.text for one in said.claims] == ["10.00", "11.00"]
    assert said.claim("expenditure_total", 2024) is None


def test_an_amount_without_a_name_belongs_to_the_item_that_has_it():
    head = (
        "某局2024年“三公”经费财政拨款预算数{}万元，其中：公务接待费{}万元，公务用车购置及运行维护费{}万元。\n"
    )
    tail = "0.19万元，较2023年0.20万元预算变化不大。"
    assert claims(head.format("3.19", "0.19", "3.00") + tail)["three_public.reception", 2023] == "0.20"
    unclear = claims(head.format("0.38", "0.19", "0.19") + tail)
    assert ("three_public.reception", 2023) not in unclear
    assert ("three_public.vehicles", 2023) not in unclear


def test_an_amount_knows_its_line():
    claim = statement("第一行\n某局2024年支出预算\n10.00万元。").claims[0]
    assert claim.cell.locus.row == 4


def test_vehicles():
    said = statement(
        "单位现有公务用车3辆，其中：轿车1辆，旅行车（含商务车）2辆。拟购置公务用车0辆。"
    ).vehicles
    assert (said.total, said.planned_purchases, said.asset_total) == (3, 0, None)
    assert [(one.name, one.count) for one in said.types] == [("轿车", 1), ("旅行车（含商务车）", 2)]
    assert statement("没有车。").vehicles is None


def test_nature_and_staff():
    budget = parse_text(
        f"{TITLE}某局行政编制12人，实际在职11人，退休3人。直属事业单位某中心编制5人，在职4人。"
    )
    assert budget.institution.nature.value == "administrative"
    assert [(one.unit, one.kind, one.count) for one in budget.institution.staff] == [
        ("某局", StaffKind.QUOTA, 12), ("某局", StaffKind.SERVING, 11), ("某局", StaffKind.RETIRED, 3),
        ("某中心", StaffKind.QUOTA, 5), ("某中心", StaffKind.SERVING, 4),
    ]  # fmt: skip
    assert [one.nature.value for one in budget.institution.units] == ["public_institution"]
