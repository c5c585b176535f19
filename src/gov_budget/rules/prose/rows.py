"""The items that the fund tables print, as the prose names them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes import Scheme, catalogue
from gov_budget.errors import UnknownYear
from gov_budget.profiles import folded
from gov_budget.rules.case import Case
from gov_budget.rules.prose.said import this_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_budget.fiscal import Fund
    from gov_budget.model import Address

__all__ = ["Rows", "lost_in_order"]

FUND_TABLES = ("general_public", "government_fund", "state_capital")
ITEM_DIGITS, SECTION_DIGITS, CLASS_DIGITS = 7, 5, 3


@attrs.frozen
class Rows:
    """The rows of the fund tables by code, with the names that the tables or the year's edition give."""

    case: Case

    @classmethod
    def of(cls, case: Case) -> Rows:
        """Return the rows of a document."""
        return cls(case)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The printed name of each item; all levels of the fund tables count."""
        found: dict[str, str] = {}
        for kind in (*FUND_TABLES, "expenditure"):
            table = self.case.table(kind)
            for line in table.lines if table else ():
                if line.code and line.name:
                    found.setdefault(line.code, line.name)
        return found

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the items that the fund tables print, in printed order."""
        tables = (self.case.table(kind) for kind in ("expenditure", *FUND_TABLES))
        lines = (line for table in tables if table for line in table.lines)
        return tuple(dict.fromkeys(x.code for x in lines if len(x.code) == ITEM_DIGITS and x.code.isdigit()))

    @cached_property
    def spent(self) -> tuple[str, ...]:
        """The items for which there is money of the funds."""
        return tuple(c for c in self.codes if any(self.case.fen(a) for a in self.amounts(c)))

    def may_be_spent(self, code: str) -> bool:
        """Whether there may be money for an item: a printed 0.00 may be too little to print."""
        return any(self.case.may_hold(address) for address in self.amounts(code))

    def due(self, described: Iterable[str]) -> tuple[str, ...]:
        """The items that must be described: of the general public budget, unless others are described too."""
        general = {
            c for c in self.spent if any(map(self.case.fen, self.case.every("general_public", c, "total")))
        }
        beyond = any(code in self.spent and code not in general for code in described)
        return self.spent if beyond else tuple(c for c in self.spent if c in general)

    def amounts(self, code: str) -> tuple[Address, ...]:
        """Return where the fund tables print the amount of an item, over all institutions."""
        found = (a for kind in FUND_TABLES for a in self.case.every(kind, code, "total"))
        return tuple(a for a in found if self.case.budget.cell(a).is_printed) if code else ()

    def class_amounts(self, name: str, scope: Fund | None) -> tuple[Address, ...]:
        """Return where the amount of a class is printed, in a fund or in all of 财政拨款."""
        code = self._class_code(name)
        column = scope.value if scope else "total"
        found = self.case.at("appropriation_balance", code, column) if code else None
        return (found,) if found is not None and self.case.budget.cell(found).is_printed else ()

    def is_foreign(self, name: str) -> bool | None:
        """Whether a class has no money of the general public budget; ``None`` where that is not known."""
        code = self._class_code(name)
        table = self.case.table("general_public")
        if not code or table is None:
            return None
        return not any(line.code.startswith(code) for line in table.lines)

    def _class_code(self, name: str) -> str:
        return next((c for c in self._by_name(CLASS_DIGITS) if folded(self._name(c)) == folded(name)), "")

    def _by_name(self, digits: int) -> Iterator[str]:
        yield from dict.fromkeys(code[:digits] for code in self.codes)

    def _name(self, code: str) -> str:
        return self.names.get(code) or self._official(code)

    def _official(self, code: str) -> str:
        try:
            edition = catalogue(self.case.budget.year, Scheme.FUNCTION)
        except UnknownYear:
            return ""
        return edition[code].name if code in edition else ""

    def code_of(self, subject: str) -> str:
        """Return the code of an item as the prose names it: by its code, its path, or what is left of it.

        Of the names the item's must be right, and that of the section where several items are called so.
        """
        code, path = path_of(subject)
        if code:
            return code
        if not path:
            return ""
        found: tuple[str, ...] = self._codes_named.get(folded(path[-1]), ())
        for level, digits in ((-2, SECTION_DIGITS), (-3, CLASS_DIGITS)):
            if len(found) > 1 and len(path) >= -level:
                found = tuple(c for c in found if self._is_named(c[:digits], path[level])) or found
        return found[0] if len(found) == 1 else ""

    @cached_property
    def _codes_named(self) -> Mapping[str, tuple[str, ...]]:
        """The items by folded name, as printed and as the year's edition has it."""
        found: dict[str, dict[str, None]] = {}
        for code in self.codes:
            for name in (self.names.get(code, ""), self._official(code)):
                found.setdefault(folded(name), {})[code] = None
        return {name: tuple(codes) for name, codes in found.items()}

    def _is_named(self, code: str, name: str) -> bool:
        return folded(name) in (folded(self.names.get(code, "")), folded(self._official(code)))


def path_of(subject: str) -> tuple[str, tuple[str, ...]]:
    """Return code and names of the subject of a claim.

    >>> path_of("2040601 公共安全支出/司法/行政运行")
    ('2040601', ('公共安全支出', '司法', '行政运行'))
    """
    code, _, names = subject.partition(" ") if subject[:1].isdigit() else ("", "", subject)
    return code, tuple(name for name in names.split("/") if name)


def lost_in_order(case: Case, rows: Rows) -> Mapping[Address, str]:
    """Return the codes of items whose headings were lost, by their order.

    Only where as many items are described as the table of all expenditure prints, and most of them
    have the amount of the row that stands in their place, so that no other order can be meant.
    """
    described = this_year(case, "item")
    if all(one.claim.subject for one in described) or len(described) != len(rows.codes):
        return {}
    pairs = list(zip(described, rows.codes, strict=True))
    named = [(rows.code_of(one.claim.subject), code) for one, code in pairs if one.claim.subject]
    if any(mine and mine != code for mine, code in named):
        return {}
    same = sum(_matches(case, rows, one.address, code) for one, code in pairs)
    return {one.address: code for one, code in pairs} if 3 * same >= 2 * len(pairs) else {}


def _matches(case: Case, rows: Rows, address: Address, code: str) -> bool:
    return case.fen(address) == sum(case.fen(a) for a in rows.amounts(code))
