"""A budget, rendered, as it is read back, and what of a budget no page shows."""

import attrs
from rendering import rendered

from gov_budget.readers.assembly import read_source
from gov_budget.readers.files import source_in
from gov_budget.readers.text import parse_with_account

__all__ = ["comparable", "read_back"]


def comparable(budget):
    """A budget without what no page shows: codes as printed, a number that no 表 tells from a page number.

    Directions of indicators are not printed on the form of the whole department; the nature of
    institutions and their heads stand in the prose, which these budgets have none of.
    """
    tables = tuple(
        attrs.evolve(
            table,
            number=table.number if table.number.startswith("表") else "",
            lines=tuple(attrs.evolve(line, printed_code="", name=named(line)) for line in table.lines),
            indicators=tuple(
                attrs.evolve(one, direction="") if table.kind.key == "whole_performance" else one
                for one in table.indicators
            ),
            headings=(),
        )
        for table in budget.tables
    )
    return attrs.evolve(budget, tables=tables, statement=None, institution=None)


def named(line):
    return line.name or ("合计" if line.role.value == "total" else "")


def read_back(budget, form, look, draw=None):
    if form == "text":
        return parse_with_account(rendered(budget, form, look, draw).decode())
    return read_source(source_in(rendered(budget, form, look, draw), "made"))
