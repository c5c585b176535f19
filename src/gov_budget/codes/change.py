"""What became of subjects from one edition to another."""

from __future__ import annotations

from enum import StrEnum

import attrs

from gov_budget.codes.official_files import same_name
from gov_budget.codes.subject import Grade, Subject

__all__ = ["Change", "ChangeKind", "kind_of", "weakest"]


class ChangeKind(StrEnum):
    """How the subjects of one edition go on in another.

    KEPT and RENAMED are the same code; names that differ in brackets, spaces or other punctuation only
    are the same.  Where the catalogue lacks the old name, both subjects of a RENAMED bear the new one
    and the note tells the old.  MOVED is one code into one other, SPLIT one into several,
    MERGED several into one; a code that goes on and takes in another is merged, one that goes on and
    gives a part away is split.  REARRANGED is several into several.  ADDED and DROPPED say that the
    library knows of no link, not that the money is new or gone.
    """

    KEPT = "kept"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    REARRANGED = "rearranged"
    ADDED = "added"
    DROPPED = "dropped"

    @property
    def inverse(self) -> ChangeKind:
        """The kind of the same change read backwards.

        >>> ChangeKind.SPLIT.inverse.value, ChangeKind.MOVED.inverse.value
        ('merged', 'moved')
        """
        return _INVERSE.get(self, self)


_INVERSE = {
    ChangeKind.SPLIT: ChangeKind.MERGED,
    ChangeKind.MERGED: ChangeKind.SPLIT,
    ChangeKind.ADDED: ChangeKind.DROPPED,
    ChangeKind.DROPPED: ChangeKind.ADDED,
}


@attrs.frozen
class Change:
    """Subjects of one edition and what they are in another.

    ``old`` and ``new`` are the subjects with their names, sorted by code; ``links`` says which old
    code went where.  ``grade`` is that of the weakest evidence: a subject counts as attested when a
    document of that very year prints it; that something was added, dropped or moved is attested only
    when a document states it, and official only where the user's imported editions show it.
    ``sources`` and ``note`` are those of the moves.
    """

    kind: ChangeKind
    old: tuple[Subject, ...]
    new: tuple[Subject, ...]
    links: tuple[tuple[str, str], ...]
    grade: Grade
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def old_codes(self) -> tuple[str, ...]:
        """The codes before; none when added."""
        return tuple([one.code for one in self.old])

    @property
    def new_codes(self) -> tuple[str, ...]:
        """The codes after; none when dropped."""
        return tuple([one.code for one in self.new])

    @property
    def inverse(self) -> Change:
        """The same change read backwards."""
        links = tuple(sorted([(new, old) for old, new in self.links]))
        return Change(self.kind.inverse, self.new, self.old, links, self.grade, self.sources, self.note)


def kind_of(old: tuple[Subject, ...], new: tuple[Subject, ...], *, renamed: bool = False) -> ChangeKind:
    """Return the kind of a change by its shape; ``renamed`` when another name is known of from elsewhere."""
    if not old or not new:
        return ChangeKind.DROPPED if old else ChangeKind.ADDED
    several = len(old) > 1, len(new) > 1
    return _MANY[several] if any(several) else _one_to_one(*old, *new, renamed=renamed)


def _one_to_one(old: Subject, new: Subject, *, renamed: bool) -> ChangeKind:
    if old.code != new.code:
        return ChangeKind.MOVED
    return ChangeKind.KEPT if same_name(old.name, new.name) and not renamed else ChangeKind.RENAMED


_MANY = {
    (False, True): ChangeKind.SPLIT,
    (True, False): ChangeKind.MERGED,
    (True, True): ChangeKind.REARRANGED,
}
_ORDER = {grade: place for place, grade in enumerate(Grade)}


def weakest(grades: list[Grade]) -> Grade:
    """Return the least sure of some grades."""
    return max(grades, key=_ORDER.__getitem__)
