"""A budget on the form of any province, rendered as a file of any format, reads back to the same object.

Left out are 会议费 and 培训费 beside “三公”经费, which 广西 prints in some places only.
"""

from random import Random

import attrs
import pytest
from provinces import provincial_budget
from reading_back import comparable, read_back
from rendering import Look, as_printed
from samples import drawn_look

from gov_budget.profiles import load, names, title_of

FORMATS = ("pdf", "xlsx", "html", "docx")
PROFILES = ("anhui", "beijing", "central", "guangdong", "guangxi", "guizhou", "henan", "jiangxi", "national")
"""All but 上海, 四川 and the final accounts, which test_reading_back prints from forms of the ledger."""

SEEDS = (1, 2, 3)
SHARED = {("central", 0): {"central", "sichuan"}}
"""Where every printed title stands in several profiles, by the profile and which of its titles is printed:
the titles alone cannot tell them apart, and the profile that a document was read of is preferred."""

FILLED = {"anhui": 11, "beijing": 14, "central": 10, "guangdong": 9, "guangxi": 12, "guizhou": 13,
          "henan": 11, "jiangxi": 11, "national": 9}  # fmt: skip
"""Tables that are printed of each form, counted by hand in the lists of profiles/data."""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_budget(form, profile, seed):
    title = seed - 1
    chance = Random(f"{profile} {seed}")  # noqa: S311 - made to be repeated
    budget = provincial_budget(chance, profile, title=title)
    read, account = read_back(budget, form, drawn_look(chance))
    possible = SHARED.get((profile, title), {profile})
    assert read.profile in possible
    expected = attrs.evolve(as_printed(budget), profile=read.profile)
    assert comparable(read) == comparable(expected)
    assert len(read.tables) == FILLED[profile]
    assert account.found == account.placed
    assert not account.unread


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("title", [0, 1, 2])
def test_titles_that_several_forms_share(profile, title):
    budget = provincial_budget(Random(1), profile, title=title)  # noqa: S311 - made to be repeated
    printed = {title_of(table.title) for table in budget.tables}
    knowing = {name for name in names() if printed <= set(load(name).by_title)}
    assert knowing == SHARED.get((profile, title), {profile})


@pytest.mark.parametrize("profile", [name for name in PROFILES if load(name).places])
@pytest.mark.parametrize("title", [0, 1, 2])
def test_a_named_place_tells_forms_with_the_same_titles_apart(profile, title):
    budget = provincial_budget(Random(1), profile, title=title)  # noqa: S311 - made to be repeated
    placed = attrs.evolve(budget, title=load(profile).places[0] + budget.title)
    assert read_back(placed, "html", Look())[0].profile == profile


def test_every_profile_is_printed_by_some_test():
    assert {*PROFILES, "shanghai", "sichuan", "accounts"} == set(names())


@pytest.mark.parametrize("profile", PROFILES)
def test_every_table_of_the_form_is_printed(profile):
    printed = [table.kind.key for table in provincial_budget(Random(1), profile).tables]  # noqa: S311 - no secret
    assert printed == [one.kind for one in load(profile).tables]
