"""Change every figure of the prose alone, read the text again, and count what the rules notice.

    python tools/prose_mutation.py [FILE…] [--missed]

Every amount, percentage and number of things in the sections of the text is changed by itself:
amounts and percentages by +10 % (at least one unit in the last printed place), numbers by +1.  A
change is noticed when it yields a BROKEN that the unchanged text does not have.  Years, dates,
document numbers and bounds (单价100万元以上) are no figures.  ``--missed`` lists what is not noticed.
Without a file the seed budget beside the repository is taken.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import gov_budget as gb
from gov_budget.money import print_numeral, read_numeral
from gov_budget.prose import statement_of
from gov_budget.prose.letters import letters_of
from gov_budget.prose.marks import Kind, Mark, marks_of
from gov_budget.rules import book, reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.model import DepartmentBudget, Section, Span

SEED = Path(__file__).resolve().parents[2] / "shared" / "seeds" / "quxian-kexie-2024.txt"
GROUPS = frozenset("PQSOAKFX")
"""The groups of rules that read the prose; the others cannot notice a change of it."""
SHOWN = 46


@attrs.frozen
class Stated:
    """A figure of the text: its mark, where it stands, and the words before it."""

    section: int
    paragraph: int
    start: int
    end: int
    mark: Mark
    before: str

    @property
    def changed(self) -> str:
        """The figure as it is printed after the change."""
        numeral = read_numeral(self.mark.text)
        more = 1 if self.mark.kind is Kind.COUNT else max(1, round(abs(numeral.digits) / 10))
        return print_numeral(numeral.digits + more, numeral.places, grouped="," in self.mark.text)


def stated(budget: DepartmentBudget) -> Iterator[Stated]:
    """Yield every figure of the sections."""
    for n, section in enumerate((budget.statement.sections if budget.statement else None) or ()):
        for i, text in enumerate(section.paragraphs):
            letters = letters_of(text)
            for mark in marks_of(letters.plain):
                start, end = letters.span(mark.start, mark.end)
                yield Stated(n, i, start, end, mark, letters.plain[max(0, mark.start - SHOWN) : mark.close])


def with_text(budget: DepartmentBudget, one: Stated) -> DepartmentBudget:
    """Return the budget with one figure changed in its text, and the text read again."""
    sections: list[Section] = list((budget.statement.sections if budget.statement else None) or ())
    paragraphs = list(sections[one.section].paragraphs)
    text = paragraphs[one.paragraph]
    paragraphs[one.paragraph] = text[: one.start] + one.changed + text[one.end :]
    sections[one.section] = attrs.evolve(sections[one.section], paragraphs=tuple(paragraphs))
    return attrs.evolve(budget, statement=statement_of(sections, budget.year))


def broken(budget: DepartmentBudget) -> set[tuple[str, str]]:
    """Return what is broken, by rule and words."""
    rules = [rule for rule in book() if rule.group in GROUPS]
    return {(finding.rule, finding.message("zh")) for finding in reconcile(budget, rules=rules).broken}


def unnoticed(budget: DepartmentBudget, figures: Iterable[Stated]) -> Iterator[Stated]:
    """Yield the figures whose change no rule notices."""
    known = broken(with_text_read(budget))
    for one in figures:
        if not broken(with_text(budget, one)) - known:
            yield one


def with_text_read(budget: DepartmentBudget) -> DepartmentBudget:
    """Return the budget with its own text read again, as the changed ones are."""
    sections = (budget.statement.sections if budget.statement else None) or ()
    return attrs.evolve(budget, statement=statement_of(sections, budget.year))


def run(name: str, *, missed: bool) -> None:
    """Print the shares of one document by section, and the figures that are not noticed."""
    budget, began = gb.read(name), time.perf_counter()
    figures = list(stated(budget))
    silent = list(unnoticed(budget, figures))
    tried, lost = Counter(f.section for f in figures), Counter(f.section for f in silent)
    kinds, gone = Counter(f.mark.kind for f in figures), Counter(f.mark.kind for f in silent)
    print(f"{Path(name).name}: {_share(len(figures), len(silent))} in {time.perf_counter() - began:.0f} s")
    for kind in kinds:
        print(f"    {kind.value:8} {_share(kinds[kind], gone[kind])}")
    titles = (budget.statement.sections if budget.statement else None) or ()
    for section, n in tried.items():
        print(f"  {_share(n, lost[section])}  {titles[section].title[:40]}")
    claims = {c.span: c.indicator for c in (budget.statement.claims if budget.statement else ())}
    for one in silent if missed else ():
        print(f"    {_why(one, claims):24} {one.before}")


def _share(n: int, lost: int) -> str:
    return f"{n - lost:4} of {n:4} noticed ({(n - lost) / max(1, n):6.1%})"


def _why(one: Stated, claims: dict[Span | None, str]) -> str:
    for span, indicator in claims.items():
        if span is not None and (span.section, span.paragraph, span.start) == (
            one.section,
            one.paragraph,
            one.start,
        ):
            return indicator
    return "(no claim)"


def main() -> None:
    """Run over the files that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=[str(SEED)])
    parser.add_argument("--missed", action="store_true", help="list what is not noticed")
    chosen = parser.parse_args()
    for name in chosen.files:
        run(name, missed=chosen.missed)


if __name__ == "__main__":
    main()
