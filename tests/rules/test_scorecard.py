"""The scorecard of disclosure: what is met, what is not, and what nobody can tell."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import complete, evolved, final_account, without, without_table

from gov_budget.reports import scorecard_dict, scorecard_text
from gov_budget.rules import (
    Outcome,
    Publication,
    Report,
    RuleSet,
    ScoreMark,
    Silence,
    Verdict,
    book,
    criteria,
    reconcile,
    scorecard,
)

MET, NOT_MET, UNCHECKED = ScoreMark.MET, ScoreMark.NOT_MET, ScoreMark.UNCHECKED
REPORT = reconcile(complete())


def marks(budget, **context):
    return {s.criterion.number: s.mark for s in scorecard(reconcile(budget, **context)).scores}


def test_there_are_32_indicators_under_four_headings():
    assert [one.number for one in criteria()] == list(range(1, 33))
    assert list(dict.fromkeys(one.dimension for one in criteria())) == [
        "timeliness",
        "completeness",
        "fineness",
        "regularity",
    ]
    assert all(one.rules or one.beyond for one in criteria())


def test_a_whole_document_meets_what_it_shows():
    found = marks(complete())
    shown = {5, *range(7, 15), *range(16, 21), 21, 22, 23, 29}
    assert {number for number, mark in found.items() if mark is MET} >= shown
    assert not [number for number, mark in found.items() if mark is NOT_MET]


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (without("主要职责"), 5),
        (without("机构设置"), 6),
        (without_table("general_public_basic"), 12),
        (evolved("government_fund", notes=()), 14),
        (without("机关运行经费"), 16),
        (without("政府采购"), 17),
        (without("国有资产"), 18),
        (without("绩效目标"), 19),
        (without("名词解释"), 20),
    ],
)
def test_what_is_left_out_is_not_met(change, number):
    before, after = marks(complete()), marks(change(complete()))
    assert after[number] is NOT_MET
    # a text that is gone may take others along, but none gets better
    assert {n for n in after if after[n] is MET} <= {n for n in before if before[n] is MET}


def test_what_no_document_shows_cannot_be_told():
    found = marks(complete())
    assert {found[n] for n in (1, 2, 4, 32)} == {UNCHECKED}
    dates = Publication(approved=date(2024, 2, 9), published=date(2024, 3, 9), congress=date(2024, 1, 20))
    found = marks(complete(), publication=dates)
    assert (found[1], found[2], found[4]) == (NOT_MET, NOT_MET, UNCHECKED)


def test_what_was_not_asked_for_cannot_be_told():
    found = marks(complete(), rules=["W10", "D03"])
    assert found[7] is MET
    assert found[29] is UNCHECKED
    assert found[30] is UNCHECKED
    assert found[5] is UNCHECKED


def test_without_any_judgement_there_is_no_score():
    card = scorecard(Report(complete(), ()))
    assert (card.share, card.most) == (None, None)
    assert card.count(UNCHECKED) == card.asked
    for lang in ("zh", "en"):
        assert "%" not in scorecard_text(card, lang)


def test_what_cannot_be_told_is_not_counted_as_met():
    card = scorecard(REPORT)
    assert card.share == Fraction(card.count(MET), card.asked)
    assert card.most == Fraction(card.count(MET) + card.count(UNCHECKED), card.asked)
    assert card.share < card.most


def test_a_silence_does_not_mend():
    bare = evolved("government_fund", notes=())(complete())
    rules = RuleSet("quiet", book(), (Silence(rule="D05", reason="known"),))
    report = reconcile(bare, rules=rules)
    assert not report.of_rule("D05") or report.by_rule["D05"] is not Verdict.BROKEN
    assert {s.criterion.number: s.mark for s in scorecard(report).scores}[14] is NOT_MET


def test_accounts_have_their_own_kinds():
    found = marks(final_account())
    assert found[2] is found[3] is ScoreMark.NOT_APPLICABLE


def points(report):
    return scorecard(report).count(MET)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, len(REPORT.findings) - 1), max_size=40))
def test_an_unchecked_finding_never_raises_a_score(chosen):
    """Any findings turned into unchecked ones: no indicator becomes met, and no score rises."""
    unchecked = Outcome(Verdict.UNCHECKED, reason="no_prose")
    findings = tuple(
        attrs.evolve(f, outcome=unchecked) if i in chosen else f for i, f in enumerate(REPORT.findings)
    )
    before, after = scorecard(REPORT), scorecard(Report(REPORT.document, findings))
    met = {s.criterion.number for s in before.scores if s.mark is MET}
    assert {s.criterion.number for s in after.scores if s.mark is MET} <= met
    assert after.share is None or after.share <= before.share
    for one in criteria():
        assert (after.of(one.dimension).share or 0) <= (before.of(one.dimension).share or 0)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, len(REPORT.findings) - 1), max_size=40))
def test_a_finding_that_is_missing_never_raises_a_score(dropped):
    findings = tuple(f for i, f in enumerate(REPORT.findings) if i not in dropped)
    assert points(Report(REPORT.document, findings)) <= points(REPORT)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_shows_score_and_evidence(lang):
    bare = without("政府采购")(complete())
    text = scorecard_text(scorecard(reconcile(bare)), lang)
    assert "D08" in text
    assert ("不是官方" if lang == "zh" else "not an official list") in " ".join(text.split())


def test_the_json():
    value = scorecard_dict(scorecard(REPORT))
    assert list(value) == ["origin", "counts", "asked", "share", "most", "indicators"]
    assert sum(value["counts"].values()) == 32
    for one in value["indicators"]:
        assert list(one) == ["number", "dimension", "name", "mark", "beyond", "findings", "evidence"]
