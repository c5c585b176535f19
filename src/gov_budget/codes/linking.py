"""Joining the subjects of two editions into changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.change import Change, ChangeKind, kind_of, weakest
from gov_budget.codes.moves import Move, additions, continues, destinations
from gov_budget.codes.subject import Grade, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.codes.catalogue import Catalogue

__all__ = ["linked"]


@attrs.frozen
class _Link:
    old: str
    new: str
    moves: tuple[Move, ...]


def linked(a: Catalogue, b: Catalogue) -> Iterator[Change]:
    """Yield the changes between two editions of a scheme, the earlier one first, in no order."""
    links = [link for code in a for link in _links(code, a, b)]
    gone = {*a} - {link.old for link in links}
    come = {*b} - {link.new for link in links}
    for group in _joined(links):
        yield _change(group, a, b)
    for code in gone:
        yield _alone((a[code],), (), [_seen(a[code], a.year), _absence(b)])
    for code in come:
        found = _alone((), (b[code],), [_seen(b[code], b.year), _absence(a)])
        yield _stated(found, additions(code, a.year, b.year))


def _links(code: str, a: Catalogue, b: Catalogue) -> Iterator[_Link]:
    paths = destinations(code, a.scheme, a.year, b.year)
    for there, path in paths.items():
        if there in b and path:
            yield _Link(code, there, tuple(dict.fromkeys(path)))
    if code in b and not paths.get(code) and continues(code, a.scheme, a.year, b.year):
        yield _Link(code, code, ())


def _joined(links: list[_Link]) -> Iterator[list[_Link]]:
    """Yield the links that hang together by an old or a new code."""
    touching: dict[tuple[str, str], list[_Link]] = {}
    for link in links:
        touching.setdefault(("old", link.old), []).append(link)
        touching.setdefault(("new", link.new), []).append(link)
    seen: set[_Link] = set()
    for first in links:
        group: list[_Link] = []
        waiting = [first]
        while waiting:
            link = waiting.pop()
            if link not in seen:
                seen.add(link)
                group.append(link)
                waiting += touching["old", link.old] + touching["new", link.new]
        if group:
            yield group


def _change(group: list[_Link], a: Catalogue, b: Catalogue) -> Change:
    old = tuple([a[code] for code in sorted({link.old for link in group})])
    new = tuple([b[code] for code in sorted({link.new for link in group})])
    moved = sorted(
        {move for link in group for move in link.moves}, key=lambda one: (one.year, one.old, one.new)
    )
    subjects = [_seen(one, a.year) for one in old] + [_seen(one, b.year) for one in new]
    return Change(
        kind=kind_of(old, new, renamed=any(move.old == move.new for move in moved)),
        old=old,
        new=new,
        links=tuple(sorted([(link.old, link.new) for link in group])),
        grade=weakest([move.grade for move in moved] or subjects),
        sources=tuple(dict.fromkeys([move.source for move in moved])),
        note="; ".join(dict.fromkeys([move.note for move in moved if move.note])),
    )


def _alone(old: tuple[Subject, ...], new: tuple[Subject, ...], evidence: list[Grade]) -> Change:
    return Change(kind_of(old, new), old, new, (), weakest(evidence))


def _absence(edition: Catalogue) -> Grade:
    """Return how sure it is that an edition lacks what it does not list."""
    whole = all(one.grade is Grade.OFFICIAL for one in edition.values())
    return Grade.OFFICIAL if whole else Grade.HIGH


def _stated(added: Change, notices: tuple[Move, ...]) -> Change:
    """Return an addition with the notice that states it."""
    if added.kind is not ChangeKind.ADDED or not notices:
        return added
    sources = tuple([notice.source for notice in notices])
    note = "; ".join(notice.note for notice in notices)
    return attrs.evolve(added, grade=weakest([one.grade for one in notices]), sources=sources, note=note)


def _seen(subject: Subject, year: int) -> Grade:
    """Return the grade of a subject in one year: attested when a document of that year prints it."""
    attested = subject.grade is Grade.ATTESTED
    return Grade.HIGH if attested and all(one.year != year for one in subject.attestations) else subject.grade
