"""G: what a template, a draft or an earlier year left behind in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gov_budget.fiscal import DocumentKind
from gov_budget.model import HEAD, INDICATOR, Address
from gov_budget.rules.blank import is_blank_form
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.wordlists import pattern, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

    Text: TypeAlias = "tuple[Address, str]"

__all__ = ["TESTS"]

_PAIRS = str.maketrans("()", "（）")


def _list(rule: str) -> dict[str, Any]:
    found: dict[str, Any] = words("residue")[rule]
    return found


def _prose(case: Case, *, glossary: bool = False) -> Iterator[Text]:
    for passage in case.passages:
        if glossary or not passage.in_glossary:
            yield passage.address, passage.flat


def _heads(case: Case) -> Iterator[Text]:
    for n, table in enumerate(case.budget.tables):
        for text in (table.title, *table.headings):
            yield Address(n, HEAD, ""), "".join(text.split())


def _everything(case: Case) -> Iterator[Text]:
    """The prose, and the heads, notes, names and indicators of the tables."""
    yield from _prose(case, glossary=True)
    yield from _heads(case)
    for n, table in enumerate(case.budget.tables):
        yield from ((Address(n, HEAD, ""), "".join(note.split())) for note in table.notes)
        column = next(iter(table.columns), "")
        yield from ((Address(n, i, column), line.name) for i, line in enumerate(table.lines) if column)
        for i, one in enumerate(table.indicators):
            yield Address(n, i, INDICATOR), one.name + one.value


def _plain(text: str) -> str:
    return pattern(*words("residue")["quoted"]).sub("", text)


def _scan(rule: str, case: Case, texts: Iterable[Text], find: Callable[[str], str]) -> Iterator[Judgement]:
    """One statement for each place where something is found; else that nothing was, or no text read."""
    found = list(dict.fromkeys((address, hit) for address, text in texts if (hit := find(text))))
    for address, hit in found:
        yield Judgement(rule, (address,), (f"“{hit}”", f"“{hit}”"))
    if not found:
        yield Judgement(rule, unchecked="" if case.passages else "no_prose")


def _first(wanted: re.Pattern[str]) -> Callable[[str], str]:
    def find(text: str) -> str:
        found = wanted.search(text)
        return found[0] if found else ""

    return find


def _placeholders(case: Case) -> Iterator[Judgement]:
    find = _first(pattern(*_list("G04")["words"]))
    every = list(_scan("G04", case, _everything(case), lambda text: find(_plain(text))))
    yield from [_not_filled_in(every)] if is_blank_form(case) else every


def _not_filled_in(every: Sequence[Judgement]) -> Judgement:
    """Of a form that is blank as a whole the places are one finding."""
    n, hit = len(every), next((one.problem[0] for one in every if one.problem), "")
    problem = (
        f"{hit}等{n}处；各表都没有数，整份文件是没有填写的表样",
        f"{hit} and others, {n} in all; no table has a figure: the document is a form not filled in",
    )
    return Judgement("G04", tuple(a for one in every for a in one.addresses), problem)


def _incomplete(case: Case) -> Iterator[Judgement]:
    yield from _scan("G05", case, _prose(case), _first(pattern(*_list("G05")["words"])))


def _kind(case: Case) -> Iterator[Judgement]:
    unit = case.budget.document_kind is DocumentKind.UNIT_BUDGET
    find = _first(pattern(*_list("G06")["unit" if unit else "department"]))
    yield from _scan("G06", case, _prose(case), lambda text: find(_plain(text)))


def _years(case: Case) -> Iterator[Judgement]:
    """Where the budget is spoken of, only its year and the one before are named."""
    lists = _list("G07")
    kept = {case.budget.year, case.budget.year - 1}

    def find(text: str) -> str:
        if not re.search(lists["about"], text):
            return ""
        plain = pattern(*lists["taken_out"]).sub("", _plain(text))
        years = re.findall(r"(?<!\d)20\d\d年", plain)
        return next((year for year in years if int(year[:4]) not in kept), "")

    prose = ((p.address, p.flat) for p in case.passages if not _is_apart(p.title, p.in_glossary))
    yield from _scan("G07", case, [*prose, *_heads(case)], find)


def _is_apart(title: str, in_glossary: bool) -> bool:  # noqa: FBT001 - a passage's own property
    return in_glossary or bool(re.search(_list("G07")["section"], title))


def _level(case: Case) -> dict[str, str] | None:
    name = case.budget.institution.name or case.budget.title
    levels: list[dict[str, str]] = words("residue")["level"]
    return next((one for one in levels if re.search(one["marks"], name)), None)


def _levels(case: Case) -> Iterator[Judgement | Inapplicable]:
    """The heads of the tables name no other level of government than the entity's."""
    level = _level(case)
    texts = list(_heads(case))
    if not any(table.headings for table in case.budget.tables):
        yield Judgement("G08", unchecked="no_headings")
    elif level is None:
        yield Inapplicable("G08", "not_printed")
    else:
        wanted = re.compile(level["words"])
        hits = dict.fromkeys((a, found[0]) for a, text in texts if (found := wanted.search(text)))
        for address, hit in hits:
            yield Judgement(
                "G08", (address,), (f"“{hit}”，而单位属{level['zh']}级", f"“{hit}” for a {level['en']}")
            )
        if not hits:
            yield Judgement("G08")


def _workflow(case: Case) -> Iterator[Judgement]:
    yield from _scan("G09", case, _everything(case), _first(pattern(*_list("G09")["words"])))


def _units(case: Case) -> Iterator[Judgement]:
    """A table has one unit of amount: in its head, and in its cells."""
    printed = re.compile(_list("G10")["words"])
    for n, table in enumerate(case.budget.tables):
        said = {a or b for text in table.headings for a, b in printed.findall("".join(text.split()))}
        used = {cell.figure.unit.value for line in table.lines for cell in line.cells if cell.figure}
        if not said and not used:
            continue
        several = sorted(said | used) if len(said) > 1 or len(used) > 1 or (said and used - said) else []
        text = "、".join(several)
        yield Judgement("G10", (Address(n, HEAD, ""),), (text, text) if several else None)


def _punctuation(case: Case) -> Iterator[Judgement]:
    lists = _list("G11")
    doubled = _first(pattern(*lists["words"]))
    numbering = re.compile(lists["numbering"])

    def find(text: str) -> str:
        plain = numbering.sub("", text.translate(_PAIRS))
        single = (pair for pair in lists["pairs"] if plain.count(pair[0]) != plain.count(pair[1]))
        return doubled(text) or next(single, "")

    yield from _scan("G11", case, _prose(case, glossary=True), find)


TESTS: dict[str, Test] = {
    "G04": _placeholders,
    "G05": _incomplete,
    "G06": _kind,
    "G07": _years,
    "G08": _levels,
    "G09": _workflow,
    "G10": _units,
    "G11": _punctuation,
}
