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
_FUNCTION = re.compile(r"功能|^科目编码|支出功能")


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
    words = [labels.words() for _, labels in kept]
    drafts = drafts_of(kind, [*_known(kind, words, [labels.odd for _, labels in kept], year)], (), year)
    found: list[Coded] = []
    for (row, labels), draft in zip(kept, drafts, strict=True):
        line = attrs.evolve(draft.line, locus=labels.locus)
        line = attrs.evolve(line, printed_code=_printed(labels, line))
        found.append(_settled(kind, Coded(row, line), labels, found))
    return found


def _is_filler(row: Row, labels: Labels) -> bool:
    return labels.is_empty and not row.amounts and not row.loose


def _last_of(last: str, code: str) -> str:
    return code or last


def _known(kind: TableKind, rows: Sequence[Words], odd: Sequence[str], year: int) -> Iterator[Words]:
    """The rows, with the code of the name where the printed one is none, or only a part of one.

    A name that several subjects bear is told by the codes above and below, which rise.
    """
    scheme = scheme_of(kind)
    codes = ["" if odd[n] else code_of(row, scheme)[0] for n, row in enumerate(rows)]
    below = list(accumulate(reversed(codes), _last_of, initial="~"))[::-1]
    above = ""
    for n, (row, strange) in enumerate(zip(rows, odd, strict=True)):
        above = codes[n] or above
        if not strange or kind.rows not in _CODED:
            yield row
            continue
        meant = [code for code in codes_named(row.name, year, scheme) if above < code < below[n]]
        yield attrs.evolve(row, codes=(Word(meant[0], row.locus),) if len(meant) == 1 else ())


def _printed(labels: Labels, line: Line) -> str:
    printed = " ".join([*(word.text for word in labels.codes), *([labels.odd] if labels.odd else [])])
    return printed if line.role in (Role.SUBJECT, Role.LOCAL, Role.PROJECT) else line.printed_code


def _settled(kind: TableKind, one: Coded, labels: Labels, before: Sequence[Coded]) -> Coded:
    """The line as it is, or as the labels of the kind have it; an uncoded row of no kind is unresolved."""
    if one.line.role is Role.SUM:
        return one
    if not labels.codes and not labels.institution and not labels.name and not labels.odd and not before:
        return attrs.evolve(one, line=attrs.evolve(one.line, role=Role.TOTAL, key="total"))
    if one.line.role is Role.INSTITUTION and kind.rows in _CODED and not labels.institution:
        why = f"{labels.odd} {labels.name}".strip() or "no code and no name"
        return _unresolved(one, labels, why)
    if labels.odd and not one.line.code and one.line.role is not Role.TOTAL:
        return _unresolved(one, labels, f"{labels.odd} {labels.name}".strip())
    return one


def _unresolved(one: Coded, labels: Labels, why: str) -> Coded:
    name = labels.name or labels.odd
    line = Line(Role.ITEM, (), key=name, name=name, printed_code=labels.odd, locus=labels.locus)
    return Coded(one.row, line, why)
