"""A cell as a finding shows it: where it stands and what is printed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import HEAD, INDICATOR, PARAGRAPH, STATEMENT, Aspect, Locus, Role, Statement
from gov_budget.rules.indicators import name_of

if TYPE_CHECKING:
    from gov_budget.model import Address, DepartmentBudget

__all__ = ["Place", "place_of"]

_LONGEST = 60
"""So many letters of a paragraph are shown."""

PARAGRAPH_COLUMN = "paragraph"

_ROLES = {
    Role.TOTAL: ("合计", "total"),
    Role.REPEAT: ("合计（重复行）", "repeated total"),
}


@attrs.frozen
class Place:
    """One side of a finding: table kind, printed title, row, column, printed text, locus."""

    table: str
    title: str
    row: str
    name: str
    column: str
    column_zh: str
    printed: str
    unit: str
    locus: Locus | None = attrs.field(default=None, eq=False)

    @property
    def is_text(self) -> bool:
        """Whether a sentence of the prose is shown, not an amount."""
        return self.column == PARAGRAPH_COLUMN

    def label(self, lang: str) -> str:
        """Return a short description: table, row, column."""
        row = self.name or self.row
        if not row and not self.column:
            return self.title
        if lang == "zh":
            return f"{self.title}“{row}”{self.column_zh}"
        return f"{self.title} “{row}” {self.column.replace('_', ' ')}"


def place_of(budget: DepartmentBudget, address: Address) -> Place:
    """Return how the cell at an address is shown."""
    cell = budget.cell(address)
    unit = cell.figure.unit.value if cell.figure else ""
    if address.table == STATEMENT:
        return _claim(budget, address)
    if address.table == PARAGRAPH:
        return _paragraph(budget, address)
    table = budget.tables[address.table]
    title = " ".join(part for part in (table.number, table.title or table.kind.zh) if part)
    if address.column == INDICATOR:
        indicator = table.indicators[address.line]
        return Place(table.kind.key, title, indicator.name, indicator.name, INDICATOR, "指标值",
                     cell.text, unit, indicator.locus)  # fmt: skip
    if address.line == HEAD:
        return Place(table.kind.key, title, "", "", "", "", "", table.unit.value, table.locus)
    line = table.lines[address.line]
    name = line.name or _ROLES.get(line.role, ("", ""))[0]
    return Place(
        table=table.kind.key,
        title=title,
        row=line.key,
        name=f"{line.code} {line.name}".strip() if line.code else name,
        column=address.column,
        column_zh=table.kind.column(address.column).zh,
        printed=cell.text,
        unit=unit or table.unit.value,
        locus=cell.locus or line.locus,
    )


_ASPECTS = {
    Aspect.AMOUNT: "金额",
    Aspect.CHANGE: "增减额",
    Aspect.RATE: "增减率",
    Aspect.SHARE: "占比",
    Aspect.COMPLETION: "完成率",
    Aspect.COUNT: "数量",
}


def _claim(budget: DepartmentBudget, address: Address) -> Place:
    claim = (budget.statement or Statement()).claims[address.line]
    figure = claim.cell.figure
    name = f"{claim.year}年{name_of(claim.indicator, 'zh')}"
    return Place(
        table="statement",
        title="情况说明",
        row=claim.indicator,
        name=f"{name}（{claim.subject}）" if claim.subject else name,
        column=claim.aspect.value,
        column_zh=_ASPECTS[claim.aspect],
        printed=claim.cell.text,
        unit=figure.unit.value if figure else claim.measure,
        locus=claim.cell.locus,
    )


def _paragraph(budget: DepartmentBudget, address: Address) -> Place:
    cell = budget.cell(address)
    title = budget.cell(attrs.evolve(address, column="")).text
    shown = cell.text if len(cell.text) <= _LONGEST else f"{cell.text[:_LONGEST]}…"
    ordinal = str(int(address.column) + 1) if address.column else ""
    return Place("statement", title, ordinal, "", PARAGRAPH_COLUMN, "段落", shown, "", cell.locus)
