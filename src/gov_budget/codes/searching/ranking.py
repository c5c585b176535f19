"""All the ranks in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes.searching.hit import Hit, Rank
from gov_budget.codes.searching.index import index
from gov_budget.codes.searching.naming import by_alias, by_code, by_name, by_old_name, by_path
from gov_budget.codes.searching.nearby import by_nearness
from gov_budget.codes.searching.parts import (
    by_initials,
    by_inside,
    by_old_part,
    by_pinyin,
    by_prefix,
    by_shortened,
    by_words,
)
from gov_budget.codes.searching.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.codes.scheme import Scheme

__all__ = ["ranked"]

_RANKS = (
    by_code,
    by_name,
    by_path,
    by_alias,
    by_old_name,
    by_prefix,
    by_inside,
    by_words,
    by_old_part,
    by_shortened,
    by_pinyin,
    by_initials,
)


def ranked(text: str, year: int, scheme: Scheme | None) -> Iterator[Hit]:
    """Yield what a text finds, rank by rank, each subject once; what is near only if nothing fits well.

    Nothing of a rank is worked out before it is asked for.

    Raises:
        EmptyQuery: the text holds nothing to compare.
    """
    query, among = Query.of(text), index(year, scheme)
    seen: dict[str, Rank] = {}
    for rank in _RANKS:
        yield from _new(rank(query, among), seen)
    if min(seen.values(), default=Rank.NEAR) >= Rank.SHORTENED:
        yield from _new(by_nearness(query, among), seen)


def _new(found: Iterator[Hit], seen: dict[str, Rank]) -> Iterator[Hit]:
    for hit in found:
        if hit.subject.code not in seen:
            seen[hit.subject.code] = hit.rank
            yield hit
