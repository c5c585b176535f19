"""What a configuration may say, checked key by key; the rules it names are looked up elsewhere."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

import attrs

from gov_budget.errors import InvalidConfiguration
from gov_budget.rules.silence import Silence
from gov_budget.rules.verdict import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Entry", "Settings", "settings_of"]

_PATTERNS = ("table", "row", "column", "institution")
_TYPES = {bool: "true or false", str: "a text", int: "a whole number", list: "a list", dict: "a table"}


@attrs.frozen
class Entry:
    """The name of a rule, a group or a set, and the key under which the file has it."""

    name: str
    key: str


@attrs.frozen
class Settings:
    """A configuration: ``rules`` is ``None`` where all of them are asked for."""

    rules: tuple[Entry, ...] | None
    without: tuple[Entry, ...]
    sets: tuple[tuple[str, tuple[Entry, ...]], ...]
    grades: tuple[tuple[Severity, Entry], ...]
    silences: tuple[tuple[Silence, Entry], ...]


def settings_of(tree: object) -> Settings:
    """Return what the plain value of a configuration says.

    Raises:
        InvalidConfiguration: a key is unknown or a value of the wrong kind; the key is named.
    """
    raw = _table(tree, "")
    _refuse_others(raw, ("rules", "without", "sets", "grade", "silence"), "")
    sets = _table(raw.get("sets", {}), "sets")
    return Settings(
        rules=tuple(_names(raw["rules"], "rules")) if "rules" in raw else None,
        without=tuple(_names(raw.get("without", []), "without")),
        sets=tuple((name, tuple(_names(value, f"sets.{name}"))) for name, value in sets.items()),
        grades=tuple(_grades(_table(raw.get("grade", {}), "grade"))),
        silences=tuple(_silences(raw.get("silence", []))),
    )


def _names(value: object, key: str) -> Iterator[Entry]:
    for name in _list(value, key):
        yield Entry(_text(name, key), key)


def _grades(raw: Mapping[str, object]) -> Iterator[tuple[Severity, Entry]]:
    for name, value in raw.items():
        key = f"grade.{name}"
        text = _text(value, key)
        if text not in [severity.value for severity in Severity]:
            raise InvalidConfiguration("", key, f"{text!r} is not one of {', '.join(Severity)}")
        yield Severity(text), Entry(name, key)


def _silences(value: object) -> Iterator[tuple[Silence, Entry]]:
    for n, one in enumerate(_list(value, "silence"), 1):
        yield _silence(_table(one, f"silence[{n}]"), f"silence[{n}]")


def _silence(raw: Mapping[str, object], key: str) -> tuple[Silence, Entry]:
    _refuse_others(raw, ("rule", "reason", "year", *_PATTERNS), key)
    for needed in ("rule", "reason"):
        if needed not in raw:
            raise InvalidConfiguration("", f"{key}.{needed}", "is missing")
    if "year" in raw and (not isinstance(raw["year"], int) or isinstance(raw["year"], bool)):
        raise _wrong(raw["year"], int, f"{key}.year")
    texts = {
        name: _text(raw[name], f"{key}.{name}") for name in ("rule", "reason", *_PATTERNS) if name in raw
    }
    if not texts["reason"].strip():
        raise InvalidConfiguration("", f"{key}.reason", "a silence needs its reason")
    year = cast("int | None", raw.get("year"))
    return Silence(**texts, year=year), Entry(texts["rule"], f"{key}.rule")


def _refuse_others(raw: Mapping[str, object], known: Iterable[str], key: str) -> None:
    known = tuple(known)
    for name in raw:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise InvalidConfiguration("", ".".join(filter(None, (key, name))), f"unknown key{hint}")


def _table(value: object, key: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _wrong(value, dict, key)
    return cast("Mapping[str, object]", value)


def _list(value: object, key: str) -> list[object]:
    if not isinstance(value, list):
        raise _wrong(value, list, key)
    return cast("list[object]", value)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise _wrong(value, str, key)
    return value


def _wrong(value: object, expected: type, key: str) -> InvalidConfiguration:
    name = type(value).__name__
    given = next((words for kind, words in _TYPES.items() if isinstance(value, kind)), name)
    return InvalidConfiguration("", key, f"expected {_TYPES[expected]}, not {given}")
