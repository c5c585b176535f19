"""The words of reports are there for every value that can occur, in both languages."""

import pytest

from gov_budget import codes, fiscal, rules
from gov_budget.reports import report_text, rule_dict
from gov_budget.reports.words import LANGUAGES, _words, say

GROUPS = {
    "verdict": rules.Verdict,
    "severity": rules.Severity,
    "strength": rules.Strength,
    "stage": fiscal.Stage,
    "document_kind": fiscal.DocumentKind,
    "fund": fiscal.Fund,
    "scheme": codes.Scheme,
    "level": codes.Level,
    "grade": codes.Grade,
    "grade_short": codes.Grade,
    "mark": rules.ScoreMark,
}


@pytest.mark.parametrize("group", GROUPS)
def test_every_value_has_its_words(group):
    assert set(_words()[group]) == {member.value for member in GROUPS[group]}


def test_every_rule_group_and_basis_has_its_words():
    assert {rule.group for rule in rules.book()} <= set(_words()["group"])
    assert {rule.basis_grade for rule in rules.book()} <= set(_words()["basis_grade"])


def test_both_languages_have_the_same_fields():
    for group, entries in _words().items():
        for key, words in entries.items():
            assert len(words) == len(LANGUAGES), (group, key)
            assert all(words), (group, key)


def test_a_language_that_is_not_spoken_is_refused():
    with pytest.raises(ValueError, match="fr"):
        say("verdict", "holds", "fr")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_can_be_shown(lang, example):
    for rule in rules.book():
        assert rule_dict(rule)["name"][lang]
    assert report_text(rules.reconcile(example), lang, all=True)
