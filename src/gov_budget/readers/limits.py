"""How much of a file is read before it is refused.  Documents are hostile until proven otherwise."""

from __future__ import annotations

from time import monotonic

import attrs

from gov_budget.errors import LimitExceeded

__all__ = ["DEFAULT", "Limits", "Watch"]


@attrs.frozen(kw_only=True)
class Limits:
    """The most that a file may need.

    ``size`` and ``unpacked`` are bytes, of the file and of all that is packed in it; ``entries``
    are files in an archive, ``elements`` tags of markup, ``cells`` cells and paragraphs.  ``letters``,
    ``objects`` (texts, strokes, pictures) and ``lines`` (ruling lines) count on one page; ``depth`` is
    how deep elements, tables or drawings may be nested.  ``seconds`` of wall time and ``memory`` in
    bytes hold for the whole file, ``memory`` only where it is read in a process of its own.
    """

    size: int = 50_000_000
    pages: int = 2_000
    unpacked: int = 300_000_000
    entries: int = 5_000
    elements: int = 4_000_000
    cells: int = 500_000
    letters: int = 200_000
    objects: int = 300_000
    lines: int = 3_000
    depth: int = 100
    seconds: int = 60
    memory: int = 2_000_000_000


DEFAULT = Limits()


@attrs.define
class Watch:
    """Counts what the reading of one file has needed, against the limits."""

    file: str
    limits: Limits = DEFAULT
    _cells: int = 0
    _end: float = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._end = monotonic() + self.limits.seconds

    def count(self, limit: str, found: int, where: str = "") -> None:
        """Refuse the file when it has more of something than its limit.

        Raises:
            LimitExceeded: it has.
        """
        allowed = getattr(self.limits, limit)
        if found > allowed:
            raise LimitExceeded(self.file, limit, allowed, where)

    def cells(self, more: int, where: str = "") -> None:
        """Count cells that were read, and look at the clock.

        Raises:
            LimitExceeded: they are too many in all, or it has taken too long.
        """
        self._cells += more
        self.count("cells", self._cells, where)
        self.tick(where)

    def tick(self, where: str = "") -> None:
        """Look at the clock.

        Raises:
            LimitExceeded: reading has taken too long.
        """
        if monotonic() > self._end:
            raise LimitExceeded(self.file, "seconds", self.limits.seconds, where)
