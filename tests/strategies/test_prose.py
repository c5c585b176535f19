# ruff: noqa: S311 - seeds are there to get the same budgets again
"""Prose that is written from a ledger: it says what it was meant to say, and it agrees with its tables."""

from __future__ import annotations

import unicodedata
from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gov_budget.strategies as public
from gov_budget.model import Aspect, Role
from gov_budget.money import Unit
from gov_budget.prose import statement_of
from gov_budget.rules import reconcile
from gov_budget.strategies.bulk import random_ledger
from gov_budget.strategies.misprints import stated_figures
from gov_budget.strategies.prose.pen import percentage

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUOTES = '“”"'
seeds = st.integers(0, 10**9)
forms = st.sampled_from([("sichuan", Unit.WAN), ("sichuan", Unit.YUAN), ("shanghai", Unit.YUAN)])


def folded(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in QUOTES)


def said(claim):
    figure = claim.cell.figure
    unit = figure.unit.value if figure else folded(claim.measure)
    what = (claim.indicator, claim.year, claim.aspect, claim.scope, folded(claim.subject))
    return (*what, folded(claim.cell.text), unit, claim.change, claim.base_year, claim.candidates)


def listed(listing):
    return (
        listing.indicator,
        listing.year,
        tuple(map(folded, listing.names)),
        listing.is_open,
        listing.scope,
    )


def drawn(seed, profile, unit):
    random = Random(seed)
    ledger = random_ledger(random, profile, unit)
    return ledger, ledger.written(random.randint)


@FEW
@given(seeds, forms)
def test_a_reader_finds_exactly_the_claims_that_were_meant(seed, form):
    ledger, written = drawn(seed, *form)
    read = statement_of(written.sections, ledger.year)
    assert Counter(map(said, read.claims)) == Counter(map(said, written.claims))
    assert Counter(map(listed, read.listings)) == Counter(map(listed, written.listings))


@FEW
@given(seeds, forms)
def test_a_reader_finds_the_reasons(seed, form):
    ledger, written = drawn(seed, *form)
    found = {(said(c), folded(c.reason)[:4]) for c in statement_of(written.sections, ledger.year).claims}
    for claim in written.claims:
        if claim.reason:
            assert (said(claim), folded(claim.reason)[:4]) in found


@FEW
@given(seeds, forms)
def test_amounts_are_those_that_the_bare_ledger_states(seed, form):
    ledger, written = drawn(seed, *form)
    bare = {(c.indicator, c.year): c.cell.figure.fen for c in ledger.budget().statement.claims}
    stated = [c for c in written.claims if c.aspect is Aspect.AMOUNT and (c.indicator, c.year) in bare]
    assert {c.indicator for c in stated} >= {"income_total", "expenditure_total", "three_public"}
    for claim in stated:
        assert claim.cell.figure.fen == bare[claim.indicator, claim.year], claim.indicator


@FEW
@given(seeds)
def test_lists_name_what_stands_in_the_table_and_nothing_else(seed):
    ledger, written = drawn(seed, "sichuan", Unit.WAN)
    table = ledger.budget().table("general_public_basic")
    names = {listing.indicator: listing.names for listing in written.listings}
    for part in ("personnel", "public_use"):
        rows = [line for line in table.role(Role.SUBJECT) if len(line.code) == 5]
        printed = [line.name for line in rows if line.figure(part) and line.figure(part).fen]
        assert sorted(names.get(part, ())) == sorted(set(printed))


def test_percentages_are_exact_and_rounded_half_up_once():
    assert percentage(1, 20_000) == "0.01"
    assert percentage(1, 20_001) == "0.00"
    assert percentage(3, 2) == "150.00"


def test_the_same_seed_writes_the_same_prose():
    assert public.random_budget(Random(4), prose=True) == public.random_budget(Random(4), prose=True)


def test_synonyms_and_habits_differ_between_documents():
    texts = [str(public.random_budget(Random(n), prose=True).statement.sections) for n in range(40)]
    for one, other in (("增加", "增长"), ("，", ","), ("0万元", "0.00万元"), ("2", "２")):
        assert any(one in text for text in texts)
        assert any(other in text for text in texts)


@settings(FEW, max_examples=40)
@given(
    st.one_of(
        public.reconciling_budgets(prose=True),
        public.reconciling_budgets(prose=True, unit=Unit.YUAN),
        public.reconciling_budgets(prose=True, profile="shanghai"),
    )
)
def test_nothing_is_broken_in_a_budget_whose_prose_agrees(budget):
    assert [f"{finding.rule}: {finding.message('zh')}" for finding in reconcile(budget).broken] == []


@settings(FEW, max_examples=40)
@given(public.broken_prose())
def test_broken_prose_differs_in_one_figure(found):
    before, after = (b.statement.sections for b in (found.original, found.budget))
    differing = [
        (one, other)
        for mine, theirs in zip(before, after, strict=True)
        for one, other in zip(mine.paragraphs, theirs.paragraphs, strict=True)
        if one != other
    ]
    ((one, other),) = differing
    span = found.claim.span
    assert one[span.start : span.end] == found.old
    assert folded(found.old) == found.claim.cell.text
    assert other == one[: span.start] + found.new + one[span.end :]


@pytest.mark.parametrize("profile", ["sichuan", "shanghai"])
def test_every_figure_of_the_prose_can_be_misprinted(profile):
    budget = public.random_budget(Random(5), profile=profile, prose=True)
    assert len(stated_figures(budget)) == len({c.span for c in budget.statement.claims})
