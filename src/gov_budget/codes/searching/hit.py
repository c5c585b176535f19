"""What a search finds: a subject, how well it fits, and what of it fitted."""

from __future__ import annotations

from enum import IntEnum

import attrs

from gov_budget.codes.subject import Subject

__all__ = ["Hit", "Rank"]


class Rank(IntEnum):
    """How a subject fits a query, the best fit first.

    CODE: the query is its code, or holds its code beside a name.
    NAME: the query is its whole name.
    PATH: the query names subjects above it and then it, with or without marks between the names; each may
    be shortened or an alias.
    ALIAS: the query is one of the short or wrong names of ``codes/data/aliases.tsv``.
    OLD_NAME: the query is the whole name that the code bore in another year.
    PREFIX: its name begins with the query; or its code begins with the code that is the query.
    INSIDE: its name holds the query.
    WORDS: each word of a query with spaces is in its name or in a name above it, one at least in its own.
    OLD_PART: a name that the code bore in another year holds the query.
    SHORTENED: its name holds the characters of the query in this order with others between them, as
    公车购置 is 公务用车购置.
    PINYIN: the query is a run of whole syllables of its name in pinyin, the last perhaps unfinished.
    INITIALS: the query is a run of the first letters of those syllables.
    NEAR: nothing fits better than SHORTENED, and its name differs from the query in few characters, or is
    a whole name inside the query, or has half of the query in one piece; or its code resembles the code.

    >>> Rank.NAME < Rank.OLD_NAME < Rank.NEAR
    True
    """

    CODE = 1
    NAME = 2
    PATH = 3
    ALIAS = 4
    OLD_NAME = 5
    PREFIX = 6
    INSIDE = 7
    WORDS = 8
    OLD_PART = 9
    SHORTENED = 10
    PINYIN = 11
    INITIALS = 12
    NEAR = 13


@attrs.frozen
class Hit:
    """A subject that was found.

    ``matched`` is what the query was compared with: the name, an alias, a path, a code.  ``former``
    is there for OLD_NAME and OLD_PART: the subject that bears the name in other years, and its
    ``years`` say which.

    >>> from gov_budget.codes import hits
    >>> hit = hits("医疗卫生与计划生育支出", year=2024)[0]
    >>> hit.subject.name, hit.rank.name, hit.matched, hit.former.years
    ('卫生健康支出', 'OLD_NAME', '医疗卫生与计划生育支出', (2018, 2018))
    """

    subject: Subject
    rank: Rank
    matched: str
    former: Subject | None = None
