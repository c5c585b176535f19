"""What the catalogue holds: schemes, grades of evidence, editions by year."""

from __future__ import annotations

from collections import Counter

from _ext.tables import code, table
from gov_budget.codes import CURRENT_YEAR, Grade, Ground, Scheme, catalogue, meaning_of
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR

__all__ = ["attested", "grades", "meanings", "schemes"]

DEPTHS = "类款项目"


def schemes() -> str:
    """Return one row for each classification."""
    rows = [(code(one.value), one.zh, _first(one), _digits(one), _levels(one)) for one in Scheme]
    return table(("Scheme", "中文", "Codes begin with", "Digits", "Levels"), rows)


def _first(scheme: Scheme) -> str:
    return scheme.first_digit or "1, 2 or 3, and have no more than two digits"


def _digits(scheme: Scheme) -> str:
    return ", ".join(map(str, scheme.lengths))


def _levels(scheme: Scheme) -> str:
    named = bool(scheme.first_digit)
    return " ".join(DEPTHS[: len(scheme.lengths)]) if named else "first and second level"


def grades() -> str:
    """Return how many subjects of the current edition have which grade, by scheme."""
    rows = []
    for scheme in Scheme:
        counted = Counter(one.grade for one in catalogue(CURRENT_YEAR, scheme).values())
        rows.append((code(scheme.value), *(str(counted[grade]) for grade in Grade)))
    return table((f"Scheme, {CURRENT_YEAR}", *(grade.value for grade in Grade)), rows)


def meanings() -> str:
    """Return how many meanings rest on what, by scheme."""
    rows = []
    for scheme in Scheme:
        found = [meaning_of(one) for one in catalogue(CURRENT_YEAR, scheme).values()]
        counted = Counter(meaning.ground for meaning in found if meaning)
        counts = (*(counted[ground] for ground in Ground), found.count(None))
        rows.append((code(scheme.value), *map(str, counts)))
    return table((f"Scheme, {CURRENT_YEAR}", *(ground.value for ground in Ground), "none"), rows)


def attested() -> str:
    """Return how many subjects each year's edition has, and how many are attested for that year."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    rows = [(str(year), *(_of_year(scheme, year) for scheme in Scheme)) for year in years]
    return table(("Year", *(code(scheme.value) for scheme in Scheme)), rows)


def _of_year(scheme: Scheme, year: int) -> str:
    subjects = catalogue(year, scheme).values()
    seen = sum(any(one.year == year for one in subject.attestations) for subject in subjects)
    return f"{len(subjects)} ({seen})"
