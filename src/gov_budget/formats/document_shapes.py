"""The shape of a document in a file: who, when, and the prose; see :mod:`.shapes`."""

from __future__ import annotations

import attrs

from gov_budget.fiscal import Fund, Scope, Stage
from gov_budget.formats.shapes import Count, Index, Ordinal, Places, TableShape, Year, says
from gov_budget.model import Aspect, InstitutionNature, StaffKind
from gov_budget.money import Unit

__all__ = [
    "FORMAT",
    "ClaimShape",
    "DocumentShape",
    "InstitutionShape",
    "ListingShape",
    "PlaceShape",
    "SectionShape",
    "SpanShape",
    "StaffShape",
    "StatementShape",
    "VehicleTypeShape",
    "VehiclesShape",
]

FORMAT = "gov_budget/1"
"""Name and version of the format; a file of another version is refused."""

_PAGE = says("page of the source, from 1")
_ROW = says("line of the text in the source, from 1")
_COLUMN = says("ordinal in the line of the source, from 1")


@attrs.frozen(kw_only=True)
class StaffShape:
    """A head count of one institution."""

    unit: str = attrs.field(metadata=says("name of the institution"))
    kind: StaffKind = attrs.field(metadata=says("编制, 在职, 退休 or 离休"))
    count: Count = attrs.field(metadata=says("how many"))


@attrs.frozen(kw_only=True)
class InstitutionShape:
    """A department or unit, its subordinate units and its staff."""

    code: str = attrs.field(default="", metadata=says("code as printed", always=True))
    name: str = attrs.field(metadata=says("name as printed"))
    nature: InstitutionNature | None = attrs.field(default=None, metadata=says("what it is by law"))
    units: tuple[InstitutionShape, ...] = attrs.field(default=(), metadata=says("subordinate units"))
    staff: tuple[StaffShape, ...] = attrs.field(default=(), metadata=says("head counts"))


@attrs.frozen(kw_only=True)
class PlaceShape:
    """Where a paragraph stands."""

    page: Ordinal | None = attrs.field(default=None, metadata=_PAGE)
    row: Ordinal | None = attrs.field(default=None, metadata=_ROW)
    column: Ordinal | None = attrs.field(default=None, metadata=_COLUMN)


@attrs.frozen(kw_only=True)
class SpanShape:
    """The very letters of a claim or a list in the text."""

    section: Index = attrs.field(metadata=says("index of the section, from 0"))
    paragraph: Index = attrs.field(metadata=says("index of the paragraph in the section, from 0"))
    start: Index = attrs.field(metadata=says("index of the first letter in the paragraph, from 0"))
    end: Index = attrs.field(metadata=says("index behind the last letter"))


@attrs.frozen(kw_only=True)
class SectionShape:
    """A heading of the prose with its paragraphs."""

    title: str = attrs.field(metadata=says("heading as printed"))
    page: Ordinal | None = attrs.field(default=None, metadata=_PAGE)
    row: Ordinal | None = attrs.field(default=None, metadata=_ROW)
    column: Ordinal | None = attrs.field(default=None, metadata=_COLUMN)
    paragraphs: tuple[str, ...] = attrs.field(metadata=says("paragraphs, line wraps rejoined"))
    loci: tuple[PlaceShape, ...] = attrs.field(
        default=(), metadata=says("where each paragraph stands in the source")
    )


@attrs.frozen(kw_only=True)
class ClaimShape:
    """A figure that the prose states: an amount, a change, a percentage or a number of things."""

    indicator: str = attrs.field(metadata=says("what the figure is of (operating, three_public.reception)"))
    aspect: Aspect = attrs.field(
        default=Aspect.AMOUNT, metadata=says("what of its indicator the figure states")
    )
    year: Year = attrs.field(metadata=says("fiscal year the figure belongs to"))
    base_year: Year | None = attrs.field(default=None, metadata=says("fiscal year that it is compared with"))
    scope: Fund | None = attrs.field(default=None, metadata=says("fund that the figure is limited to"))
    subject: str = attrs.field(default="", metadata=says("科目 or other name the figure belongs to"))
    text: str = attrs.field(metadata=says("the figure as printed"))
    measure: str = attrs.field(default="", metadata=says("what is counted (%, 辆, 个), where it is no money"))
    unit: Unit | None = attrs.field(default=None, metadata=says("unit of the amount"))
    change: str = attrs.field(default="", metadata=says("direction word beside it (增加, 减少, 持平)"))
    reason: str = attrs.field(default="", metadata=says("reason the prose gives"))
    places: Places | None = attrs.field(
        default=None,
        metadata=says("decimals the amount is precise to, where that is more than the text shows"),
    )
    cell: str | None = attrs.field(
        default=None, metadata=says("key of the amount's cell, where that is not the indicator")
    )
    candidates: tuple[str, ...] = attrs.field(default=(), metadata=says("what else the amount may be of"))
    indicators: tuple[str, ...] = attrs.field(
        default=(), metadata=says("the indicators it may be of, where that cannot be told")
    )
    span: SpanShape | None = attrs.field(default=None, metadata=says("its letters in the text"))
    page: Ordinal | None = attrs.field(default=None, metadata=_PAGE)
    row: Ordinal | None = attrs.field(default=None, metadata=_ROW)
    column: Ordinal | None = attrs.field(default=None, metadata=_COLUMN)


@attrs.frozen(kw_only=True)
class ListingShape:
    """A list of names in the prose (主要包括…)."""

    indicator: str = attrs.field(metadata=says("what is listed (personnel, expenditure_classes)"))
    year: Year = attrs.field(metadata=says("fiscal year"))
    names: tuple[str, ...] = attrs.field(metadata=says("the names as printed"))
    is_open: bool = attrs.field(default=False, metadata=says("whether 等 leaves the end open"))
    scope: Fund | None = attrs.field(default=None, metadata=says("fund that the list is limited to"))
    span: SpanShape | None = attrs.field(default=None, metadata=says("its letters in the text"))


@attrs.frozen(kw_only=True)
class VehicleTypeShape:
    """Vehicles of one type."""

    name: str = attrs.field(metadata=says("type as printed"))
    count: Count = attrs.field(metadata=says("how many"))


@attrs.frozen(kw_only=True)
class VehiclesShape:
    """公务用车 and large equipment, as the prose counts them."""

    total: Count | None = attrs.field(default=None, metadata=says("all vehicles"))
    asset_total: Count | None = attrs.field(
        default=None, metadata=says("all vehicles, as the section on assets counts them")
    )
    types: tuple[VehicleTypeShape, ...] = attrs.field(default=(), metadata=says("vehicles by type"))
    planned_purchases: Count | None = attrs.field(default=None, metadata=says("vehicles to be bought"))
    large_equipment: Count | None = attrs.field(default=None, metadata=says("pieces of large equipment"))


@attrs.frozen(kw_only=True)
class StatementShape:
    """The prose of a budget (预算编制情况说明)."""

    sections: tuple[SectionShape, ...] | None = attrs.field(
        metadata=says("the text; null when it is not at hand, which is not the same as no text")
    )
    claims: tuple[ClaimShape, ...] = attrs.field(
        default=(), metadata=says("the amounts it states", always=True)
    )
    vehicles: VehiclesShape | None = attrs.field(default=None, metadata=says("the vehicles it counts"))
    listings: tuple[ListingShape, ...] = attrs.field(default=(), metadata=says("the names it lists"))


@attrs.frozen(kw_only=True)
class DocumentShape:
    """A published budget of a Chinese department or unit."""

    format: str = attrs.field(metadata=says("name and version of this format"))
    title: str = attrs.field(default="", metadata=says("title as printed", always=True))
    year: Year = attrs.field(metadata=says("fiscal year"))
    stage: Stage = attrs.field(metadata=says("预算 or 决算"))
    scope: Scope = attrs.field(metadata=says("部门 (with all its units) or 单位 (one entity)"))
    profile: str = attrs.field(
        default="", metadata=says("name of the set of tables that the province prints", always=True)
    )
    institution: InstitutionShape = attrs.field(metadata=says("who publishes"))
    tables: tuple[TableShape, ...] = attrs.field(metadata=says("the tables, in printed order"))
    statement: StatementShape | None = attrs.field(default=None, metadata=says("the prose"))
