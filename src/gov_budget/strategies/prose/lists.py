"""The lists that phrases are repeated for, and the conditions on which paragraphs are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.strategies.prose.changes import unexplained
from gov_budget.strategies.prose.facts import Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gov_budget.strategies.prose.pen import Pen

__all__ = ["holds", "things_of"]


def holds(pen: Pen, condition: str) -> bool:
    """Whether a condition holds: a key with money, a list with anything.

    ``!`` negates, ``?KEY`` asks whether the key is defined at all, ``^WORD`` whether a change
    was called so and not explained.
    """
    if condition[0] in _MARKS:
        return _MARKS[condition[0]](pen, condition[1:])
    if condition in pen.plan.counts:
        return bool(pen.plan.counts[condition])
    if condition in pen.wording.lists or "/" in condition:
        return bool(things_of(pen, condition))
    return bool(pen.fen(condition))


_MARKS: Mapping[str, Callable[[Pen, str], bool]] = {
    "!": lambda pen, condition: not holds(pen, condition),
    "?": lambda pen, key: key in pen.facts.now,
    "^": lambda pen, word: bool(unexplained(pen, word)),
}


def things_of(pen: Pen, name: str) -> list[Thing]:
    """Return the things of a list that have money: of the form's, or ``classes/SCOPE`` …."""
    kind, _, scope = name.partition("/")
    if kind == "classes":
        return pen.facts.classes(scope)
    if kind == "items":
        return pen.facts.items(scope)
    if kind == "types":
        return pen.plan.types[scope]
    if kind == "units":
        return [Thing("", unit.name, "", code=str(n)) for n, unit in enumerate(pen.facts.owners(), 1)]
    if kind == "names":
        return [Thing("", label, scope) for label in pen.facts.names(scope)]
    return [
        thing for key in pen.wording.lists[kind] for thing in [pen.thing(key)] if _stands(pen, thing, scope)
    ]


def _stands(pen: Pen, thing: Thing, scope: str) -> bool:
    return scope == "all" or pen.facts.is_named(thing.key)
