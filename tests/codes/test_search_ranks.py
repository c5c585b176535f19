"""Each rank by an example, and the data the ranks stand on."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from gov_budget.codes import Rank, Scheme, catalogue, hits
from gov_budget.codes.edition import subjects
from gov_budget.codes.searching.aliases import aliases
from gov_budget.codes.searching.nearby import edits
from gov_budget.codes.searching.query import Query
from gov_budget.codes.searching.spelling import spelled

YEARS = range(2018, 2028)


@pytest.mark.parametrize(
    ("text", "rank", "code", "matched"),
    [
        ("208 05 05", Rank.CODE, "2080505", "2080505"),
        ("301 2", Rank.CODE, "30102", "30102"),
        ("208类05款05项", Rank.CODE, "2080505", "2080505"),
        ("208（类）05（款）", Rank.CODE, "20805", "20805"),
        ("30201办公费", Rank.CODE, "30201", "30201"),
        ("办公费（30201）", Rank.CODE, "30201", "30201"),
        ("［2010601］行政运行", Rank.CODE, "2010601", "2010601"),
        ("302-17 公务接待费", Rank.CODE, "30217", "30217"),
        ("公务接待费", Rank.NAME, "30217", "公务接待费"),
        ("财政事务/行政运行", Rank.PATH, "2010601", "一般公共服务支出/财政事务/行政运行"),
        ("发改委行政运行", Rank.PATH, "2010401", "一般公共服务支出/发展与改革事务/行政运行"),
        ("行政运行（财政事务）", Rank.PATH, "2010601", "一般公共服务支出/财政事务/行政运行"),
        ("教育支出（类）普通教育（款）小学教育（项）", Rank.PATH, "2050202", "教育支出/普通教育/小学教育"),
        ("公积金", Rank.ALIAS, "30113", "公积金"),
        ("医疗卫生与计划生育支出", Rank.OLD_NAME, "210", "医疗卫生与计划生育支出"),
        ("公务接", Rank.PREFIX, "30217", "公务接待费"),
        ("职业年金缴", Rank.PREFIX, "30109", "职业年金缴费"),
        ("务接待", Rank.INSIDE, "30217", "公务接待费"),
        ("危房 住房保障", Rank.WORDS, "2210105", "农村危房改造"),
        ("生育支出", Rank.OLD_PART, "210", "医疗卫生与计划生育支出"),
        ("公车维护", Rank.SHORTENED, "30231", "公务用车运行维护费"),
        ("gongwujied", Rank.PINYIN, "30217", "GongWuJieDaiFei"),
        ("gwjd", Rank.INITIALS, "30217", "GongWuJieDaiFei"),
        ("公务接代费", Rank.NEAR, "30217", "公务接待费"),
        ("事业人员退休费", Rank.NEAR, "30302", "退休费"),
        ("3021", Rank.PREFIX, "30211", "30211"),
        ("20813", Rank.NEAR, "20810", "20810"),
    ],
)
def test_each_rank(text, rank, code, matched):
    first = hits(text, 2024)[0]
    assert (first.rank, first.subject.code, first.matched) == (rank, code, matched)


def test_the_order_of_the_ranks():
    assert [rank.name for rank in sorted(Rank)] == [
        "CODE",
        "NAME",
        "PATH",
        "ALIAS",
        "OLD_NAME",
        "PREFIX",
        "INSIDE",
        "WORDS",
        "OLD_PART",
        "SHORTENED",
        "PINYIN",
        "INITIALS",
        "NEAR",
    ]


def test_a_code_brings_what_lies_below_it():
    found = hits("20805", 2024)
    assert [(hit.subject.code, hit.rank) for hit in found[:2]] == [
        ("20805", Rank.CODE),
        ("2080501", Rank.PREFIX),
    ]


def test_levels_may_be_left_out_of_a_path_and_named_in_short():
    assert hits("社会保障/退役士兵安置", 2024)[0].subject.code == "2080901"
    assert hits("社保/退役士兵安置", 2024)[0].subject.code == "2080901"


def test_a_path_may_hold_old_names():
    assert hits("医疗卫生与计划生育支出/公共卫生/卫生监督机构", 2024)[0].subject.code == "2100402"


def test_a_path_that_leads_nowhere_finds_the_last_name_as_near():
    found = hits("教育支出/公务接待费", 2024)
    assert {hit.rank for hit in found} == {Rank.NEAR}
    assert "30217" in {hit.subject.code for hit in found}


@pytest.mark.parametrize(
    "text", ["lü you xuan chuan", "LVYOUXUANCHUAN", "lv'you'xuan'chuan", "ｌｖyouxuanchuan"]
)
def test_pinyin_as_people_type_it(text):
    assert hits(text, 2024)[0].subject.code == "2070113"


def test_pinyin_begins_at_a_syllable():
    assert [hit for hit in hits("ongwujiedaifei", 2024) if hit.rank is Rank.PINYIN] == []


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("国有银行所得税", "guo you yin hang suo de shui"),
        ("水利行业业务管理", "shui li hang ye ye wu guan li"),
        ("海洋行政事业性收费收入", "hai yang xing zheng shi ye xing shou fei shou ru"),
        ("自然灾害灾后重建补助", "zi ran zai hai zai hou chong jian bu zhu"),
        ("重大公共卫生服务", "zhong da gong gong wei sheng fu wu"),
        ("安排预算稳定调节基金", "an pai yu suan wen ding tiao jie ji jin"),
        ("调入资金", "diao ru zi jin"),
        ("地方政府一般债务还本支出", "di fang zheng fu yi ban zhai wu huan ben zhi chu"),
        ("退耕还林还草", "tui geng huan lin huan cao"),
        ("一般罚没收入", "yi ban fa mo shou ru"),
        ("差旅费", "chai lv fei"),
        ("粮油差价补贴", "liang you cha jia bu tie"),
        ("工会经费", "gong hui jing fei"),
        ("超长期特别国债安排的支出", "chao chang qi te bie guo zhai an pai de zhi chu"),
        ("维修（护）费", "wei xiu hu fei"),
    ],
)
def test_characters_with_several_readings(name, read):
    assert " ".join(spelled(name)) == read


@pytest.mark.parametrize("scheme", Scheme)
def test_every_name_has_a_syllable_for_each_ideograph(scheme):
    names = {one.name for one in subjects(scheme)}
    assert [name for name in names if len(spelled(name)) != sum("一" <= one <= "鿿" for one in name)] == []


def test_only_characters_of_names_are_in_the_table_of_pinyin(data):
    characters = {one for scheme in Scheme for subject in subjects(scheme) for one in subject.name}
    rows = data("pinyin.tsv")
    assert [row for row in rows if not {*row["text"]} <= characters] == []
    assert [row for row in rows if len(row["text"]) != len(row["pinyin"].split())] == []


@pytest.mark.skipif(importlib.util.find_spec("pypinyin") is None, reason="pypinyin is for building only")
def test_the_table_of_pinyin_is_up_to_date(repository):
    command = [sys.executable, str(repository / "tools" / "build_pinyin.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_there_are_aliases_enough_and_none_comes_twice(data):
    rows = data("aliases.tsv")
    assert len(rows) >= 60
    assert len({(row["alias"], row["scheme"], row["code"]) for row in rows}) == len(rows)
    assert [row for row in rows if not row["note"]] == []


def test_every_alias_means_a_code_of_today_and_is_not_its_name():
    for meant in aliases().values():
        for one in meant:
            edition = catalogue(2026, one.scheme)
            assert one.code in edition, one
            assert edition[one.code].name != one.text


def test_an_alias_whose_code_a_year_lacks_is_not_found_in_it():
    assert hits("社会工作部", 2024)[0].rank is Rank.ALIAS
    assert [hit for hit in hits("社会工作部", 2018) if hit.rank is Rank.ALIAS] == []


@pytest.mark.parametrize(
    ("text", "name", "code", "segments", "words"),
    [
        ("2080505", "", "2080505", (), ()),
        ("30201 办公费", "办公费", "30201", (), ()),
        ("教育 行政运行", "教育行政运行", "", (), ("教育", "行政运行")),
        ("教育 / 行政运行", "教育行政运行", "", ("教育", "行政运行"), ()),
        ("205教育支出/20502普通教育", "教育支出普通教育", "20502", ("教育支出", "普通教育"), ()),
        ("302-17", "", "30217", (), ()),
        ("2010601-行政运行", "行政运行", "2010601", (), ()),
        ("资本性支出（基本建设）", "资本性支出基本建设", "", ("基本建设", "资本性支出"), ()),
    ],
)
def test_how_a_query_is_taken_apart(text, name, code, segments, words):
    assert Query.of(text) == Query(name, code, segments, words, "")


@pytest.mark.parametrize(
    ("written", "name", "whole", "within"),
    [("", "水费", 2, 0), ("水费", "", 2, 2), ("水费", "电费", 1, 1), ("维修费", "维修护费用", 2, 1)],
)
def test_edits(written, name, whole, within):
    assert (edits(written, name), edits(written, name, anywhere=True)) == (whole, within)
