"""Every subject that must have a meaning has one, and it says what it rests on."""

import pytest

from gov_budget import codes
from gov_budget.codes.edition import subjects
from gov_budget.codes.meanings import Ground, meaning_of
from gov_budget.codes.scheme import Level, Scheme

FULL = (Scheme.ECONOMIC_DEPARTMENT, Scheme.ECONOMIC_GOVERNMENT)


@pytest.mark.parametrize("scheme", FULL)
def test_every_economic_subject_has_a_meaning_and_an_english_name(scheme):
    lacking = [s.code for s in subjects(scheme) if not (m := meaning_of(s)) or not m.english]
    assert lacking == []


@pytest.mark.parametrize("level", [Level.CLASS, Level.SECTION])
@pytest.mark.parametrize("scheme", [Scheme.FUNCTION, Scheme.REVENUE])
def test_every_class_and_section_has_a_meaning_and_an_english_name(scheme, level):
    wanted = [s for s in subjects(scheme) if s.level is level]
    assert [s.code for s in wanted if not (m := meaning_of(s)) or not m.english] == []


def test_every_function_item_has_a_meaning():
    wanted = [s for s in subjects(Scheme.FUNCTION) if s.level is Level.ITEM]
    assert [(s.code, s.name) for s in wanted if meaning_of(s) is None] == []


@pytest.mark.parametrize("scheme", [*FULL, Scheme.FUNCTION, Scheme.REVENUE])
def test_each_says_what_it_rests_on(scheme):
    for subject in subjects(scheme):
        meaning = meaning_of(subject)
        if meaning is None:
            continue
        assert meaning.text.endswith("。")
        assert meaning.text.count("。") <= 3
        assert meaning.gloss
        assert bool(meaning.source) is (meaning.ground is Ground.TEXT)


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("30216", "2050803"),
        ("30239", "30231"),
        ("30201", "30202"),
        ("30201", "31002"),
        ("30226", "30227"),
        ("20805", "2080505"),
        ("2080501", "2080505"),
        ("30212", "30216"),
        ("2101101", "2101103"),
    ],
)
def test_borders_that_users_get_wrong_are_stated(code, named):
    assert named in meaning_of(codes.lookup(code, year=2024)).text


def test_a_recurring_item_is_composed_from_its_section():
    meaning = meaning_of(codes.lookup("2010101", year=2024))
    assert meaning.ground is Ground.COMPOSED
    assert "人大事务" in meaning.text


def test_every_written_row_belongs_to_a_subject(data):
    for scheme, files in {
        Scheme.REVENUE: ["revenue"],
        Scheme.FUNCTION: ["function_classes", "function_items_201_208", "function_items_209_234"],
        Scheme.ECONOMIC_DEPARTMENT: ["economic_department"],
        Scheme.ECONOMIC_GOVERNMENT: ["economic_government"],
    }.items():
        known = {(s.code, s.name) for s in subjects(scheme)}
        for file in files:
            rows = [(row["code"], row["name"]) for row in data(f"meanings/{file}.tsv")]
            assert len(rows) == len(set(rows))
            assert [code for code, _ in rows] == sorted(code for code, _ in rows)
            assert [row for row in rows if row not in known] == []
