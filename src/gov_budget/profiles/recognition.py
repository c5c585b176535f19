"""What kind of table a printed title announces, also where no profile knows the title."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from gov_budget.profiles.titles import folded, title_of

__all__ = ["is_title", "kind_of_title"]

MAX_TITLE = 60
_ENDING = re.compile(r"(?:表|表\(.{1,24}\)|表[一二三四五六七八九十])$")
_STOPS = re.compile(r"[。,;:!?]|\.{3}|…|见.{0,12}表|本表|空表|附表\d?$")
_CONTINUED = re.compile(r"\(?续表?\)?\d*$|\(续\)")
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\(?[一二三四五六七八九十\d]+\)|附(?:件|表)\d*[:、]?|\d{1,2}[.、])"
)


@attrs.frozen
class _Rule:
    kind: str
    every: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]

    def fits(self, title: str) -> bool:
        wanted = all(any(word in title for word in words) for words in self.every)
        return wanted and not any(word in title for word in self.none)


def is_title(text: str) -> bool:
    """Whether a line can be the title of a table: it ends with 表 and is no sentence.

    >>> is_title("2025年部门收入预算总表"), is_title("本表无数据。"), is_title("收入总表……12")
    (True, False, False)
    """
    bare = _CONTINUED.sub("", folded(text))
    return len(bare) <= MAX_TITLE and bool(_ENDING.search(bare)) and not _STOPS.search(bare)


def kind_of_title(text: str, *, final: bool = False) -> str | None:
    """Return the kind of table that a title announces; ``None`` where nobody can tell.

    ``final`` says that the document is a final account, where the title itself does not.  The
    empty kind stands for tables that are known and not read.

    >>> kind_of_title("2025年部门财务收支预算总表"), kind_of_title("公开05表 一般公共预算财政拨款支出决算表")
    ('balance', 'account_general_public')
    """
    title = _ORDINAL.sub("", title_of(_CONTINUED.sub("", folded(text))))
    rules = _rules("final_accounts" if final or "决算" in title else "budgets")
    return next((rule.kind for rule in rules if rule.fits(title)), None)


@cache
def _rules(name: str) -> tuple[_Rule, ...]:
    text = files("gov_budget.profiles").joinpath("titles.toml").read_text("utf-8")
    return tuple(_rule(raw) for raw in tomllib.loads(text)[name])


def _rule(raw: dict[str, Any]) -> _Rule:
    words = [(one,) if isinstance(one, str) else tuple(one) for one in raw["all"]]
    return _Rule(raw["kind"], tuple(words), tuple(raw.get("none", ())))
