from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest

from gov_budget.codes import Catalogue, Scheme, catalogue, lookup
from gov_budget.codes.edition import edition, subjects
from gov_budget.errors import UnknownCode

every_edition = pytest.mark.parametrize(
    ("year", "scheme"), [(year, scheme) for year in range(2018, 2028) for scheme in Scheme]
)


@every_edition
def test_it_holds_what_the_file_says_for_the_year(data, year, scheme):
    table = data(f"{scheme.value.replace('-', '_')}.tsv")
    expected = {
        row["code"]: row["name"]
        for row in table
        if int(row["first_year"] or 0) <= year <= int(row["last_year"] or 9999)
    }
    assert {code: one.name for code, one in catalogue(year, scheme).items()} == expected


@every_edition
def test_walking_goes_depth_first_and_sorted_and_meets_everything_once(year, scheme):
    found = catalogue(year, scheme)

    def descend(code=None):
        for child in found.children(code):
            yield child.code
            yield from descend(child.code)

    walked = [one.code for one in found.walk()]
    assert walked == sorted(found) == list(descend())


@every_edition
def test_parents_and_ancestors_agree_with_the_path(year, scheme):
    found = catalogue(year, scheme)
    for code, subject in found.items():
        above = found.ancestors(code)
        assert tuple([one.code for one in above]) == subject.path[:-1]
        assert found.parent(code) is (above[-1] if above else None)


def test_names_of_one_section():
    department = catalogue(2024, "economic-department")
    assert department.parent("302 17").name == "商品和服务支出"
    assert "30217" in {one.code for one in department.children("302")}
    assert [one.code for one in department.walk("30217")] == ["30217"]


def test_it_is_an_immutable_mapping():
    found = catalogue(2024, Scheme.REVENUE)
    assert isinstance(found, Mapping)
    assert (found.year, found.scheme) == (2024, Scheme.REVENUE)
    assert found.get("nothing") is None
    with pytest.raises(KeyError):
        found["nothing"]
    with pytest.raises(TypeError):
        found["101"] = found["102"]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.year = 2025
    with pytest.raises(TypeError):
        edition(2024, Scheme.REVENUE)["101"] = found["102"]


def test_it_is_the_same_each_time_and_equal_to_its_like():
    found = catalogue(2024, "function")
    assert found is catalogue(2024, Scheme.FUNCTION)
    assert found == Catalogue(2024, Scheme.FUNCTION, edition(2024, Scheme.FUNCTION))
    assert found != catalogue(2023, "function")
    assert len({found, catalogue(2024, "function"), catalogue(2023, "function")}) == 2
    assert lookup("208", 2024) is found["208"]


@pytest.mark.parametrize("method", ["find", "parent", "ancestors", "children", "walk"])
def test_an_unknown_code_raises(method):
    with pytest.raises(UnknownCode) as miss:
        getattr(catalogue(2024, "function"), method)("22002")
    assert miss.value.years == ((2018, 2020),)


def test_threads_see_equal_editions():
    subjects.cache_clear()
    edition.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda year: dict(edition(year, Scheme.FUNCTION)), [2020, 2024] * 8))
    assert all(one == found[place % 2] for place, one in enumerate(found))
