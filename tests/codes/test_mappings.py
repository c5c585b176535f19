from __future__ import annotations

from collections import Counter

import attrs
import pytest

from gov_budget.codes import (
    Body,
    Fit,
    Scheme,
    agency_crosswalk,
    catalogue,
    cofog_of,
    economic_crosswalk,
    gfsm_of,
    three_public_codes,
)
from gov_budget.errors import UnknownCode, UnknownYear

YEARS = range(2018, 2028)
GRADES = {"attested", "reconstructed-high", "reconstructed-medium", "reconstructed-low"}
NAMED = {"cofog": "function", "gfsm": "economic_department"}

every_mapping = pytest.mark.parametrize("name", sorted(NAMED))
every_body = pytest.mark.parametrize("body", Body)


# structure of the files, read without the library


@every_mapping
def test_every_class_and_section_of_any_year_is_there_and_nothing_else(data, name):
    expected = {row["code"] for row in data(f"{NAMED[name]}.tsv") if len(row["code"]) <= 5}
    codes = [row["code"] for row in data(f"{name}.tsv")]
    assert codes == sorted({*codes})
    assert {*codes} == expected


@every_mapping
def test_targets_exist_and_have_names(data, name):
    targets = {row["code"]: row["name"] for row in data(f"{name}_codes.tsv")}
    assert all(targets.values())
    for row in data(f"{name}.tsv"):
        assert {*row["others"].split()} <= {*targets}
        assert row["target"] in targets or (row["fit"] == "none" and not row["target"])


@every_mapping
def test_what_does_not_fit_says_why_and_what_fits_has_no_others(data, name):
    for row in data(f"{name}.tsv"):
        assert row["fit"] in {"full", "partial", "none"}
        assert row["fit"] != "none" or (row["note"] and not row["others"])
        assert row["fit"] != "full" or not row["others"]
        assert row["fit"] != "partial" or row["others"] or row["note"] or len(row["target"]) < 6
        assert row["target"] not in row["others"].split()


@every_mapping
def test_the_header_says_it_is_not_official(repository, name):
    path = repository / "src/gov_budget/codes/data" / f"{name}.tsv"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("#")
    assert "own judgement" in first
    assert "not official" in first


def test_cofog_has_ten_divisions_and_69_groups(data):
    codes = [row["code"] for row in data("cofog_codes.tsv")]
    assert [code for code in codes if "." not in code] == [f"{n:02}" for n in range(1, 11)]
    assert len([code for code in codes if "." in code]) == 69
    assert {code[:2] for code in codes if "." in code} == {code for code in codes if "." not in code}


def test_gfsm_has_its_expense_headings(data):
    codes = {row["code"]: row["name"] for row in data("gfsm_codes.tsv")}
    assert {code for code in codes if len(code) == 2} == {*map(str, range(21, 29)), "31", "32", "33"}
    assert all(code[:-1] in codes for code in codes if len(code) == 3)
    assert codes["21"] == "Compensation of employees"


# values


@pytest.mark.parametrize(
    ("code", "division", "group", "fit"),
    [
        ("20405", "03", "03.3", "full"),
        ("20402", "03", "03.1", "full"),
        ("22402", "03", "03.2", "full"),
        ("20407", "03", "03.4", "full"),
        ("205", "09", None, "partial"),
        ("2050201", "09", "09.1", "partial"),
        ("21401", "04", "04.5", "full"),
        ("20811", "10", "10.1", "full"),
        ("21214", "05", "05.2", "full"),
        ("232", "01", "01.7", "full"),
        ("2320301", "01", "01.7", "full"),
        ("231", None, None, "none"),
        ("23009", None, None, "none"),
        ("227", None, None, "none"),
    ],
)
def test_cofog_of_some_subjects(code, division, group, fit):
    found = cofog_of(code)
    assert found.fit is Fit(fit)
    assert (found.division and found.division.code) == division
    assert (found.group and found.group.code) == group


@pytest.mark.parametrize(
    ("code", "heading", "category", "fit"),
    [
        ("301", "21", "21", "full"),
        ("30101", "21", "211", "full"),
        ("30108", "21", "212", "full"),
        ("302", "22", "22", "partial"),
        ("30702", "24", "241", "full"),
        ("31205", "25", "25", "full"),
        ("30306", "27", "272", "full"),
        ("31013", "31", "3112", "full"),
        ("31203", "32", "3205", "full"),
        ("30703", "22", "22", "full"),
    ],
)
def test_gfsm_of_some_subjects(code, heading, category, fit):
    found = gfsm_of(code)
    assert (found.heading.code, found.category.code, found.fit.value) == (heading, category, fit)


def test_every_subject_of_every_year_has_an_answer():
    for year in YEARS:
        for code in catalogue(year, Scheme.FUNCTION):
            found = cofog_of(code)
            assert code.startswith(found.code)
            assert (found.fit is Fit.NONE) == (found.division is None)
            assert found.group is None or found.group.code.startswith(found.division.code)
        for code in catalogue(year, Scheme.ECONOMIC_DEPARTMENT):
            found = gfsm_of(code)
            assert found.code == code
            assert found.category.code.startswith(found.heading.code)


@pytest.mark.parametrize(
    ("function", "code"),
    [(cofog_of, "20577"), (cofog_of, "30101"), (cofog_of, ""), (gfsm_of, "20101"), (gfsm_of, "3010101")],
)
def test_other_codes_have_none(function, code):
    with pytest.raises(UnknownCode):
        function(code)


def test_answers_are_frozen_values_and_codes_may_be_written_apart():
    found = cofog_of("208 05")
    assert found == attrs.evolve(found)
    assert found is cofog_of("２０８０５")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.note = ""


# 政府 and 部门 economic classification


def test_counterparts_are_the_gathered_ones_and_those_without_any(shared, data):
    gathered = {tuple(row.values()) for row in shared("economic_crosswalk.tsv")}
    shipped = {tuple(row.values()) for row in data("economic_counterparts.tsv")}
    assert gathered <= shipped
    assert {(row[0], row[1]) for row in shipped - gathered} == {
        ("50599", "-"),
        ("51305", "-"),
        ("51306", "-"),
        ("51307", "-"),
    }


def test_every_counterpart_is_graded_and_every_section_is_there(data):
    table = data("economic_counterparts.tsv")
    assert [row for row in table if row["grade"] not in GRADES] == []
    for side in ("government", "department"):
        sections = {row["code"] for row in data(f"economic_{side}.tsv") if len(row["code"]) == 5}
        assert {row[f"{side}_code"] for row in table} - {"-"} == sections


@every_body
@pytest.mark.parametrize("year", YEARS)
def test_there_and_back(body, year):
    walk = economic_crosswalk(body, year)
    for pair in walk.pairs:
        assert walk.to_government(pair.department) == (pair,)
        assert pair in walk.to_department(pair.government)
    assert {*walk.one_to_one} | {*walk.not_one_to_one} == {*walk.pairs}
    assert not {*walk.one_to_one} & {*walk.not_one_to_one}
    for pair in walk.one_to_one:
        assert walk.to_department(pair.government) == (pair,)
    assert all(len(walk.to_department(pair.government)) > 1 for pair in walk.not_one_to_one)


@every_body
@pytest.mark.parametrize("year", YEARS)
def test_what_has_no_counterpart(body, year):
    walk = economic_crosswalk(body, year)
    assert all(walk.to_department(code) == () for code in walk.without_department)
    assert all(walk.to_government(code) == () for code in walk.without_government)
    assert {code[:3] for code in walk.without_department} >= {"512", "513", "514"}
    assert walk.without_government == (("30107",) if body is Body.AGENCY else ())


@pytest.mark.parametrize(("item", "government"), [("overseas", "50207"), ("reception", "50206")])
def test_three_public_of_both_bodies(item, government):  # rules.md 2.3
    code = next(one.codes[0] for one in three_public_codes() if one.key == item)
    for body, expected in ((Body.AGENCY, government), (Body.INSTITUTION, "50502")):
        assert [one.government for one in economic_crosswalk(body, 2024).to_government(code)] == [expected]


def test_vehicles_and_classes_of_both_bodies():  # rules.md 2.3
    agency, institution = economic_crosswalk(Body.AGENCY), economic_crosswalk(Body.INSTITUTION)
    found = {code: agency.to_government(code)[0].government for code in ("30231", "31013", "30913")}
    assert found == {"30231": "50208", "31013": "50303", "30913": "50403"}
    posted = Counter(
        (pair.department[:3], pair.government) for pair in institution.pairs if pair.government < "507"
    )
    assert {*posted} == {("301", "50501"), ("302", "50502"), ("310", "50601"), ("309", "50602")}


def test_the_year_decides_which_codes_there_are():
    before, after = economic_crosswalk(Body.AGENCY, 2021), economic_crosswalk(Body.AGENCY, 2022)
    assert [one.government for one in before.to_government("31201")] == ["50801"]
    assert [one.government for one in after.to_government("31201")] == ["50803"]
    with pytest.raises(UnknownCode):
        after.to_department("50801")
    with pytest.raises(UnknownCode):
        after.to_government("50101")
    with pytest.raises(UnknownYear):
        economic_crosswalk(Body.AGENCY, 2030)


def test_the_agency_crosswalk_is_that_of_agencies():
    walk = economic_crosswalk(Body.AGENCY, 2024)
    for government, departments in agency_crosswalk().items():
        assert tuple(pair.department for pair in walk.to_department(government)) == departments
    assert {code[:3] for code in agency_crosswalk()} == {"501", "502", "503", "504"}
