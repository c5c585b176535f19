"""List what is broken in published documents, with the figures, to be judged one by one.

    python tools/findings.py [FILE…] [--judged tests/documents/judged.tsv]

One line for each BROKEN finding: document, rule, how grave, strength, pages, message.  With
``--judged`` the verdicts of a file of judgements (document, rule, words of the message, true or false,
why) are set beside them, and the precision is counted; a finding that nobody judged counts as false.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import gov_budget as gb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.rules import Finding

SHARED = Path(__file__).resolve().parents[2] / "shared"
JUDGED = Path(__file__).resolve().parents[1] / "tests" / "documents" / "judged.tsv"


@attrs.frozen
class Judged:
    """What somebody said of a finding after looking at the page."""

    document: str
    rule: str
    words: str
    verdict: str
    why: str

    def means(self, document: str, finding: Finding) -> bool:
        """Return whether it was said of this finding: all its words stand in the message."""
        message = finding.message("zh")
        about = (self.document, self.rule) == (document, finding.rule)
        return about and all(word in message for word in self.words.split())


def judgements(path: Path) -> list[Judged]:
    """Return the lines of a file of judgements."""
    rows = path.read_text("utf-8").splitlines()
    return [Judged(*row.split("\t")) for row in rows[1:] if row and not row.startswith("#")]


def documents() -> list[Path]:
    """Return the published documents beside the repository."""
    corpus = SHARED / "corpus"
    return [
        *sorted(corpus.glob("*.pdf")),
        *sorted(corpus.glob("*.xlsx")),
        *sorted(SHARED.glob("seeds/*.txt")),
    ]


def broken(path: Path) -> Iterator[Finding]:
    """Yield the findings of a document that are broken; there are no others of level error."""
    yield from gb.reconcile(gb.read(path)).broken


def line(document: str, finding: Finding) -> str:
    """Return a finding in one line."""
    places = (cell.locus.page for cell in finding.cells if cell.locus and cell.locus.page)
    pages = ",".join(map(str, dict.fromkeys(places))) or "-"
    graded = f"{finding.rule}\t{finding.severity.value}\t{finding.definition.strength.value}"
    return f"{document}\t{graded}\tp. {pages}\t{finding.message('zh')}"


def main() -> None:
    """Print the list and the precision."""
    parser = argparse.ArgumentParser(description="List what is broken, with the figures.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--judged", type=Path, default=JUDGED)
    given = parser.parse_args()
    said = judgements(given.judged) if given.judged.is_file() else []
    count, right = compare(given.files or documents(), said)
    print(f"{right} of {count} broken findings judged true: {right / max(1, count):.1%}")


def compare(paths: Sequence[Path], said: list[Judged]) -> tuple[int, int]:
    """Print every finding with its judgement; return how many there are and how many are true."""
    count = right = 0
    left = list(said)
    for path in paths:
        for finding in broken(path):
            one = next((judged for judged in left if judged.means(path.stem, finding)), None)
            if one:
                left.remove(one)
            count, right = count + 1, right + bool(one and one.verdict == "true")
            verdict, why = (one.verdict, one.why) if one else ("NOT JUDGED", "")
            print(f"{verdict}\t{line(path.stem, finding)}\t{why}")
    for one in left if said else ():
        print(f"NOT FOUND\t{one.document}\t{one.rule}\t{one.words}")
    return count, right


if __name__ == "__main__":
    main()
