"""Changes of a document: one cell or claim, and the same said otherwise."""

import re

import attrs

from gov_budget.model import STATEMENT, Address, Cell, DepartmentBudget
from gov_budget.money import Figure, Unit
from gov_budget.prose import statement_of


def cell(kind: str, line: str, column: str, text: str):
    """Another text in one cell."""

    def change(budget: DepartmentBudget) -> DepartmentBudget:
        address = budget.address(kind, line, column)
        assert address is not None, (kind, line, column)
        return budget.with_cell(address, text)

    return change


def claim(indicator: str, text: str, **which: object):
    """Another text in the one claim about an indicator that has these attributes."""

    def change(budget: DepartmentBudget) -> DepartmentBudget:
        claims = budget.statement.claims if budget.statement else ()
        found = [
            i
            for i, one in enumerate(claims)
            if one.indicator == indicator and all(getattr(one, k) == v for k, v in which.items())
        ]
        assert len(found) == 1, (indicator, which, len(found))
        return budget.with_cell(Address(STATEMENT, found[0], "claim"), text)

    return change


def without_line(kind: str, line: str):
    """One line less."""

    def change(budget: DepartmentBudget) -> DepartmentBudget:
        table = budget.table(kind)
        kept = tuple(one for one in table.lines if one.key != line)
        assert len(kept) == len(table.lines) - 1
        return budget.with_table(attrs.evolve(table, lines=kept))

    return change


def with_columns(kind: str, *columns: str):
    """A form that prints only these columns."""

    def change(budget: DepartmentBudget) -> DepartmentBudget:
        table = budget.table(kind)
        lines = (
            attrs.evolve(x, columns=columns, cells=tuple(c for c in x.cells if c.column in columns))
            for x in table.lines
        )
        return budget.with_table(attrs.evolve(table, columns=columns, lines=tuple(lines)))

    return change


def each_table(change):
    """The same change of every table."""
    return lambda budget: attrs.evolve(budget, tables=tuple(map(change, budget.tables)))


def _yuan(one: Cell) -> Cell:
    if one.figure is None:
        return one
    figure = Figure.of_fen(one.figure.fen, Unit.YUAN, 0)
    return attrs.evolve(one, text=figure.text, figure=figure)


def _table_in_yuan(table):
    lines = (attrs.evolve(x, cells=tuple(map(_yuan, x.cells))) for x in table.lines)
    return attrs.evolve(table, unit=Unit.YUAN, lines=tuple(lines))


_OTHER_UNIT = {Unit.WAN: (Unit.YI, 4), Unit.YUAN: (Unit.WAN, 4)}


def _in_other_unit(table):
    unit, shift = _OTHER_UNIT[table.unit]
    lines = (attrs.evolve(x, cells=tuple(_reprinted(c, unit, shift) for c in x.cells)) for x in table.lines)
    return attrs.evolve(table, unit=unit, lines=tuple(lines))


def _reprinted(one: Cell, unit: Unit, shift: int) -> Cell:
    if one.figure is None:
        return one
    figure = Figure.of_fen(one.figure.fen, unit, one.figure.places + shift)
    return attrs.evolve(one, text=figure.text, figure=figure)


def _spaced(table):
    lines = (attrs.evolve(x, name="　".join(x.name), printed_code=f"{x.code} ") for x in table.lines)
    return attrs.evolve(table, title=f"{table.title} ", lines=tuple(lines))


def _spaced_names(table):
    return attrs.evolve(table, lines=tuple(attrs.evolve(x, name="　".join(x.name)) for x in table.lines))


in_yuan = each_table(_table_in_yuan)
in_other_unit = each_table(_in_other_unit)
"""In the next larger unit, precise to the same last place: 143.09 万元 is 0.014309 亿元."""
spaced = each_table(_spaced)
spaced_names = each_table(_spaced_names)


def shuffled(budget: DepartmentBudget) -> DepartmentBudget:
    """The tables in another order."""
    return attrs.evolve(budget, tables=budget.tables[::-1])


def retold(change):
    """The prose with every paragraph written otherwise, its claims read anew."""

    def rewrite(budget: DepartmentBudget) -> DepartmentBudget:
        sections = [
            attrs.evolve(section, paragraphs=tuple(map(change, section.paragraphs)))
            for section in budget.statement.sections
        ]
        return attrs.evolve(budget, statement=statement_of(sections, budget.year))

    return rewrite


def half_width(text: str) -> str:
    """Half-width punctuation."""
    return text.translate(str.maketrans("，：；（）", ",:;()"))


def full_width(text: str) -> str:
    """Full-width figures."""
    return text.translate(str.maketrans("0123456789.%", "０１２３４５６７８９．％"))


def respaced(text: str) -> str:
    """Spaces around every figure."""
    return re.sub(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(?![\d.,])", r" \1 ", text)


def grouped(text: str) -> str:
    """Thousands parted by commas in every amount of money."""
    return re.sub(r"(?<![\d.,])\d{4,}(?=(?:\.\d+)?(?:万元|元))", lambda found: f"{int(found[0]):,}", text)


def synonyms(text: str) -> str:
    """Other words for the same: 增长 for 增加, 较 for 比, 年度 for 年."""
    for old, new in (("增加", "增长"), ("减少", "下降"), ("，比", "，较"), ("年预算", "年度预算")):
        text = text.replace(old, new)
    return text
