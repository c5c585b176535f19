"""The lines of a table that has a row for each subject, institution or project."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Line, Role
from gov_budget.readers.assembly.heads import ColumnRole
from gov_budget.readers.assembly.labels import labels_of
from gov_budget.readers.assembly.strips import Row
from gov_budget.readers.names import codes_named, scheme_of
from gov_budget.readers.roles import drafts_of
from gov_budget.readers.rows import code_of
from gov_budget.readers.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.model import TableKind
    from gov_budget.readers.assembly.labels import Labels
    from gov_budget.readers.assembly.strips import Strip
    from gov_budget.readers.words import Row as Words

__all__ = ["Coded", "coded_of", "counted_by"]

_CODED = ("function", "economic")
_ALIKE = str.maketrans("OolIiZzSsbBgq", "0011122556899")
"""Letters that are taken for digits; with the name of a subject they tell its code."""
_FUNCTION = re.compile(r"功能|^科目编码|^科目名称|支出功能")


@attrs.frozen
class Coded:
    """A row with the line it makes; ``unresolved`` says why its subject cannot be told."""

    row: Row
    line: Line
    unresolved: str = ""


def counted_by(kind: TableKind, strips: Iterable[Strip]) -> TableKind:
    """Return the kind with what its rows stand for here: some provinces print income by function."""
    heads = [text for strip in strips for c in strip.of(ColumnRole.CODE, ColumnRole.NAME) for text in c.path]
    by_function = kind.rows == "institution" and any(_FUNCTION.search(text) for text in heads)
    return attrs.evolve(kind, rows="function") if by_function else kind


def coded_of(kind: TableKind, strip: Strip, year: int) -> list[Coded]:
    """Return the lines of a strip, in printed order."""
    kept = [(row, labels) for row in strip.rows if not _is_filler(row, labels := labels_of(row))]
    words = [*_known(kind, [labels for _, labels in kept], year)]
    found: list[Coded] = []
    for (row, labels), known, draft in zip(kept, words, drafts_of(kind, words, (), year), strict=True):
        line = attrs.evolve(draft.line, locus=labels.locus)
        line = attrs.evolve(line, printed_code=_printed(labels, line))
        told = bool(known.codes) or kind.rows not in _CODED
        found.append(_settled(kind, Coded(row, line), labels, found, told=told))
    return _above_their_projects(found) if kind.rows == "project" else found


def _above_their_projects(lines: list[Coded]) -> list[Coded]:
    """The lines of a table of projects under subjects.

    A project whose subject is not printed, where others are, may as well be that subject, misprinted.
    """
    subjects = {(one.line.code, one.line.institution) for one in lines if one.line.role is Role.SUBJECT}
    if not subjects:
        return lines
    return [
        _untold(one)
        if one.line.role is Role.PROJECT and one.line.code and not _is_under(one.line, subjects)
        else one
        for one in lines
    ]


def _is_under(line: Line, subjects: set[tuple[str, str]]) -> bool:
    return (line.code, line.institution) in subjects


def _untold(one: Coded) -> Coded:
    line = attrs.evolve(one.line, role=Role.ITEM, code="", key=one.line.name)
    return Coded(one.row, line, f"a project or a subject: {one.line.name}")


def _is_filler(row: Row, labels: Labels) -> bool:
    return labels.is_empty and not row.amounts and not row.loose


def _last_of(last: str, code: str) -> str:
    return code or last


def _known(kind: TableKind, rows: Sequence[Labels], year: int) -> Iterator[Words]:
    """The words of the rows, with the code of the name where the printed one is none, or only a part of one.

    A name that several subjects bear is told by the codes above and below, which rise, and by what the
    printed letters look like; a digit that can be read is never overruled.
    """
    scheme = scheme_of(kind)
    words = [row.words() for row in rows]
    codes = ["" if row.odd else code_of(one, scheme)[0] for row, one in zip(rows, words, strict=True)]
    below = list(accumulate(reversed(codes), _last_of, initial="~"))[::-1]
    above = ""
    for n, row in enumerate(rows):
        above = codes[n] or above
        if not row.odd or kind.rows not in _CODED:
            yield words[n]
            continue
        named = [code for code in codes_named(row.name, year, scheme) if above < code < below[n]]
        meant = _alike(named, row)
        yield attrs.evolve(words[n], codes=tuple(Word(code, words[n].locus) for code in meant))


def _alike(named: Sequence[str], row: Labels) -> Sequence[str]:
    """The one code of several that is meant by what is printed, or none."""
    odd = row.odd.split()
    meant = [code for code in named if _fits(code, (*(word.text for word in row.codes), *odd))]
    alike = [code for code in meant if _fits(code, row.odd.translate(_ALIKE).split())]
    return meant if len(meant) == 1 else alike if len(alike) == 1 else ()


def _fits(code: str, printed: Iterable[str]) -> bool:
    """Whether the digits that can still be read in each printed piece are digits of the code."""
    return all(re.search(re.sub(r"[^0-9]", ".", text), code) for text in printed)


def _printed(labels: Labels, line: Line) -> str:
    printed = " ".join([*(word.text for word in labels.codes), *([labels.odd] if labels.odd else [])])
    return printed if line.role in (Role.SUBJECT, Role.LOCAL, Role.PROJECT) else line.printed_code


def _settled(kind: TableKind, one: Coded, labels: Labels, before: Sequence[Coded], *, told: bool) -> Coded:
    """The line as it is, or as the labels of the kind have it; an uncoded row of no kind is unresolved."""
    if one.line.role is Role.SUM:
        return one
    if not labels.codes and not labels.institution and not labels.name and not labels.odd and not before:
        return attrs.evolve(one, line=attrs.evolve(one.line, role=Role.TOTAL, key="total"))
    if one.line.role is Role.ITEM and not one.line.name:
        return _unresolved(one, labels, "no code and no name")
    if one.line.role is Role.INSTITUTION and kind.rows in _CODED and not labels.institution:
        why = f"{labels.odd} {labels.name}".strip() or "no code and no name"
        return _unresolved(one, labels, why)
    if labels.odd and not (told and one.line.code) and one.line.role is not Role.TOTAL:
        return _unresolved(one, labels, f"{labels.odd} {labels.name}".strip())
    return one


def _unresolved(one: Coded, labels: Labels, why: str) -> Coded:
    name = labels.name or labels.odd
    line = Line(Role.ITEM, (), key=name, name=name, printed_code=labels.odd, locus=labels.locus)
    return Coded(one.row, line, why)
