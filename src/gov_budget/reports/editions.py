"""Editions of the classifications: how two differ, and how much of a document one covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from gov_budget.codes import Subject
    from gov_budget.codes.official import Coverage, Difference, Installed

__all__ = [
    "coverage_dict",
    "coverage_page",
    "difference_dict",
    "difference_page",
    "installed_dict",
    "installed_page",
]

MOST_LISTED = 20
"""How many subjects of a kind are listed when not all are asked for."""


def difference_page(
    one: Difference, sides: tuple[str, str], lang: str = "zh", *, everything: bool = False
) -> RenderableType:
    """Return how two editions of a scheme differ, for a rich console; ``sides`` says what they are."""
    counts = {
        "same": len(one.same),
        "renamed": len(one.renamed),
        "here": len(one.only_here),
        "there": len(one.only_there),
    }
    scheme = say("scheme", one.scheme.value, lang)
    head = say(
        "edition", "counts", lang, **{**counts, "scheme": scheme, "first": sides[0], "second": sides[1]}
    )
    renamed = [(here.code, f"{here.name} | {there.name}") for here, there in one.renamed]
    parts = (
        (say("edition", "renamed", lang, first=sides[0], second=sides[1]), renamed),
        (say("edition", "only", lang, side=sides[0]), _named(one.only_here)),
        (say("edition", "only", lang, side=sides[1]), _named(one.only_there)),
    )
    listed = (_part(title, rows, lang, everything=everything) for title, rows in parts if rows)
    return Group(Prose(head, "bold"), *listed)


def _named(subjects: Iterable[Subject]) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in subjects]


def _part(title: str, rows: Sequence[tuple[str, str]], lang: str, *, everything: bool) -> RenderableType:
    shown = rows if everything else rows[:MOST_LISTED]
    table = _columns(rows=[(code, Prose(words)) for code, words in shown])
    more = [Text(say("edition", "more", lang, n=len(rows) - len(shown)), "dim")] if rows[len(shown) :] else []
    return Padding(Group(Prose(title, "dim"), Padding(Group(table, *more), (0, 0, 0, 2))), (0, 0, 0, 2))


def _columns(rows: Iterable[tuple[RenderableType, ...]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    for row in rows:
        table.add_row(*row)
    return table


def difference_dict(one: Difference) -> dict[str, Any]:
    """Return how two editions differ as the plain value of its JSON."""
    return {
        "scheme": one.scheme.value,
        "same": len(one.same),
        "renamed": [{"code": a.code, "here": a.name, "there": b.name} for a, b in one.renamed],
        "only_here": [{"code": subject.code, "name": subject.name} for subject in one.only_here],
        "only_there": [{"code": subject.code, "name": subject.name} for subject in one.only_there],
    }


def coverage_page(seen: Coverage, file: str, lang: str = "zh") -> RenderableType:
    """Return how much of a document the edition of its year knows, for a rich console."""
    codes, known = seen.codes, len(seen.subjects)
    head = say("edition", "coverage", lang, file=file, year=seen.year, codes=codes, known=known)
    grades = [(Text(str(n)), Prose(say("grade", grade, lang))) for grade, n in seen.grades.items() if n]
    parts = (
        (say("edition", "unknown", lang), list(seen.unknown)),
        (
            say("edition", "printed", lang),
            [(subject.code, f"{printed} | {subject.name}") for printed, subject in seen.renamed],
        ),
    )
    listed = (_part(title, rows, lang, everything=True) for title, rows in parts if rows)
    return Group(Prose(head, "bold"), Padding(_columns(rows=grades), (0, 0, 0, 2)), *listed)


def coverage_dict(seen: Coverage, file: str) -> dict[str, Any]:
    """Return how much of a document an edition knows as the plain value of its JSON."""
    return {
        "file": file,
        "year": seen.year,
        "codes": seen.codes,
        "resolved": len(seen.subjects),
        "grades": {grade.value: n for grade, n in seen.grades.items()},
        "unknown": [{"code": code, "name": name} for code, name in seen.unknown],
        "renamed": [
            {"code": subject.code, "printed": printed, "name": subject.name, "grade": subject.grade.value}
            for printed, subject in seen.renamed
        ],
    }


def installed_page(editions: Sequence[Installed], folder: str, lang: str = "zh") -> RenderableType:
    """Return which editions are imported, for a rich console."""
    rows = [(str(one.year), Prose(_installed(one, lang))) for one in editions]
    rest = say("edition", "shipped_rest" if editions else "shipped_all", lang)
    return Group(
        _columns(rows=rows), Prose(rest), Prose(say("edition", "folder", lang, folder=folder), "dim")
    )


def _installed(one: Installed, lang: str) -> str:
    scheme, source = say("scheme", one.scheme.value, lang), one.source
    return say("edition", "installed", lang, scheme=scheme, rows=one.rows, source=source, date=one.imported)


def installed_dict(one: Installed) -> dict[str, Any]:
    """Return an imported edition as the plain value of its JSON."""
    return {
        "year": one.year,
        "scheme": one.scheme.value,
        "rows": one.rows,
        "source": one.source,
        "sha256": one.sha256,
        "imported": one.imported,
    }
