"""What the prose of a budget can state: exact amounts by key, summed from the ledger itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes import Scheme, catalogue
from gov_budget.fiscal import Fund, Nature
from gov_budget.model.ledger.books import Books
from gov_budget.model.ledger.measures import columns_of
from gov_budget.model.ledger.press import Press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Institution
    from gov_budget.model.ledger.entry import Entry

__all__ = ["Facts", "Thing"]

_THREE_PUBLIC_TABLES = ("three_public", "government_fund_three_public")
_FUNDS = {fund.value: fund for fund in Fund}


@attrs.frozen
class Thing:
    """Something that a phrase is repeated for: what its claims are about, and where its amount is.

    ``key`` leads to the amount, ``label`` is the printed name; ``indicator``, ``subject`` and
    ``scope`` are those of the claims.
    """

    key: str
    label: str
    indicator: str
    subject: str = ""
    scope: Fund | None = None
    code: str = ""
    path: str = ""


@attrs.frozen
class Facts:
    """The ledgers of two years as the prose looks at them.

    ``now`` and ``before`` hold exact 分 by key: an indicator, ``class/SCOPE/CODE``,
    ``item/SCOPE/CODE`` or ``section/PART/CODE``; what no entry pays for is not among them.
    """

    books: Books
    last: Books | None
    press: Press

    @cached_property
    def now(self) -> dict[str, int]:
        """This year's exact sums."""
        return _summed(self.books)

    @cached_property
    def before(self) -> dict[str, int]:
        """Last year's exact sums; none where there is no ledger of last year."""
        return _summed(self.last) if self.last else {}

    def prints(self, key: str) -> bool:
        """Whether this year's amount is printed as anything but zero."""
        return bool(self.press.figure(self.now.get(key, 0)).fen)

    def is_named(self, key: str, prefix: str = "") -> bool:
        """Whether a list names a key: it is printed as money, or nothing of the list is."""
        alike = [one for one in self.now if one.startswith(prefix)]
        return self.prints(key) or (key in self.now and not any(map(self.prints, alike)))

    def classes(self, scope: str) -> list[Thing]:
        """Return the functional classes with money of a scope, in order of their codes."""
        return [
            Thing(key, self._name(code), "class", self._name(code), _FUNDS.get(scope), code)
            for key, code in self._coded(f"class/{scope}/")
            if self.is_named(key, f"class/{scope}/")
        ]

    def items(self, scope: str) -> list[Thing]:
        """Return the functional items of a scope, each with the names of its path.

        An item too small to print is a row of the table all the same, and is described.
        """
        fund = _FUNDS.get(scope)
        return [
            Thing(key, self._name(code), "item", "/".join(self._path(code)), fund, code, self._leveled(code))
            for key, code in self._coded(f"item/{scope}/")
        ]

    def names(self, part: str) -> list[str]:
        """Return the economic sections that print money in 人员经费 or 公用经费."""
        names = catalogue(self.books.year, Scheme.ECONOMIC_DEPARTMENT)
        return [names[code].name for key, code in self._coded(f"section/{part}/") if self.prints(key)]

    def owners(self) -> list[Institution]:
        """Return the units that stand in the department's budget."""
        return list(self.books.units)

    def _coded(self, prefix: str) -> list[tuple[str, str]]:
        return [(key, key.removeprefix(prefix)) for key in sorted(self.now) if key.startswith(prefix)]

    def _name(self, code: str) -> str:
        return catalogue(self.books.year, Scheme.FUNCTION)[code].name

    def _path(self, code: str) -> tuple[str, str, str]:
        return self._name(code[:3]), self._name(code[:5]), self._name(code)

    def _leveled(self, code: str) -> str:
        parts = zip(self._path(code), ("类", "款", "项"), strict=True)
        return "".join(f"{name}（{level}）" for name, level in parts)


def _summed(books: Books) -> dict[str, int]:
    totals = ("income_total", "expenditure_total", "appropriation")
    found: dict[str, int] = {key: 0 for key in totals}  # noqa: C420 - fromkeys would narrow the keys
    for entry in books.entries:
        for key in dict.fromkeys(_keys(entry, books)):
            found[key] = found.get(key, 0) + entry.fen
    if _runs_offices(books):
        found.setdefault("operating", 0)
    return found


def _keys(entry: Entry, books: Books) -> Iterator[str]:
    yield from ("income_total", "expenditure_total", entry.source, f"nature/{entry.nature.value}")
    yield f"item/all/{entry.function}"
    yield f"class/all/{entry.function[:3]}"
    if entry.fund.is_appropriation:
        fund = entry.fund.value
        yield from ("appropriation", fund, f"{fund}.{entry.nature.value}")
        for scope in ("appropriation", fund):
            yield from (f"class/{scope}/{entry.function[:3]}", f"item/{scope}/{entry.function}")
    if entry.fund is Fund.GENERAL_PUBLIC and entry.nature is Nature.BASIC:
        yield from _basic_keys(entry, books)
    if entry.project:
        yield from ("projects", f"project/{entry.project}")
    yield from _three_public_keys(entry, books)


def _basic_keys(entry: Entry, books: Books) -> Iterator[str]:
    part = "personnel" if entry.is_personnel else "public_use"
    yield from ("general_public_basic", part, f"section/{part}/{entry.economic}")
    if part == "public_use" and _is_office(books.unit_of(entry), books):
        yield "operating"


def _three_public_keys(entry: Entry, books: Books) -> Iterator[str]:
    for sheet in books.form.sheets:
        if sheet.kind.key in _THREE_PUBLIC_TABLES:
            for column in columns_of(sheet, entry):
                yield "three_public" if column == "total" else f"three_public.{column}"


def _is_office(unit: Institution | None, books: Books) -> bool:
    nature = (unit.nature if unit else None) or books.institution.nature
    return nature is not None and nature.has_operating


def _runs_offices(books: Books) -> bool:
    return any(_is_office(unit, books) for unit, _ in books.by_unit)
