"""The list of units that a department prints (部门预算单位构成): names, and remarks beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.profiles import folded
from gov_budget.readers.account import TableAccount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_budget.readers.assembly.body import Body
    from gov_budget.readers.assembly.printed import Printed

__all__ = ["UNIT_LIST", "account_of_list", "heads_of_list", "members_in"]

UNIT_LIST = "unit_list"
"""What the account calls such a list; it is no table of amounts."""
_NAME = re.compile(r"(?:预算)?单位(?:名称|全称)|机构名称")
_OTHERS = re.compile(r"序号|编号|备注|说明|单位(?:性质|类型|类别|级次|代码|编码)|预算级次|经费(?:来源|形式)")
_MERGED = re.compile(r"不单列|不单独编制|未单独编制|不独立编制|并入|合并编制|纳入本级")


def heads_of_list(printed: Printed) -> Mapping[int, str]:
    """Return the headings of a list of units by column; empty where it is none.

    Its first row names the unit and nothing that has an amount.
    """
    body = printed.bodies[0]
    row = body.by_row[body.rows[0]] if body.rows else ()
    heads = {cell.column: folded(cell.text) for cell in row}
    names = [text for text in heads.values() if _NAME.fullmatch(text)]
    rest = [text for text in heads.values() if not _NAME.fullmatch(text)]
    return heads if len(names) == 1 and all(map(_OTHERS.fullmatch, rest)) else {}


def members_in(lists: Iterable[Printed]) -> tuple[str, ...]:
    """Return the names of the listed units that have a budget of their own, in printed order.

    A unit whose remark says that its budget is not drawn up apart (预算不单列，并入本级) has none.
    """
    rows = (row for printed in lists for row in _rows(printed))
    return tuple(name for name, remarks in rows if name and not _MERGED.search(remarks))


def _rows(printed: Printed) -> Iterator[tuple[str, str]]:
    heads = heads_of_list(printed)
    at = next(column for column, text in heads.items() if _NAME.fullmatch(text))
    for n, body in enumerate(printed.bodies):
        for row in body.rows[0 if n else 1 :]:
            texts = {cell.column: "".join(cell.text.split()) for cell in body.by_row[row]}
            if folded(texts.get(at, "")) != heads[at]:  # not the headings once more, on a further page
                yield texts.get(at, ""), "".join(text for column, text in texts.items() if column != at)


def account_of_list(printed: Printed) -> TableAccount:
    """Return the account of a list of units, which has no amounts."""
    first: Body = printed.bodies[0]
    return TableAccount(printed.title, printed.number, UNIT_LIST, 0, 0, locus=first.locus)
