"""One budget of each form for a seed: every profile, of a department and of a unit, and final accounts."""

from random import Random

import attrs
from provinces import provincial_budget
from rendering import Look, as_printed

from gov_budget.fiscal import Scope
from gov_budget.model import Cell, Indicator, Line, Role, Table, kind
from gov_budget.money import Unit
from gov_budget.profiles import load, names
from gov_budget.strategies import random_account, random_budget

__all__ = ["FORMS", "drawn_look", "look_of", "sample", "with_project_forms"]

LEDGER = ("shanghai", "sichuan")
"""The profiles whose form the ledger itself knows."""
FORMS = tuple(f"{name}{scope}" for name in names() for scope in ("", " unit"))
"""The forms: the name of a profile, with ``unit`` behind it for the budget of a unit."""


def sample(form, seed):
    """Return the budget of a form for a seed, as it is printed."""
    name, _, scope = form.partition(" ")
    chance = Random(f"{form} {seed}")  # noqa: S311 - made to be repeated
    budget = _budget(name, chance, seed, 0 if scope else 2)
    return as_printed(_of_unit(budget) if scope else budget)


def _budget(name, chance, seed, units):
    if name == "accounts":
        return random_account(chance)
    if name in LEDGER:
        return random_budget(chance, year=2024, profile=name, most_units=units)
    return provincial_budget(chance, name, title=seed % 3)


def _of_unit(budget):
    """The same for a unit: the title says so, and those of its tables where the form has such."""
    tables = [_unit_title(table, load(budget.profile)) for table in as_printed(budget).tables]
    title = budget.title.replace("部门", "单位")
    return attrs.evolve(budget, scope=Scope.UNIT, title=title, tables=tuple(tables))


def _unit_title(table, profile):
    own = next(one for one in profile.tables if one.kind == table.kind.key)
    title = next((one for one in own.titles if "单位" in one), table.title)
    return attrs.evolve(table, title=title)


def look_of(form, seed):
    """Return how the budget of a form looks for a seed."""
    chance = Random(f"look {form} {seed}")  # noqa: S311 - made to be repeated
    return attrs.evolve(drawn_look(chance), hides_zeros=chance.random() < 0.5)


def drawn_look(chance):
    """Return how a document may look, but for zeros."""
    return Look(
        splits_codes=chance.random() < 0.5,
        repeats_head=chance.random() < 0.5,
        rows_a_page=chance.choice([0, 7, 12]),
        numbers_rows=chance.random() < 0.5,
        is_portrait=chance.random() < 0.5,
        as_numbers=chance.random() < 0.5,
        numbers_pages=chance.random() < 0.5,
    )


def with_project_forms(budget, chance):
    """A budget of 上海 with the form of 上海 for projects: what is asked for in all, and for the year."""
    lines, indicators = [], []
    columns = ("amount", "appropriation", "carry_over", "other", "whole", "whole_fiscal", "whole_other")
    for n in range(chance.randrange(1, 4)):
        name = f"第{'一二三'[n]}个项目经费"
        lines.append(_project(name, columns, chance))
        indicators += [
            Indicator("完成数量", "产出指标", "数量指标", "≥", "3.00", "场", project=name),
            Indicator("服务对象满意度", "满意度指标", "服务对象满意度指标", "≥", "90.00", "%", project=name),
        ]
    form = Table(kind("project_performance"), Unit.YUAN, columns, tuple(lines),
                 "财政项目支出绩效目标填报表", indicators=tuple(indicators))  # fmt: skip
    return attrs.evolve(budget, tables=(*budget.tables, form))


def _project(name, columns, chance):
    year = [chance.choice((0, chance.randrange(1, 9_000_000))) for _ in range(3)]
    more = chance.choice((0, chance.randrange(1, 9_000_000)))
    fiscal, other = year[0] + year[1] + more, year[2]
    amounts = (sum(year), *year, fiscal + other, fiscal, other)
    cells = [Cell.read(key, f"{n:,}.00", Unit.YUAN) for key, n in zip(columns, amounts, strict=True)]
    return Line(Role.PROJECT, columns, tuple(cells), name=name)
