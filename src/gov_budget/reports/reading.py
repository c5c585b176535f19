"""The account of reading: what of a file was found, what was placed, and why the rest was not."""

from __future__ import annotations

from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.reports.screen import show
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from gov_budget.model import Locus
    from gov_budget.readers import Account, TableAccount

__all__ = ["reading_dict", "reading_page", "reading_text"]

_SHOWN = 20
"""So many unplaced amounts are shown one by one."""


def reading_dict(account: Account) -> dict[str, Any]:
    """Return an account of reading as the plain value of its JSON."""
    return {
        "file": account.file,
        "pages": account.pages,
        "tables": {"expected": len(account.tables), "read": len(account.read)},
        "amounts": {"found": account.found, "placed": account.placed},
        "unplaced": {reason.value: n for reason, n in account.reasons.items()},
        "obstacles": [
            {"kind": o.kind.value, "detail": o.detail, **_place(o.locus)} for o in account.obstacles
        ],
        "by_table": [_table_dict(table) for table in account.tables],
    }


def _table_dict(table: TableAccount) -> dict[str, Any]:
    return {
        "title": table.title,
        "number": table.number,
        "kind": table.kind or None,
        "found": table.found,
        "placed": table.placed,
        "remarks": [remark.value for remark in table.remarks],
        "unplaced": [
            {"printed": one.text, "reason": one.reason.value, "detail": one.detail, **_place(one.locus)}
            for one in table.unplaced
        ],
        **_place(table.locus),
    }


def _place(locus: Locus | None) -> dict[str, int | None]:
    return {
        "page": locus.page if locus else None,
        "row": locus.row if locus else None,
        "column": locus.column if locus else None,
    }


def reading_page(account: Account, lang: str) -> RenderableType:
    """Return an account of reading as a page: one row a table, then what was not placed."""
    return Group(*_parts(account, lang))


def reading_text(account: Account, lang: str = "zh", width: int = 100) -> str:
    """Return an account of reading as plain text in Chinese (``zh``) or English (``en``)."""
    out = StringIO()
    show(reading_page(account, lang), out, width)
    return out.getvalue()


def _parts(account: Account, lang: str) -> Iterator[RenderableType]:
    numbers = {"read": len(account.read), "tables": len(account.tables), "found": account.found}
    yield Text(say("reading", "title", lang, placed=account.placed, **numbers), "bold")
    yield Padding(_table(account, lang), (0, 0, 1, 2))
    for obstacle in account.obstacles:
        where = f" ({obstacle.locus})" if obstacle.locus else ""
        yield Prose(say("obstacle", obstacle.kind.value, lang) + f" {obstacle.detail}{where}", "yellow")
    for table in account.tables:
        for remark in table.remarks:
            yield Prose(
                f"{table.title or say('reading', 'untitled', lang)}: {say('remark', remark.value, lang)}",
                "yellow",
            )
    yield from _unplaced(account, lang)


def _table(account: Account, lang: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(say("reading", "table", lang), ratio=1)
    table.add_column(say("reading", "kind", lang), no_wrap=True)
    for key in ("found", "placed"):
        table.add_column(say("reading", key, lang), justify="right")
    for one in account.tables:
        name = " ".join(filter(None, (one.number, one.title))) or say("reading", "untitled", lang)
        kind = one.kind or say("reading", "unread", lang)
        table.add_row(Prose(name), kind, str(one.found), str(one.placed))
    return table


def _unplaced(account: Account, lang: str) -> Iterator[RenderableType]:
    lost = [one for table in account.tables for one in table.unplaced]
    for one in lost[:_SHOWN]:
        where = f" ({one.locus})" if one.locus else ""
        detail = f": {one.detail}" if one.detail else ""
        yield Prose(f"{one.text}{where} {say('reason', one.reason.value, lang)}{detail}")
    rest = Counter(one.reason.value for one in lost[_SHOWN:])
    for reason, n in rest.items():
        yield Prose(say("reading", "more", lang, n=n, reason=say("reason", reason, lang)))
