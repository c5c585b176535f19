"""Where documents are from, by the codes of administrative divisions that they carry (GB/T 2260)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from gov_budget.bulk.extras import needs
from gov_budget.bulk.questions.native import Native, frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["division_in_code", "division_in_path", "divisions", "provinces"]

_IN_PATH = re.compile(r"(\d{6})(?:\d{3}|\d{6})?(?!\d)")
_IN_CODE = re.compile(r"(\d{6})\d{3,}")
_CREDIT = re.compile(r"[0-9A-HJ-NP-RTUWXY]{2}(\d{6})[0-9A-HJ-NP-RTUWXY]{10}")
_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def divisions(documents: Native, carried_by: Literal["path", "code"]) -> Native:
    """Return a frame ``places`` of Polars: ``document``, ``place`` (six digits), ``region`` (the province).

    The caller says what carries the code; a document that carries none has no row, and nothing is guessed.

    Raises:
        MissingExtra: narwhals or polars is not installed.
        ValueError: ``carried_by`` is something else.
    """
    if carried_by not in {"path", "code"}:
        raise ValueError(f"carried by {carried_by!r}: expected 'path' or 'code'")
    column, find = _CARRIERS[carried_by]
    [frame] = frames(documents)
    chosen = frame.select("document", column).lazy().collect()
    found = [(document, find(text)) for document, text in chosen.iter_rows()]
    rows = [(document, code, provinces()[code[:2]]) for document, code in found if code]
    pl = needs("polars")
    schema = {"document": pl.Int64, "place": pl.String, "region": pl.String}
    native: Native = pl.DataFrame(rows, schema=schema, orient="row")
    return native


def division_in_path(path: str) -> str:
    """Return the division that a folder of a path is named by, the deepest one; empty for none.

    A folder's name is the code of six digits (of nine or twelve for a 街道 or 村), or begins with it.  Names
    of files are not looked at: there an institution may be numbered in the same way.

    >>> division_in_path("2024/510000/511725-渠县/214001.pdf")
    '511725'
    >>> division_in_path("2024/214001.pdf")
    ''
    """
    names = (_IN_PATH.match(name) for name in reversed(PurePath(path).parts[:-1]))
    return next((found[1] for found in names if found and found[1][:2] in provinces()), "")


def division_in_code(code: str) -> str:
    """Return the division that the code of an institution carries; empty for none.

    That is a 统一社会信用代码 (GB 32100: places 3 to 8, where its check character is right), or nine or more
    digits that begin with a division.

    >>> division_in_code("511725214001"), division_in_code("214001")
    ('511725', '')
    """
    credit = _CREDIT.fullmatch(code)
    if credit and _checks(code):
        found = credit[1]
    else:
        begun = _IN_CODE.fullmatch(code)
        found = begun[1] if begun else ""
    return found if found[:2] in provinces() else ""


@cache
def provinces() -> Mapping[str, str]:
    """Return the provinces by the first two digits of their codes (GB/T 2260)."""
    text = files("gov_budget.bulk").joinpath("data/provinces.tsv").read_text("utf-8")
    return MappingProxyType(dict(_rows(text)))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines()[1:]:
        code, name = line.split("\t")
        yield code, name


def _checks(code: str) -> bool:
    """Whether the last character of a 统一社会信用代码 is the one that GB 32100 computes."""
    weighed = sum(_LETTERS.index(letter) * pow(3, n, 31) for n, letter in enumerate(code[:17]))
    return _LETTERS[-weighed % 31] == code[17]


_CARRIERS = {"path": ("source", division_in_path), "code": ("institution_code", division_in_code)}
