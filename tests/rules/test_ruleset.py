"""Sets of rules: chosen, combined, graded, silenced."""

import attrs
import pytest

from gov_budget import reconcile
from gov_budget.errors import InvalidConfiguration, UnknownRule
from gov_budget.fiscal import DocumentKind
from gov_budget.rules import (
    Judgement,
    Rule,
    RuleSet,
    Severity,
    Silence,
    Strength,
    Verdict,
    book,
    rule,
    whole_book,
)

REASON = "已与单位核实"


def never(case):
    del case
    yield Judgement("四川01", (), ("不对", "wrong"))


OWN = Rule("四川01", "本省规则", "a local rule", Strength.USUAL, frozenset(DocumentKind), never)
LOCAL = RuleSet("四川", (OWN,))


def test_a_set_is_chosen_by_rules_and_groups():
    chosen = whole_book().only("W", "X03")
    assert [each.id for each in chosen] == [each.id for each in book() if each.group == "W"] + ["X03"]
    assert [each.id for each in chosen.without("W")] == ["X03"]


def test_own_rules_stand_beside_the_book(example):
    both = whole_book() | LOCAL
    assert len(both) == len(book()) + 1
    assert both["四川01"].group == "四川"
    broken = reconcile(example, rules=both.only("四川", "W01")).broken
    assert [finding.rule for finding in broken] == ["四川01"]


def test_the_right_rule_wins_where_both_have_one():
    other = attrs.evolve(rule("W01"), zh="另一条")
    combined = whole_book() | RuleSet("mine", (other,))
    assert combined["W01"].zh == "另一条"
    assert len(combined) == len(book())


def test_a_graded_rule_has_the_severity_it_is_given(example):
    report = reconcile(example, rules=whole_book().graded(Severity.ERROR, "O09").only("O"))
    assert [(finding.rule, finding.severity) for finding in report.broken] == [("O09", Severity.ERROR)]
    assert rule("O09").severity is Severity.WARNING


def test_unknown_names_are_refused_with_near_ones():
    with pytest.raises(UnknownRule) as caught:
        whole_book().only("w10")
    assert "W10" in caught.value.near
    with pytest.raises(UnknownRule):
        whole_book().silenced(Silence(rule="ZZ", reason=REASON))


def test_a_silenced_finding_is_set_apart_with_its_reason(example):
    plain = reconcile(example)
    report = reconcile(example, rules=whole_book().silenced(Silence(rule="O09", reason=REASON)))
    assert [(one.finding.rule, one.reason) for one in report.silenced] == [("O09", REASON)]
    assert "O09" in [finding.rule for finding in plain.broken]
    assert "O09" not in [finding.rule for finding in report.broken]
    assert report.counts[Verdict.BROKEN] == plain.counts[Verdict.BROKEN] - 1
    for verdict in set(Verdict) - {Verdict.BROKEN}:
        assert report.counts[verdict] == plain.counts[verdict]
    assert list(report.counts_by_rule) == list(plain.counts_by_rule) == [each.id for each in book()]


@pytest.mark.parametrize(
    ("silence", "covered"),
    [
        (Silence(rule="O", reason=REASON), True),
        (Silence(rule="O09", reason=REASON, table="project_performance"), True),
        (Silence(rule="O09", reason=REASON, table="*绩效*", row="定额公用*"), True),
        (Silence(rule="O09", reason=REASON, table="balance"), False),
        (Silence(rule="O09", reason=REASON, table="statement", row="定额公用*"), False),
        (Silence(rule="O09", reason=REASON, institution="渠县*", year=2024), True),
        (Silence(rule="O09", reason=REASON, year=2023), False),
        (Silence(rule="W01", reason=REASON), False),
    ],
)
def test_what_a_silence_covers(example, silence, covered):
    chosen = whole_book().silenced(silence).only("O09")
    assert reconcile(example, rules=chosen).is_clean is covered


def test_what_is_unchecked_cannot_be_silenced(example):
    silences = [Silence(rule=each.group, reason=REASON) for each in book()]
    report = reconcile(example, rules=whole_book().silenced(*silences))
    assert report.unchecked == reconcile(example).unchecked


def test_no_silence_without_a_reason():
    with pytest.raises(InvalidConfiguration):
        Silence(rule="O09", reason=" ")


def test_counts_by_rule_add_up(example):
    report = reconcile(example)
    by_rule = report.counts_by_rule
    for finding in report.findings:
        assert by_rule[finding.rule][finding.verdict] >= 1
    stated = sum(1 + len(finding.also) for finding in report.findings)
    assert sum(n for counts in by_rule.values() for n in counts.values()) == stated
