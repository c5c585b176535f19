"""The shape of a table in a file: which keys there are, of what type, and what they mean.

These classes are the one declaration of the format. The JSON converter, its error messages and
the published JSON Schema are all made from them; ``to_shapes`` and ``from_shapes`` lead from
and to the model.

A field without a default must be given; one marked ``always`` is written even where it is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

import attrs

from gov_budget.model import Role, TableKind
from gov_budget.money import Unit

__all__ = [
    "AmbiguousShape",
    "CellShape",
    "Cells",
    "Count",
    "Index",
    "IndicatorShape",
    "LineShape",
    "Ordinal",
    "Places",
    "Range",
    "TableShape",
    "Year",
    "says",
]

_SAFE = 2**53 - 1
"""Beyond this, readers of JSON in other languages lose digits (RFC 8259, section 6)."""


@attrs.frozen
class Range:
    """The least and the most that a whole number may be."""

    least: int
    most: int


Year: TypeAlias = Annotated[int, Range(1, 9999)]
Ordinal: TypeAlias = Annotated[int, Range(1, _SAFE)]
Places: TypeAlias = Annotated[int, Range(0, 40)]
Index: TypeAlias = Annotated[int, Range(0, _SAFE)]
Count: TypeAlias = Annotated[int, Range(-_SAFE, _SAFE)]


def says(text: str, *, always: bool = False) -> dict[str, object]:
    """Return the metadata of a field: what it means, and whether it is written when empty."""
    return {"says": text, "always": always}


_PAGE = says("page of the source, from 1")
_ROW = says("row of the table or line of the text in the source, from 1")
_COLUMN = says("column of the table or ordinal in the line in the source, from 1")
_PLACES = says("decimals the amount is precise to, where that is more than the text shows")
_CANDIDATES = says("keys of the columns that the text may stand in")


@attrs.frozen(kw_only=True)
class CellShape:
    """A printed cell; a cell that is nothing but its text is written as that text alone."""

    text: str = attrs.field(metadata=says("what is printed"))
    places: Places | None = attrs.field(default=None, metadata=_PLACES)
    page: Ordinal | None = attrs.field(default=None, metadata=_PAGE)
    row: Ordinal | None = attrs.field(default=None, metadata=_ROW)
    column: Ordinal | None = attrs.field(default=None, metadata=_COLUMN)
    candidates: tuple[str, ...] = attrs.field(default=(), metadata=_CANDIDATES)


Cells: TypeAlias = Mapping[str, CellShape]


@attrs.frozen(kw_only=True)
class AmbiguousShape:
    """A printed text whose column cannot be told."""

    text: str = attrs.field(metadata=says("what is printed"))
    candidates: tuple[str, ...] = attrs.field(metadata=_CANDIDATES)
    position: Ordinal | None = attrs.field(
        default=None,
        metadata=says("which cell of its line this is, from 1; without it, before the cells with a column"),
    )
    places: Places | None = attrs.field(default=None, metadata=_PLACES)
    page: Ordinal | None = attrs.field(default=None, metadata=_PAGE)
    row: Ordinal | None = attrs.field(default=None, metadata=_ROW)
    column: Ordinal | None = attrs.field(default=None, metadata=_COLUMN)


@attrs.frozen(kw_only=True)
class LineShape:
    """One row of a table."""

    role: Role = attrs.field(metadata=says("what the row is"))
    key: str = attrs.field(
        default="",
        metadata=says(
            "what the line is found by, where that does not follow from role, code, institution and name"
        ),
    )
    code: str = attrs.field(default="", metadata=says("subject code, digits only"))
    name: str = attrs.field(default="", metadata=says("label as printed", always=True))
    institution: str = attrs.field(default="", metadata=says("code of the unit the line belongs to"))
    printed_code: str = attrs.field(default="", metadata=says("the code cells as they stand on the page"))
    page: Ordinal | None = attrs.field(default=None, metadata=_PAGE)
    row: Ordinal | None = attrs.field(default=None, metadata=_ROW)
    column: Ordinal | None = attrs.field(default=None, metadata=_COLUMN)
    cells: Cells = attrs.field(metadata=says("what is printed, by column; blank cells are left out"))
    ambiguous: tuple[AmbiguousShape, ...] = attrs.field(
        default=(), metadata=says("what is printed in a column that cannot be told")
    )


@attrs.frozen(kw_only=True)
class IndicatorShape:
    """A performance indicator (绩效指标) as printed."""

    project: str = attrs.field(default="", metadata=says("name of the project; empty: the whole department"))
    level1: str = attrs.field(default="", metadata=says("一级指标", always=True))
    level2: str = attrs.field(default="", metadata=says("二级指标", always=True))
    name: str = attrs.field(metadata=says("三级指标"))
    operator: str = attrs.field(default="", metadata=says("≥ ＝ ≤ 定性", always=True))
    value: str = attrs.field(default="", metadata=says("指标值", always=True))
    measure: str = attrs.field(default="", metadata=says("度量单位", always=True))
    weight: str = attrs.field(default="", metadata=says("权重", always=True))
    direction: str = attrs.field(default="", metadata=says("指标方向性", always=True))
    page: Ordinal | None = attrs.field(default=None, metadata=_PAGE)
    row: Ordinal | None = attrs.field(default=None, metadata=_ROW)
    column: Ordinal | None = attrs.field(default=None, metadata=_COLUMN)


@attrs.frozen(kw_only=True)
class TableShape:
    """A published table."""

    kind: TableKind = attrs.field(metadata=says("kind of table"))
    number: str = attrs.field(default="", metadata=says("table number as printed (表1-2)", always=True))
    title: str = attrs.field(default="", metadata=says("title as printed", always=True))
    unit: Unit = attrs.field(metadata=says("unit of all its amounts"))
    columns: tuple[str, ...] = attrs.field(metadata=says("the columns it prints, in printed order"))
    headings: tuple[str, ...] = attrs.field(
        default=(), metadata=says("what is printed above its first row, besides number and title")
    )
    notes: tuple[str, ...] = attrs.field(default=(), metadata=says("notes below the table"))
    page: Ordinal | None = attrs.field(default=None, metadata=_PAGE)
    row: Ordinal | None = attrs.field(default=None, metadata=_ROW)
    column: Ordinal | None = attrs.field(default=None, metadata=_COLUMN)
    lines: tuple[LineShape, ...] = attrs.field(metadata=says("its rows, in printed order"))
    indicators: tuple[IndicatorShape, ...] = attrs.field(
        default=(), metadata=says("its performance indicators")
    )
