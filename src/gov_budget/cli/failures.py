"""Errors as one line in the language of the user."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Defect", "sentence"]


@attrs.frozen(slots=False)
class Defect(Exception):
    """Something in this program is wrong, and not in what it was given."""

    problem: str

    def __str__(self) -> str:
        return f"this is a defect of gov-budget, please report it: {self.problem}"


def sentence(error: BaseException, lang: str) -> str:
    """Return what went wrong, in one line."""
    entry = _entry(error) if lang == "zh" else None
    if entry is None:
        return _one_line(_english(error))
    fields = _fields(error)
    clauses = (text for key, text in entry.items() if key == "text" or fields.get(key))
    return _one_line("".join(clause.format_map(fields) for clause in clauses))


def _one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in " ".join(text.split()))


def _english(error: BaseException) -> str:
    format_message = getattr(error, "format_message", None)  # click's errors say more by this
    return str(format_message() if format_message else error)


def _entry(error: BaseException) -> Mapping[str, str] | None:
    named = (_messages().get(each.__name__) for each in type(error).__mro__)
    return next((entry for entry in named if entry), None)


def _fields(error: BaseException) -> dict[str, str]:
    fields = {key: _worded(value) for key, value in vars(error).items()}
    problem = fields.get("problem") or fields.get("message", "")
    return {**fields, "problem": _problem(problem), "hint": _hint(error)}


def _worded(value: object) -> str:
    if isinstance(value, tuple | list):
        return "、".join(_in_list(each) for each in cast("Iterable[object]", value))
    return "" if value is None else str(value)


def _in_list(value: object) -> str:
    if isinstance(value, tuple):  # the years of UnknownCode, a row and its problem of InvalidEdition
        first, last = cast("tuple[int, int | str]", value)
        if isinstance(last, str):
            return f"第 {first} 行{_row_problem(last)}"
        return f"{first}" if first == last else f"{first}–{last}"
    return str(value)


def _row_problem(text: str) -> str:
    found = re.fullmatch(r"sheet (.+?): (.+)", text)
    return f"（工作表 {found[1]}）：{_problem(found[2])}" if found else f"：{_problem(text)}"


def _hint(error: BaseException) -> str:
    given, parameter = getattr(error, "param_hint", None), getattr(error, "param", None)
    if given or parameter is None:
        return _worded(given)
    return str(parameter.get_error_hint(getattr(error, "ctx", None)))


def _problem(text: str) -> str:
    for pattern, zh in _problems():
        found = re.fullmatch(pattern, text)
        if found:
            return found.expand(zh)
    return text


def _problems() -> tuple[tuple[str, str], ...]:
    return tuple((each["en"], each["zh"]) for each in _messages()["problem"])


@cache
def _messages() -> Mapping[str, Any]:
    return tomllib.loads(files("gov_budget.cli").joinpath("data/failures.toml").read_text("utf-8"))
