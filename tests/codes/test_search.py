from __future__ import annotations

import subprocess
import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_budget.codes import CURRENT_YEAR, Hit, Rank, Scheme, catalogue, hits, lookup, named, search
from gov_budget.codes.searching.query import folded
from gov_budget.errors import EmptyQuery, UnknownName, UnknownScheme, UnknownYear

subjects_of_2024 = st.sampled_from([one for scheme in Scheme for one in catalogue(2024, scheme).values()])


def codes(*arguments, **options):
    return [one.code for one in search(*arguments, **options)]


def test_the_whole_name_comes_before_its_beginning_and_that_before_the_middle():
    names = [one.name for one in search("公务接待费", 2024)]
    assert names[0] == "公务接待费"
    found = [hit.subject.name for hit in hits("住房", 2024, "function", None) if hit.rank <= Rank.INSIDE]
    first_inside = next(place for place, name in enumerate(found) if not name.startswith("住房"))
    assert all(not name.startswith("住房") for name in found[first_inside:])


def test_shorter_names_come_first_inside_a_rank():
    lengths = [len(one.name) for one in search("住房", 2024, "function") if one.name.startswith("住房")]
    assert lengths == sorted(lengths)


@pytest.mark.parametrize(
    "written",
    [
        "因公出国（境）费用",
        "因公出国(境)费用",
        " 因公 出国（境） 费用 ",
        "因公出国境费用",
        "因公出国（境)费用",
    ],
)
def test_brackets_and_spaces_do_not_matter(written):
    assert codes(written, 2024, "economic-department") == ["30212"]


@pytest.mark.parametrize(
    ("written", "code"),
    [("其它商品和服务支出", "30299"), ("商品与服务支出", "302"), ("税金和附加费用", "30240")],
)
def test_words_that_people_write_for_one_another(written, code):
    assert codes(written, 2024, "economic-department")[0] == code


def test_words_may_stand_apart():
    assert "2080505" in codes("养老 缴费", 2024, "function")


def test_a_name_of_another_year_is_found_and_the_years_are_seen():
    assert codes("扶贫", 2021, "function")[0] == "21305"
    hit = hits("扶贫", 2024, "function")[0]
    assert (hit.subject, hit.rank, hit.matched) == (lookup("21305", 2024), Rank.OLD_NAME, "扶贫")
    assert hit.former == lookup("21305", 2021)
    assert hit.former.years == (2018, 2021)


def test_a_later_name_is_found_in_an_earlier_year():
    hit = hits("卫生健康支出", 2018)[0]
    assert (hit.subject.name, hit.rank, hit.former.years[0]) == (
        "医疗卫生与计划生育支出",
        Rank.OLD_NAME,
        2019,
    )


def test_of_two_codes_that_bore_a_name_the_one_nearest_in_time_comes_first():
    assert codes("部队供应", 2024) == ["2082805", "2080209"]


def test_all_schemes_are_searched_unless_one_is_named():
    assert codes("公务接待费", 2024) == ["30217", "50206"]
    assert codes("公务接待费", 2024, Scheme.ECONOMIC_GOVERNMENT) == ["50206"]


@pytest.mark.parametrize("limit", [0, 1, 7])
def test_the_limit(limit):
    assert len(search("支出", 2024, "function", limit=limit)) == limit


def test_nothing_found_is_empty():
    assert search("没有这个科目", 2024) == ()


@pytest.mark.parametrize("text", ["", "  ", "（）", "“”", "　\n", "/", "- -"])
@pytest.mark.parametrize("function", [search, hits, named])
def test_an_empty_query_is_an_error(function, text):
    with pytest.raises(EmptyQuery) as empty:
        function(text)
    assert empty.value.text == text


@pytest.mark.parametrize("function", [search, hits, named])
def test_years_and_schemes_are_checked(function):
    with pytest.raises(UnknownYear):
        function("支出", 2028)
    with pytest.raises(UnknownScheme):
        function("支出", 2024, "expenditure")


@given(subject=subjects_of_2024)
def test_every_subject_is_found_by_its_name_among_the_exact_matches(subject):
    found = search(subject.name, 2024, subject.scheme, limit=None)
    exact = [one for one in found if one.name == subject.name]
    assert subject in exact
    assert list(found[: len(exact)]) == exact


def test_no_two_names_of_a_year_are_compared_as_the_same():
    names = {one.name for scheme in Scheme for one in catalogue(2024, scheme).values()}
    assert len({folded(name) for name in names}) == len(names)


@given(subject=subjects_of_2024, marks=st.sampled_from(["/", " / ", "—", ">", "\\", "→", "-"]))
def test_every_subject_is_found_by_its_path(subject, marks):
    above = catalogue(2024, subject.scheme).ancestors(subject.code)
    text = marks.join(one.name for one in (*above, subject))
    assert subject.code in codes(text, 2024, subject.scheme, limit=len(subject.path) + 1)


@given(text=st.text(), limit=st.integers(0, 30))
def test_a_search_finds_each_subject_once_and_in_the_order_of_the_ranks(text, limit):
    try:
        found = hits(text, 2024, limit=None)
    except EmptyQuery:
        return
    assert [hit.rank for hit in found] == sorted(hit.rank for hit in found)
    assert len({hit.subject.code for hit in found}) == len(found)
    assert hits(text, 2024, limit=limit) == found[:limit]
    assert search(text, 2024, limit=limit) == tuple(hit.subject for hit in found[:limit])


@pytest.mark.parametrize("text", ["教育" * 5000, "2" * 5000, "a" * 20000, "教育/" * 3000, "教 " * 5000])
def test_a_very_long_query_is_answered(text):
    assert isinstance(hits(text, 2024), tuple)


def test_hits_are_values():
    one = hits("公务接待费", 2024)[0]
    assert one == Hit(lookup("30217", 2024), Rank.NAME, "公务接待费")
    assert hash(one) == hash(attrs.evolve(one))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.rank = Rank.NEAR


def test_a_name_denotes_all_subjects_of_that_name():
    assert [one.code for one in named("住房公积金", 2024)] == ["30113", "50103", "2210201"]
    assert [one.code for one in named("公积金", 2024, "function")] == ["2210201"]


def test_a_miss_says_what_is_near():
    with pytest.raises(UnknownName) as miss:
        named("公务接代费", 2024, "economic-department")
    assert miss.value.near[0] == "30217 公务接待费"
    assert "near: 30217 公务接待费" in str(miss.value)


def test_a_miss_says_in_which_years_the_name_existed():
    with pytest.raises(UnknownName) as miss:
        named("海洋管理事务", 2024)
    assert miss.value.years == ((2018, 2020),)
    assert "it existed in 2018–2020" in str(miss.value)


def test_without_a_year_the_current_one_answers():
    assert search("经营主体管理") == search("经营主体管理", CURRENT_YEAR)


def test_nothing_of_the_search_is_imported_before_it_is_used():
    code = """
import sys
import gov_budget.codes as codes
print(*[name for name in sys.modules if name.startswith('gov_budget.codes.searching.')])
opened = []
sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event == 'open' else None)
codes.search('公务接待费', 2024, 'economic-department')
print(*sorted(path.replace(chr(92), '/').rpartition('/')[2] for path in opened if '/data/' in path))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "gov_budget.codes.searching.hit",
        "aliases.tsv economic_department.tsv",
    ]
