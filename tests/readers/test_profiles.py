"""Profiles: the forms of a province as data."""

import pytest

from gov_budget import profiles
from gov_budget.errors import UnknownProfile
from gov_budget.fiscal import Fund
from gov_budget.model import kinds
from gov_budget.money import Unit


def test_sichuan():
    sichuan = profiles.load("sichuan")
    assert sichuan.read
    assert sichuan.unit is Unit.WAN
    assert sichuan.conventions.three_public_funds == (Fund.GENERAL_PUBLIC, Fund.GOVERNMENT_FUND)
    assert sichuan.table("表1-2 部门支出总表").columns[0] == "total"
    assert sichuan.table("部门（单位）整体支出绩效目标申报表").unit is Unit.YUAN
    assert sichuan.table("政府采购预算表") is None


@pytest.mark.parametrize("name", profiles.names())
def test_every_profile_is_whole(name: str):
    profile = profiles.load(name)
    assert profile.name == name
    assert profile.source
    titles = [profiles.title_of(title) for table in profile.tables for title in table.titles]
    assert len(titles) == len(set(titles))
    assert {table.kind for table in profile.tables} <= set(kinds())


def test_an_unknown_profile():
    with pytest.raises(UnknownProfile, match=r"expected one of .*sichuan"):
        profiles.load("atlantis")
    with pytest.raises(UnknownProfile):
        profiles.load("../sichuan")


@pytest.mark.parametrize("name", profiles.names())
def test_titles_mean_the_same_to_whoever_does_not_know_the_profile(name: str):
    profile = profiles.load(name)
    said = {
        title: profiles.kind_of_title(title, final=profile.final)
        for table in profile.tables
        for title in table.titles
    }
    differing = {
        (title, said[title], table.kind)
        for table in profile.tables
        for title in table.titles
        if said[title] not in {table.kind, ""}
    }
    assert differing == set()
    assert all(profiles.is_title(title) for title in said)
