"""What the slots of a template stand for: ``{year}``, ``{amount KEY}``, ``{each LIST PHRASE}`` and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import Fund
from gov_budget.model import Aspect, Listing
from gov_budget.strategies.prose.changes import compare, unexplained
from gov_budget.strategies.prose.facts import Thing
from gov_budget.strategies.prose.lists import things_of
from gov_budget.strategies.prose.pen import percentage
from gov_budget.strategies.prose.writing import one_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gov_budget.strategies.prose.pen import Pen

__all__ = ["write"]

_NOBODY = Thing("", "", "")


def write(pen: Pen, template: str, thing: Thing = _NOBODY) -> str:
    """Return a template written out; ``thing`` is what a phrase is about."""
    return written(template, pen.pick, lambda slot: _fill(pen, slot, thing))


def _fill(pen: Pen, slot: str, thing: Thing) -> str:
    verb, *args = slot.split()
    return _VERBS[verb](pen, args, thing) if verb in _VERBS else _word(pen, verb, thing)


def _word(pen: Pen, verb: str, thing: Thing) -> str:
    books = pen.facts.books
    words = {
        "name": books.institution.name,
        "year": str(pen.year),
        "last": str(pen.year - 1),
        "label": thing.label,
        "code": thing.code,
        "path": thing.path,
    }
    return words[verb]


def _about(pen: Pen, args: list[str], thing: Thing) -> Thing:
    return pen.thing(args[0]) if args else thing


def _amount(pen: Pen, args: list[str], thing: Thing) -> str:
    about = _about(pen, args, thing)
    return pen.money(about, pen.year, pen.fen(about.key))


def _change(pen: Pen, args: list[str], thing: Thing) -> str:
    return compare(pen, _about(pen, args, thing), pen.wording.changes)


def _move(pen: Pen, args: list[str], thing: Thing) -> str:
    return compare(pen, _about(pen, args, thing), pen.wording.moves)


def _explain(pen: Pen, args: list[str], thing: Thing) -> str:
    """A reason for all changes of a word that have none yet."""
    del thing
    word, reasons = args
    reason = one_of(pen.wording.words[reasons], pen.pick)
    for i in unexplained(pen, word):
        pen.claims[i] = attrs.evolve(pen.claims[i], reason=reason)
    return reason


def _share(pen: Pen, args: list[str], thing: Thing) -> str:
    *part, whole = args
    about = _about(pen, part, thing)
    return pen.number(about, percentage(pen.fen(about.key), pen.fen(whole)), Aspect.SHARE, "%")


def _count(pen: Pen, args: list[str], thing: Thing) -> str:
    *key, measure = args
    about = Thing(key[0], "", key[0]) if key else thing
    return pen.number(about, str(pen.plan.counts.get(about.key, 0)), Aspect.COUNT, measure)


def _each(pen: Pen, args: list[str], thing: Thing) -> str:
    del thing
    phrase = pen.wording.phrases[args[1]]
    texts = [
        write(pen, phrase.text.replace("{n}", str(n)), one)
        for n, one in enumerate(things_of(pen, args[0]), 1)
    ]
    return write(pen, phrase.joint).join(texts)


def _names(pen: Pen, args: list[str], thing: Thing) -> str:
    """A list of names, which is claimed as a whole."""
    del thing
    name, indicator, *scope = args
    labels = [one.label for one in things_of(pen, name)]
    fund = Fund(scope[0]) if scope else None
    pen.listings.append(Listing(indicator, pen.year, tuple(labels), scope=fund))
    return "、".join(labels)


_VERBS: Mapping[str, Callable[[Pen, list[str], Thing], str]] = {
    "amount": _amount,
    "change": _change,
    "count": _count,
    "each": _each,
    "explain": _explain,
    "move": _move,
    "names": _names,
    "share": _share,
}
