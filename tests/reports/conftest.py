"""Documents that try to get at whoever reads a report on them."""

import attrs
import pytest

from gov_budget import reconcile
from gov_budget.rules import Silence, whole_book

EVIL = '=HYPERLINK("http://x","<script>alert(1)</script>")\x1b[31m'


@pytest.fixture(scope="session")
def silencing():
    return whole_book("set.toml").silenced(Silence(rule="O09", reason="县里一并计入 <b>"))


@pytest.fixture(scope="session")
def hostile(example, silencing):
    """A budget whose every text is an attack, with something broken and something silenced."""
    table = example.table("expenditure")
    lines = tuple(attrs.evolve(line, name=EVIL) for line in table.lines)
    wrong = example.with_table(attrs.evolve(table, lines=lines, title=EVIL))
    wrong = wrong.with_cell(wrong.address("expenditure", "total", "total"), "376.12")
    institution = attrs.evolve(example.institution, name=EVIL)
    budget = attrs.evolve(wrong, title=EVIL, institution=institution, source="dir/预算 1%.txt")
    return reconcile(budget, rules=silencing)


@pytest.fixture(scope="session")
def silenced_report(example, silencing):
    return reconcile(example, rules=silencing)
