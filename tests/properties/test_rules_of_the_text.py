"""Whatever a document says, the rules about its text answer and never raise."""

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from small import complete, with_sections

from gov_budget.model import Indicator, Section, Table
from gov_budget.rules import book, reconcile

RULES = [rule for rule in book() if rule.group in "ADGKU"]
MARKS = "0123456789.,%（）()“”《》：；，。、—-×XＸ第届年月日辆台万元亿\u3000\n"
PHRASES = (
    "2024年 2019年 截至2023年底 政府采购 机关运行经费 增加（减少） 主要原因是。 名词解释 "
    "第十九届青少年科技大赛 单价100万元以上 绩效目标 二上审核数 省级财政拨款 不单列 本单位 "
    "为0万元 十 二十一 ○○"
)
WORDS = st.sampled_from([*MARKS, *PHRASES.split()])
TEXT = st.lists(WORDS, max_size=20).map("".join)
SECTIONS = st.lists(st.builds(Section, TEXT, st.lists(TEXT, max_size=4).map(tuple)), max_size=4)
OPERATORS = st.sampled_from(["≥", "≤", "＝", "定性", "", "?"])
INDICATORS = st.lists(st.builds(Indicator, TEXT, TEXT, TEXT, OPERATORS, TEXT, TEXT, TEXT, TEXT), max_size=4)


@settings(max_examples=60, deadline=None)
@given(SECTIONS, INDICATORS, st.lists(TEXT, max_size=3))
def test_nothing_raises_and_every_finding_can_be_said(sections, indicators, headings):
    form = Table.build("whole_performance", [("total", {"basic_appropriation": 700_000})])
    budget = with_sections(sections)(complete())
    tables = tuple(attrs.evolve(t, headings=tuple(headings), notes=tuple(headings)) for t in budget.tables)
    form = attrs.evolve(form, indicators=tuple(indicators))
    report = reconcile(attrs.evolve(budget, tables=(*tables, form)), rules=RULES)
    for finding in report.findings:
        for lang in ("zh", "en"):
            assert finding.message(lang)
        assert all(place.label("zh") for place in finding.cells if place.title)


@settings(max_examples=30, deadline=None)
@given(SECTIONS)
def test_spaces_change_no_verdict(sections):
    """A reader may leave the spaces of line ends inside a paragraph."""
    spaced = [attrs.evolve(s, paragraphs=tuple(" ".join(p) for p in s.paragraphs)) for s in sections]
    of_text = [rule for rule in RULES if rule.group == "D"]
    plain, other = (reconcile(with_sections(one)(complete()), rules=of_text) for one in (sections, spaced))
    assert plain.by_rule == other.by_rule
