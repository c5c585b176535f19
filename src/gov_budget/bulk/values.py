"""Values of the model as JSON, by their annotations: whatever the model holds is kept.

The parts of a document that are no columns of their own travel in this form.  Empty and default
fields are left out, so that most values are short.
"""

from __future__ import annotations

import json
import sys
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin

import attrs

from gov_budget.model import TableKind, kind

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

T = TypeVar("T")

__all__ = ["from_json", "to_json"]


def to_json(value: object, *left_out: str) -> str:
    """Return a value of the model as JSON, without some of its fields."""
    plain = _plain(value)
    return json.dumps({k: v for k, v in plain.items() if k not in left_out}, ensure_ascii=False)


def from_json(cls: type[T], text: str, **given: object) -> T:
    """Return the value of a class of the model that its JSON holds; ``given`` adds fields."""
    return _build(cls, json.loads(text), given)


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, TableKind):
        return value.key
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in cast("tuple[object, ...]", value)]
    kind: type[Any] = type(value)
    if attrs.has(kind):
        fields = [(field, getattr(value, field.name)) for field in attrs.fields(kind)]
        return {field.name: _plain(held) for field, held in fields if held != _default(field)}
    return value


def _default(field: attrs.Attribute[Any]) -> object:
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def _build(cls: type[T], raw: Mapping[str, Any], given: Mapping[str, object]) -> T:
    return cls(
        **{key: _value(_hint(cast("Hashable", cls), key), value) for key, value in raw.items()}, **given
    )


@cache
def _hint(cls: Hashable, field: str) -> Any:  # noqa: ANN401 - a type
    names = vars(sys.modules[cls.__module__])
    said: object = attrs.fields_dict(cast("Any", cls))[field].type
    return eval(said, names) if isinstance(said, str) else said  # noqa: S307 - annotations of our own model


def _value(hint: Any, raw: Any) -> Any:  # noqa: ANN401 - JSON
    if get_origin(hint) in (UnionType, Union):
        kept = [each for each in get_args(hint) if each is not NoneType]
        return None if raw is None else _value(kept[0], raw)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], each) for each in raw)
    if hint is TableKind:
        return kind(raw)
    if isinstance(hint, type) and attrs.has(hint):
        return _build(hint, raw, {})
    return hint(raw) if isinstance(hint, type) and issubclass(hint, Enum) else raw
