"""JSON text to plain values, strictly: what JSON forbids or leaves open is refused, with its path.

Refused are duplicate keys, NaN and Infinity, numbers too long to be read, nesting beyond
:data:`MAX_DEPTH` and text beyond :data:`MAX_SIZE`, and strings that are no Unicode text (half a
surrogate pair).
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, TypeGuard

import attrs

from gov_budget.errors import InvalidDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["MAX_DEPTH", "MAX_SIZE", "checked", "is_list", "is_object", "kind_of", "parse", "shown", "step"]

MAX_SIZE = 50_000_000
"""Bytes of a file, or characters of a text."""

MAX_DEPTH = 40
"""Lists and objects within each other; the format itself needs eight."""

MAX_DIGITS = 25
"""A longer number is none of this format, and costs time to read."""

MAX_KEY = 40
"""Characters of a key that an error message shows."""

_KINDS: dict[type, str] = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


@attrs.frozen
class _Fault:
    """Stands in the parsed tree where the text was wrong, so that its path can be told."""

    problem: str
    key: str | None = None


def parse(text: str) -> object:
    """Return the plain value of a JSON text; a byte order mark before it is passed over.

    Raises:
        InvalidDocument: the text is not JSON, or is refused (see the module).
    """
    if len(text) > MAX_SIZE:
        raise InvalidDocument(f"longer than {MAX_SIZE} characters")
    try:
        tree: object = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_int=_number(int),
            parse_float=_number(float),
            parse_constant=lambda name: _Fault(f"{name} is not JSON"),
        )
    except json.JSONDecodeError as error:
        problem = f"not JSON: {error.msg}, line {error.lineno}, column {error.colno}"
        raise InvalidDocument(problem) from None
    except RecursionError:
        raise InvalidDocument(_too_deep()) from None
    return checked(tree)


def checked(tree: object) -> object:
    """Return a plain value unchanged when it is fit to be read as a document.

    Raises:
        InvalidDocument: it holds something that JSON does not, or is nested too deep.
    """
    for path, fault in _faults(tree, "$", 1):
        raise InvalidDocument(fault.problem, path)
    return tree


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Whether a plain value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a plain value is a list."""
    return isinstance(value, list)


def kind_of(value: object) -> str:
    """Say in words what kind of JSON value this is."""
    return _KINDS.get(type(value), type(value).__name__)


def step(path: str, to: str | int) -> str:
    """Return the path of an element of a list or of a value of an object."""
    if isinstance(to, int):
        return f"{path}[{to}]"
    return f"{path}.{to[:MAX_KEY]}" if to.isidentifier() else f"{path}[{shown(to)}]"


def shown(text: str) -> str:
    """Return a text for a message: quoted, escaped and not too long."""
    return repr(text[:MAX_KEY].encode(errors="backslashreplace").decode())


def _too_deep() -> str:
    return f"nested deeper than {MAX_DEPTH}"


def _object(pairs: list[tuple[str, object]]) -> object:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    times = Counter(key for key, _ in pairs)
    return _Fault("this key stands twice in its object", times.most_common(1)[0][0])


def _number(read: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: read(text) if len(text) <= MAX_DIGITS else _Fault("a number of too many digits")


def _faults(value: object, path: str, depth: int) -> Iterator[tuple[str, _Fault]]:
    if isinstance(value, _Fault):
        yield (path if value.key is None else step(path, value.key)), value
    elif isinstance(value, str):
        if not _is_unicode(value):
            yield path, _Fault("half a surrogate pair is no Unicode text")
    elif type(value) not in _KINDS:
        yield path, _Fault(f"expected a JSON value, not {kind_of(value)}")
    elif depth > MAX_DEPTH:
        yield path, _Fault(_too_deep())
    else:
        for key, below in _below(value):
            yield from _faults(below, step(path, key), depth + 1)


def _below(value: object) -> Iterator[tuple[str | int, object]]:
    if is_list(value):
        yield from enumerate(value)
    elif is_object(value):
        for key, below in value.items():
            yield (key, below) if type(key) is str else ("?", _Fault("a key must be text"))


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
