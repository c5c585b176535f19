"""Subjects that the prose names: classes of expenditure, and items with their whole path."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes import Scheme, catalogue
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR
from gov_budget.profiles import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Path", "class_before", "known_names", "paths_of"]

_NAME = r"[^()\d,.。;:、]"
_LEVELS = (
    rf"(?P<class>{_NAME}{{2,25}})\((?P<c>\d{{3}})?类\)"
    r"(?P<section>.{2,40}?)\((?P<s>\d{2})?款\)"
    r"(?P<item>.{2,50}?)\((?P<i>\d{2})?项\)"
)
_PATH = re.compile(_LEVELS)
_ITEM = re.compile(r"(?:^|[,;。、])(?P<item>[^,;。、:\d]{2,40}?)\(项\)")
_AFTER_CLASS = r"(?:\(类\))?"


@attrs.frozen
class Path:
    """An item as the prose names it, from ``start`` to ``end``; the code where it is printed."""

    start: int
    end: int
    names: tuple[str, ...]
    code: str = ""

    @property
    def subject(self) -> str:
        """The names from class to item with slashes, after the code where it is printed."""
        names = "/".join(self.names)
        return f"{self.code} {names}" if self.code else names


def paths_of(plain: str) -> Iterator[Path]:
    """Yield the items that a text names.

    >>> [path.subject for path in paths_of("1、公共安全支出(204类)司法(06款)行政运行(01项)5万元")]
    ['2040601 公共安全支出/司法/行政运行']
    """
    whole = [_whole(found) for found in _PATH.finditer(plain)]
    yield from whole
    for found in _ITEM.finditer(plain):
        if not any(path.start <= found.start("item") < path.end for path in whole):
            yield Path(found.start("item"), found.end(), (found["item"],))


def _whole(found: re.Match[str]) -> Path:
    codes = (found["c"], found["s"], found["i"])
    code = "".join(codes) if all(codes) else ""
    return Path(found.start("class"), found.end(), (found["class"], found["section"], found["item"]), code)


@cache
def known_names(scheme: Scheme, digits: int) -> tuple[str, ...]:
    """Return all names that subjects of one level ever had, folded, the longest first."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    found = {
        folded(s.name) for year in years for s in catalogue(year, scheme).values() if len(s.code) == digits
    }
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


@cache
def _class() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in known_names(Scheme.FUNCTION, 3))
    return re.compile(f"(?P<name>{names}){_AFTER_CLASS}$")


def class_before(lead: str) -> str:
    """Return the class of expenditure that some words end with; empty for none.

    >>> class_before(",城乡社区支出")
    '城乡社区支出'
    """
    found = _class().search(lead)
    return found["name"] if found else ""
