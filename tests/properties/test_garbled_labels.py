"""Garbled labels of a budget that reconciles raise no alarm about its amounts."""

from random import Random

import pytest
from effort import examples
from garbling import garbled
from hypothesis import example, given
from hypothesis import strategies as st
from rendering import FORMATS, plan_of
from samples import look_of, sample, with_project_forms

from gov_budget.readers.assembly import read_source
from gov_budget.readers.files import source_in
from gov_budget.rules import reconcile

OF_AMOUNTS = frozenset("WHXE")
FORMS = ("shanghai", "shanghai unit", "sichuan", "beijing", "accounts")


def broken(plan, look):
    budget, _ = read_source(source_in(FORMATS["html"](plan, look), "made"))
    findings = reconcile(budget).broken
    return [(f.rule, f.message("zh")) for f in findings if f.rule[0] in OF_AMOUNTS or f.rule == "K16"]


@pytest.mark.parametrize("form", FORMS)
@examples(4)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 3))
@example(seed=16011, count=2)  # a letter in the middle of a code, with a name that two subjects bear
def test_no_alarm(form, seed, count):
    chance = Random(f"garbled {form} {seed}")  # noqa: S311 - made to be repeated
    budget = sample(form, seed)
    if form.startswith("shanghai"):
        budget = with_project_forms(budget, chance)
    look = look_of(form, seed)
    plan, _ = garbled(plan_of(budget, look), chance, count)
    usual = broken(plan_of(budget, look), look)
    assert [one for one in broken(plan, look) if one not in usual] == []


@pytest.mark.parametrize("file", ["html", "xlsx", "docx", "pdf"])
def test_the_form_of_shanghai_for_projects_reads_back(file):
    chance = Random(7)  # noqa: S311 - made to be repeated
    budget = with_project_forms(sample("shanghai", 7), chance)
    look = look_of("shanghai", 7)
    read, account = read_source(source_in(FORMATS[file](plan_of(budget, look), look), "made"))
    form, expected = read.table("project_performance"), budget.table("project_performance")
    printed = [{cell.column: cell.text for cell in line.cells} for line in form.lines]
    assert printed == [{cell.column: cell.text for cell in line.cells} for line in expected.lines]
    assert [line.name for line in form.lines] == [line.name for line in expected.lines]
    assert [(i.name, i.operator, i.value, i.measure) for i in form.indicators] == [
        (i.name, i.operator, i.value, i.measure) for i in expected.indicators
    ]
    assert account.found == account.placed
