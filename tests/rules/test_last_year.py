"""X25: what the text says of last year, against the document of last year."""

import attrs
import pytest
from small import complete, with_sections

from gov_budget.model import Aspect, Cell, Claim, Section, Span
from gov_budget.money import Unit
from gov_budget.rules import Verdict, reconcile

ITEM = "一般公共服务支出/人大事务/行政运行"


def published():
    """Last year's document: the same figures, 80.00 in all and 70.00 for the one item."""
    budget = complete()
    table = budget.table("general_public")
    names = {"2010101": "行政运行", "2010102": "一般行政管理事务"}
    lines = tuple(attrs.evolve(x, name=names.get(x.code, x.name)) for x in table.lines)
    return attrs.evolve(budget.with_table(attrs.evolve(table, lines=lines)), year=2023)


def claim(indicator, year, text, **more):
    return Claim(indicator, year, Cell.read("claim", text, Unit.WAN), **more)


def stating(*claims):
    budget = complete()
    return attrs.evolve(budget, statement=attrs.evolve(budget.statement, claims=claims))


def verdicts(budget):
    return [f.verdict for f in reconcile(budget, rules=["X25"], last_year=published()).findings]


def change(text, word, **more):
    return claim("income_total", 2024, text, change=word, aspect=Aspect.CHANGE, base_year=2023, **more)


@pytest.mark.parametrize(
    ("level", "changed", "word", "verdict"),
    [
        ("84.00", "4.00", "增加", Verdict.HOLDS),
        ("76.00", "4.00", "减少", Verdict.HOLDS),
        ("84.00", "5.00", "增加", Verdict.BROKEN),
        ("84.00", "4.00", "减少", Verdict.BROKEN),
        ("84.00", "4.01", "增加", Verdict.HOLDS),  # three amounts, each rounded by itself
        ("84.00", "4", "增加", Verdict.HOLDS),
    ],
)
def test_a_change_tells_what_last_year_was(level, changed, word, verdict):
    assert verdicts(stating(claim("income_total", 2024, level), change(changed, word))) == [verdict]


def test_a_change_without_one_level_tells_nothing():
    two = stating(
        claim("income_total", 2024, "84.00"), claim("income_total", 2024, "85.00"), change("9", "增加")
    )
    assert verdicts(two) == [Verdict.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("path", "text", "verdict"),
    [
        (ITEM, "70.00", Verdict.HOLDS),
        (ITEM, "71.00", Verdict.BROKEN),
        ("一般公共服务支出/人大事务/没有的项", "71.00", Verdict.NOT_APPLICABLE),
        ("行政运行", "71.00", Verdict.NOT_APPLICABLE),
    ],
)
def test_items_are_found_by_the_path_of_their_names(path, text, verdict):
    assert verdicts(stating(claim("item", 2023, text, subject=path))) == [verdict]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("2023年预算执行数为90.00万元。", Verdict.UNCHECKED),
        ("按同口径调整后2023年为90.00万元。", Verdict.UNCHECKED),
        ("2023年预算为90.00万元。", Verdict.BROKEN),
    ],
)
def test_a_figure_that_is_said_to_be_restated_is_not_judged(sentence, verdict):
    start = sentence.index("90.00")
    said = claim("income_total", 2023, "90.00", span=Span(0, 0, start, start + 5))
    budget = with_sections((Section("说明", (sentence,)),))(stating(said))
    assert verdicts(budget) == [verdict]


def test_without_last_year_there_is_nothing_to_compare():
    report = reconcile(stating(claim("income_total", 2023, "90.00")), rules=["X25"])
    assert report.by_rule["X25"] is Verdict.NOT_APPLICABLE
