"""How much of what a document prints the editions in force know."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.catalogue import lookup
from gov_budget.codes.official_files import same_name
from gov_budget.codes.subject import Grade, Subject
from gov_budget.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Coverage", "coverage"]


@attrs.frozen
class Coverage:
    """The codes of a document: those that resolve, and those that do not with their printed name.

    ``renamed`` are the printed names that are not the one of the edition, each with the subject.
    """

    year: int
    subjects: tuple[Subject, ...]
    unknown: tuple[tuple[str, str], ...]
    renamed: tuple[tuple[str, Subject], ...]

    @property
    def codes(self) -> int:
        """How many different codes the document prints."""
        return len(self.subjects) + len({code for code, _ in self.unknown})

    @property
    def grades(self) -> Mapping[Grade, int]:
        """How many of the codes that resolve have which grade."""
        counted = Counter(one.grade for one in self.subjects)
        return MappingProxyType({grade: counted[grade] for grade in Grade})


def coverage(printed: Iterable[tuple[str, str]], year: int) -> Coverage:
    """Look up each printed code with its name; an empty name is not compared.

    Raises:
        UnknownYear: the library does not cover the year.

    >>> seen = coverage([("208", "社会保障和就业支出"), ("30217", "接待费"), ("30299999", "其他")], 2024)
    >>> seen.codes, [one.code for one in seen.subjects], seen.unknown, seen.renamed[0][0]
    (3, ['208', '30217'], (('30299999', '其他'),), '接待费')
    """
    pairs = dict.fromkeys(printed)
    known = {code: found for code, _ in pairs if (found := _known(code, year)) is not None}
    return Coverage(
        year,
        tuple(known.values()),
        tuple((code, name) for code, name in pairs if code not in known),
        tuple((name, known[code]) for code, name in pairs if code in known and _differs(name, known[code])),
    )


def _known(code: str, year: int) -> Subject | None:
    try:
        return lookup(code, year)
    except UnknownCode:
        return None


def _differs(name: str, subject: Subject) -> bool:
    return bool(name) and not same_name(name, subject.name)
