"""Each example shows what it says: the rule holds in the one document and is broken in the other."""

import pytest

from gov_budget.reports.examples import example_of
from gov_budget.reports.formulas import formulas, grounded
from gov_budget.reports.json import example_dict
from gov_budget.rules import State, Verdict, book, rule

WITH = [each.id for each in book() if example_of(each.id)]
LEAST_SHARE = 90
"""Of a hundred implemented rules; those without an example are named by tools/build_examples.py."""


@pytest.mark.parametrize("rule_id", WITH)
def test_it_holds_and_it_breaks(rule_id):
    example = example_of(rule_id)
    assert example.holds
    assert {finding.verdict for finding in example.holds} <= {Verdict.HOLDS, Verdict.ROUNDED}
    assert example.breaks
    assert {finding.rule for finding in example.breaks} == {rule_id}
    assert example.changes
    for change in example.changes:
        assert change.was != change.now
        assert all(change.where)


def test_nearly_every_implemented_rule_has_one():
    implemented = [each.id for each in book() if each.state is State.IMPLEMENTED]
    assert len(set(WITH) & set(implemented)) * 100 >= LEAST_SHARE * len(implemented)
    assert not [each.id for each in book() if each.state is State.NOT_IMPLEMENTED and each.id in WITH]


def test_the_document_is_small():
    example = example_of("W10")
    assert [len(table.lines) for table in example.document.tables] == [1]
    assert example.changes[0].where[0] == "部门支出总表“合计”合计"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_declared_equation_can_be_said(lang):
    said = {each.id: formulas(each, lang) for each in book()}
    texts = [text for declared in said.values() for text in declared]
    assert not [text for text in texts if "{" in text or not set("=≤≥") & set(text)]
    assert sum(map(bool, said.values())) >= 60


def test_equations_as_the_tables_declare_them():
    assert formulas(rule("W24"), "zh")[0].endswith(
        "：公务用车购置及运行费小计 = 公务用车购置费 + 公务用车运行费"
    )
    assert formulas(rule("W01"), "zh") == ("部门收支总表“收入总计”预算数 = 部门收支总表“支出总计”预算数",)
    assert formulas(rule("C01"), "zh") == ()


def test_a_finding_as_its_equation():
    text = grounded(example_of("W10").holds[0], "zh")
    assert text.count("=") == 1
    assert " + " in text


def test_as_json():
    value = example_dict(example_of("W10"))
    assert value["document"]["format"] == "gov_budget/1"
    assert value["change"][0]["where"]["en"]
    assert value["breaks"][0]["verdict"] == "broken"
