from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import attrs
import pytest

from gov_budget.codes import (
    Catalogue,
    ChangeKind,
    Grade,
    Scheme,
    Subject,
    apply,
    catalogue,
    changes,
    crosswalk,
    follow,
)
from gov_budget.codes.moves import moves
from gov_budget.errors import UnknownCode, UnknownScheme, UnknownYear, WrongEdition

YEARS = range(2018, 2028)
GRADES = {grade.value for grade in Grade}

every_scheme = pytest.mark.parametrize("scheme", Scheme)
every_year = pytest.mark.parametrize("a", YEARS)


@every_scheme
@every_year
def test_applying_the_changes_gives_every_other_year(scheme, a):
    before = catalogue(a, scheme)
    for b in YEARS:
        after = catalogue(b, scheme)
        walk = changes(before, after)
        made = apply(walk, before)
        assert made == after
        assert [*made] == [*after]
        assert sorted(code for change in walk for code in change.old_codes) == [*before]
        assert sorted(code for change in walk for code in change.new_codes) == [*after]
        assert [change for change in walk if change.kind is not shape(change)] == []
        assert sum(walk.counts.values()) == len(walk)


def shape(change):
    old, new = change.old, change.new
    one_to_one = ChangeKind.MOVED
    if len(old) == len(new) == 1 and old[0].code == new[0].code:
        same = old[0].name == new[0].name and not change.sources
        one_to_one = ChangeKind.KEPT if same else ChangeKind.RENAMED
    return {
        (0, 1): ChangeKind.ADDED,
        (1, 0): ChangeKind.DROPPED,
        (1, 1): one_to_one,
        (1, 2): ChangeKind.SPLIT,
        (2, 1): ChangeKind.MERGED,
        (2, 2): ChangeKind.REARRANGED,
    }[min(len(old), 2), min(len(new), 2)]


@every_scheme
@every_year
def test_backwards_is_the_inverse_and_twice_is_the_same(scheme, a):
    for b in range(2018, a + 1):
        there = crosswalk(scheme, a, b)
        assert there.inverse == crosswalk(scheme, b, a)
        assert there.inverse.inverse == there


@every_scheme
@pytest.mark.parametrize(("a", "b"), [(2018, 2027), (2027, 2018), (2020, 2021), (2023, 2024), (2022, 2022)])
def test_lookups_agree_both_ways(scheme, a, b):
    walk = crosswalk(scheme, a, b)
    links = {(code, one.code) for code in catalogue(a, scheme) for one in walk.successors(code)}
    back = {(one.code, code) for code in catalogue(b, scheme) for one in walk.predecessors(code)}
    assert links == back == {link for change in walk for link in change.links}


@every_scheme
def test_a_year_against_itself_is_kept(scheme):
    walk = crosswalk(scheme, 2024, 2024)
    assert {change.kind for change in walk} == {ChangeKind.KEPT}


# moves.tsv, read without the library


def key(row):
    return int(row["year"]), row["from_code"], row["to_code"]


def test_moves_are_graded_sourced_and_none_comes_twice(data):
    table = data("moves.tsv")
    assert len({key(row) for row in table}) == len(table)
    assert [row for row in table if row["grade"] not in GRADES or not row["source"]] == []


def test_only_notices_attest(data):
    attested = [row for row in data("moves.tsv") if row["grade"] == "attested"]
    assert attested
    assert [row for row in attested if "财" not in row["source"]] == []


def test_both_ends_of_a_move_exist_and_are_of_one_scheme(data):
    for row in data("moves.tsv"):
        year, old, new = key(row)
        scheme = Scheme.of(new)
        assert new in catalogue(year, scheme)
        if old:
            assert old in catalogue(year - 1, scheme)
        else:
            assert new not in catalogue(year - 1, scheme)


def test_the_kind_written_down_is_the_kind_found(data):
    for row in data("moves.tsv"):
        year, old, new = key(row)
        change = crosswalk(Scheme.of(new), year - 1, year).origin_of(new)
        assert change.kind.value == row["kind"], row
        assert not old or (old, new) in change.links
        assert old != new or row["note"].startswith("was ")


def test_a_move_that_is_not_told_is_not_guessed(data):
    told = {key(row) for row in data("moves.tsv")}
    for scheme in Scheme:
        for year in YEARS[1:]:
            links = {link for change in crosswalk(scheme, year - 1, year) for link in change.links}
            assert all(old == new or (year, old, new) in told for old, new in links)


def test_every_notice_of_the_shared_catalogue_attests_its_addition(shared):
    for row in shared("changes.tsv"):
        code, year = row["code"], int(row["year"])
        if code == "220" or "-" in code:  # 220 is older; the range is a gap named in data/README.md
            continue
        added = crosswalk(row["scheme"], year - 1, year).origin_of(code)
        assert (added.kind, added.grade, added.sources) == (
            ChangeKind.ADDED,
            Grade.ATTESTED,
            (row["document"],),
        )
        assert crosswalk(row["scheme"], 2027, 2018).change_of(code).kind is ChangeKind.DROPPED


# known facts


@pytest.mark.parametrize(
    ("code", "a", "b", "kind", "new"),
    [
        ("210", 2018, 2019, "renamed", ["210"]),  # 卫生健康支出
        ("220", 2018, 2024, "renamed", ["220"]),  # 国土海洋气象等支出: the old name is in a note only
        ("220", 2019, 2024, "kept", ["220"]),
        ("215", 2019, 2020, "renamed", ["215"]),
        ("22404", 2019, 2027, "renamed", ["22404"]),  # 煤矿安全
        ("22201", 2020, 2021, "merged", ["22201"]),
        ("21305", 2021, 2022, "renamed", ["21305"]),  # 扶贫
        ("20822", 2023, 2024, "moved", ["21372"]),  # rules.md 2.5
        ("20823", 2023, 2024, "moved", ["21373"]),
        ("20829", 2023, 2024, "moved", ["21374"]),
        ("20829", 2018, 2027, "moved", ["21374"]),
        ("20110", 2020, 2021, "merged", ["20801"]),
        ("20115", 2018, 2019, "rearranged", ["20138"]),
        ("20117", 2018, 2019, "rearranged", ["20109", "20138"]),
        ("22002", 2018, 2024, "merged", ["22001"]),
        ("22004", 2018, 2024, "moved", ["22405"]),
        ("20815", 2018, 2019, "moved", ["22407"]),
        ("2010308", 2023, 2024, "moved", ["20140"]),
        ("2089901", 2020, 2021, "moved", ["2089999"]),
        ("39906", 2021, 2022, "split", ["39909", "39910"]),
        ("11013", 2021, 2022, "moved", ["1102101"]),
        ("2040103", 2018, 2022, "merged", ["22402"]),
        ("2010409", 2018, 2019, "dropped", []),  # to 2110108, which the catalogue begins in 2020
        ("2080505", 2018, 2027, "kept", ["2080505"]),
    ],
)
def test_what_became_of_a_code(code, a, b, kind, new):
    walk = crosswalk(Scheme.of(code), a, b)
    assert walk.change_of(code).kind.value == kind
    assert [one.code for one in walk.successors(code)] == new
    assert all(code in {one.code for one in walk.predecessors(other)} for other in new)


def test_an_old_name_that_the_catalogue_lacks_is_in_the_note():
    change = crosswalk("function", 2018, 2019).change_of("220")
    assert change.note.startswith("was 国土海洋气象等支出;")
    assert change.grade is Grade.HIGH
    assert crosswalk("function", 2019, 2018).change_of("220").kind is ChangeKind.RENAMED


def test_224_came_new_with_2019_and_took_over_sections():
    walk = crosswalk("function", 2018, 2019)
    assert walk.origin_of("224").kind is ChangeKind.ADDED
    assert {one.code for code in ("22405", "22407") for one in walk.predecessors(code)} == {"22004", "20815"}


def test_a_number_used_again_is_another_subject():
    walk = crosswalk("function", 2018, 2024)
    assert walk.successors("2049902")[0].code == "22402"  # 其他消防
    assert walk.origin_of("2049902").kind is ChangeKind.ADDED  # 国家司法救助支出
    assert apply(walk, catalogue(2018, "function"))["2049902"].name == "国家司法救助支出"


def test_moves_are_followed_one_after_the_other():
    walk = crosswalk("function", 2018, 2027)
    assert [one.code for one in walk.successors("2080205")] == ["2080209", "2101601"]
    assert [one.code for one in walk.successors("2070404")] == ["2070808"]


def test_a_grade_is_that_of_the_weakest_evidence():
    walk = crosswalk("function", 2023, 2024)
    assert walk.change_of("20822").grade is Grade.MEDIUM
    assert walk.change_of("21006").grade is Grade.LOW
    assert walk.origin_of("20139").grade is Grade.HIGH  # printed in 2024, but its absence before is not
    assert all(one.grade is not Grade.ATTESTED for one in walk.of(ChangeKind.MOVED))


# the value


def test_a_crosswalk_is_an_immutable_sequence():
    walk = crosswalk("economic-department", 2021, 2022)
    assert isinstance(walk, Sequence)
    assert walk[0] in walk
    assert walk[:2] == (walk[0], walk[1])
    assert hash(walk) == hash(crosswalk("economic-department", 2022, 2021).inverse)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        walk.to_year = 2023
    with pytest.raises(TypeError):
        walk[0] = walk[1]


def test_codes_may_be_written_apart():
    walk = crosswalk("function", 2023, 2024)
    assert walk.successors("208 22") == walk.successors("20822")
    assert walk.predecessors("213-72") == walk.predecessors("21372")


def test_unknown_codes_schemes_and_years():
    walk = crosswalk("function", 2023, 2024)
    with pytest.raises(UnknownCode) as gone:
        walk.origin_of("20822")
    assert gone.value.year == 2024
    with pytest.raises(UnknownCode):
        walk.successors("21372")
    with pytest.raises(UnknownYear):
        crosswalk("function", 2017, 2024)
    with pytest.raises(UnknownScheme):
        crosswalk("functions", 2018, 2024)
    with pytest.raises(UnknownScheme):
        changes(catalogue(2018, "function"), catalogue(2019, "revenue"))


def test_changes_apply_only_to_the_edition_they_start_from():
    walk = crosswalk("function", 2018, 2019)
    with pytest.raises(WrongEdition) as wrong:
        apply(walk, catalogue(2019, "function"))
    assert wrong.value.code == "2010307"
    assert "2010307" in str(wrong.value)


def test_editions_of_a_user_are_compared_by_their_own_codes():
    own = dict(catalogue(2024, "function"))
    own["2019901"] = Subject(Scheme.FUNCTION, "2019901", "国家赔偿费用支出", Grade.LOW)
    own["2017701"] = Subject(Scheme.FUNCTION, "2017701", "新设", Grade.LOW)
    del own["21372"]
    mine = Catalogue(2024, Scheme.FUNCTION, MappingProxyType(dict(sorted(own.items()))))
    walk = changes(catalogue(2023, "function"), mine)
    assert apply(walk, catalogue(2023, "function")) == mine
    assert walk.origin_of("2017701").kind is ChangeKind.ADDED
    assert walk.change_of("20822").kind is ChangeKind.DROPPED
    assert changes(mine, mine).counts[ChangeKind.KEPT] == len(mine)
    assert changes(mine, catalogue(2026, "function")).change_of("2017701").kind is ChangeKind.DROPPED


def test_only_official_editions_show_officially_what_was_added_and_dropped():
    before, after = official(2023), official(2024)
    assert changes(before, after).origin_of("20139").grade is Grade.OFFICIAL
    assert changes(before, after).change_of("208").grade is Grade.OFFICIAL
    assert changes(before, after).change_of("20822").grade is Grade.MEDIUM
    assert changes(catalogue(2023, "function"), after).origin_of("20139").grade is Grade.HIGH


def official(year):
    subjects = {
        code: attrs.evolve(one, grade=Grade.OFFICIAL) for code, one in catalogue(year, "function").items()
    }
    return Catalogue(year, Scheme.FUNCTION, MappingProxyType(subjects))


def test_punctuation_makes_no_other_name():
    own = dict(catalogue(2024, "economic-department"))
    own["30212"] = attrs.evolve(own["30212"], name="因公出国(境)费用")
    mine = Catalogue(2024, Scheme.ECONOMIC_DEPARTMENT, MappingProxyType(own))
    assert changes(catalogue(2024, "economic-department"), mine).change_of("30212").kind is ChangeKind.KEPT


# following one code


@every_scheme
@pytest.mark.parametrize("year", [2018, 2021, 2027])
def test_following_agrees_with_the_catalogue(scheme, year):
    for code, subject in catalogue(year, scheme).items():
        history = follow(code, year, scheme)
        assert history.in_year(year) == (subject,)
        assert [point.year for point in history.points] == [*YEARS]
        for point in history.points:
            assert all(catalogue(point.year, scheme)[one.code] == one for one in point.subjects)


def test_following_a_rename_a_move_and_an_end():
    relief = follow("21305", 2024)
    assert relief.codes == ("21305",)
    assert relief.years == (*YEARS,)
    assert [change.kind.value for change in relief.changes] == ["renamed", "renamed"]
    moved = follow("21372")
    assert [point.year for point in moved.points if point.changes] == [2024]
    assert moved.in_year(2023)[0].code == "20822"
    harbour = follow("21463", 2018)
    assert harbour.years == (2018, 2019, 2020)
    assert [change.kind for change in harbour.changes] == [ChangeKind.DROPPED]


def test_following_needs_a_code_and_a_year():
    with pytest.raises(UnknownCode):
        follow("21372", 2018)
    with pytest.raises(UnknownYear):
        follow("21372", 2030)
    with pytest.raises(UnknownYear):
        follow("21372").in_year(2030)


def test_links_are_values():
    assert moves() is moves()
    assert len({*moves()}) == len(moves())
