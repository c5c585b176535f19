"""Which published documents print a code with a name.

Source: ``codes/data/attestations.tsv``; the kinds of documents are in ``SOURCES.toml`` beside it.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.files import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.codes.scheme import Scheme

__all__ = ["Attestation", "attestations_of"]


@attrs.frozen
class Attestation:
    """A published document that prints a code with a name.

    ``document`` is the issuer with the number of the document where that is known, ``year`` the
    fiscal year the document speaks of.
    """

    document: str
    year: int


def attestations_of(scheme: Scheme, code: str, name: str) -> tuple[Attestation, ...]:
    """Return the documents that print a code with exactly this name, by year and document.

    >>> from gov_budget.codes import Scheme
    >>> {seen.year for seen in attestations_of(Scheme.FUNCTION, "2130599", "其他扶贫支出")}
    {2020}
    """
    return _attestations().get((scheme.value, code, name), ())


@cache
def _attestations() -> Mapping[tuple[str, str, str], tuple[Attestation, ...]]:
    found: dict[tuple[str, str, str], list[Attestation]] = {}
    for scheme, code, name, year, document in table("attestations.tsv"):
        found.setdefault((scheme, code, name), []).append(Attestation(document, int(year)))
    return MappingProxyType({key: tuple(seen) for key, seen in found.items()})
