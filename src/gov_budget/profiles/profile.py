"""What a profile says: the tables of a form, and local conventions."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import Fund
from gov_budget.money import Unit
from gov_budget.profiles.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Conventions", "PrintedTable", "Profile"]


@attrs.frozen
class PrintedTable:
    """A table of a form: how it is headed, and its columns in printed order.

    ``optional`` are columns that some places add; they count when their heading is printed.
    """

    kind: str
    titles: tuple[str, ...]
    columns: tuple[str, ...]
    number: str = ""
    optional: tuple[str, ...] = ()
    unit: Unit = Unit.WAN


@attrs.frozen
class Conventions:
    """Local custom.

    ``personnel_codes_in_302`` are sections of class 302 that are booked as 人员经费,
    ``three_public_funds`` the funds that “三公”经费 is counted over; with ``repeat_row`` the total
    is printed a second time in a row without a name.  ``published_apart`` are kinds of table that the
    place publishes outside the set, ``weights`` what the weights of a project's indicators add up to,
    ``large_equipment`` the value in 万元 from which equipment is called large; with ``central_weights``
    the levels of indicators have the weights of the central guide, with ``cost_level`` costs are one of
    the first levels.  ``some_places`` are kinds of table of
    the form that only some places there publish.  ``total_at_foot`` and
    ``income_by_function`` say how the tables are laid out.
    """

    personnel_codes_in_302: tuple[str, ...] = ()
    three_public_funds: tuple[Fund, ...] = (Fund.GENERAL_PUBLIC,)
    repeat_row: bool = False
    published_apart: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    large_equipment: tuple[int, ...] = ()
    central_weights: bool = False
    cost_level: bool = False
    some_places: tuple[str, ...] = ()
    total_at_foot: bool = False
    income_by_function: bool = False


@attrs.frozen
class Profile:
    """The form that a province prints.

    ``source`` says where it is known from; ``read`` whether a document of it was really read.
    ``places`` are names by which a document tells that it is from there; ``final`` says that the form
    is one of final accounts.
    """

    name: str
    zh: str
    source: str
    read: bool
    unit: Unit
    tables: tuple[PrintedTable, ...]
    conventions: Conventions = attrs.field(factory=Conventions)
    places: tuple[str, ...] = ()
    final: bool = False

    @cached_property
    def by_title(self) -> Mapping[str, PrintedTable]:
        """The tables by each of their titles, as :func:`title_of` returns them."""
        return MappingProxyType({title_of(title): table for table in self.tables for title in table.titles})

    def table(self, title: str) -> PrintedTable | None:
        """Return the table that a printed title announces, or ``None``.

        >>> from gov_budget.profiles import load
        >>> load("sichuan").table("表3-3 一般公共预算“三公”经费支出预算表").kind
        'three_public'
        """
        return self.by_title.get(title_of(title))
