"""Build ``codes/data/pinyin.tsv``: how the characters of the subject names are read, without tones.

    python tools/build_pinyin.py [--check]

Needs the package pypinyin (MIT), at build time only.  A row is a text and its syllables.  A text of one
character is its most frequent reading; a longer text is a place where a character is read otherwise
(银行, 行政).  Whoever reads a name takes the longest text at each place, so that every name comes out as
pypinyin and the corrections below read it: the build stops if one does not.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from pypinyin import lazy_pinyin, load_phrases_dict

from gov_budget.codes import Scheme
from gov_budget.codes.edition import subjects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TARGET = Path(__file__).resolve().parents[1] / "src/gov_budget/codes/data/pinyin.tsv"

# What pypinyin 0.55 reads wrongly in the names, or splits at the wrong place.
CORRECTIONS = {
    "食品和药品": "shi pin he yao pin",
    "退耕还林": "tui geng huan lin",
    "退耕还草": "tui geng huan cao",
    "退牧还草": "tui mu huan cao",
    "还草": "huan cao",
    "下调库": "xia diao ku",
    "调库": "diao ku",
    "稳定调节": "wen ding tiao jie",
    "外交行政": "wai jiao xing zheng",
    "工商行政": "gong shang xing zheng",
    "海洋行政": "hai yang xing zheng",
}

LONGEST = 6


def is_ideograph(character: str) -> bool:
    """Whether a character has a reading: the brackets and marks of a name have none."""
    return "\u4e00" <= character <= "\u9fff"


def names() -> list[str]:
    """Return the ideographs of every name of every scheme and year, each once."""
    found = {one.name for scheme in Scheme for one in subjects(scheme)}
    return sorted({"".join(filter(is_ideograph, name)) for name in found})


def readings() -> dict[str, tuple[str, ...]]:
    """Return the syllables of each name, one for a character."""
    load_phrases_dict({text: [[one] for one in read.split()] for text, read in CORRECTIONS.items()})
    return {name: tuple(lazy_pinyin(name)) for name in names()}


def most_frequent(read: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the reading that each character has most often."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, syllables in read.items():
        for character, syllable in zip(name, syllables, strict=True):
            seen[character][syllable] += 1
    return {one: (counts.most_common(1)[0][0],) for one, counts in seen.items()}


def windows(name: str, place: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a name round a place, the shortest first."""
    for length in range(2, LONGEST + 1):
        for start in range(max(0, place - length + 1), min(place, len(name) - length) + 1):
            yield start, start + length


def always_so(part: str, syllables: tuple[str, ...], read: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a part is read the same way wherever a name holds it."""
    return all(
        read[name][start : start + len(part)] == syllables
        for name in read
        for start in range(len(name))
        if name.startswith(part, start)
    )


def spelled(name: str, table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the syllables of a name by the longest text at each place, as the library does."""
    found: list[str] = []
    while len(found) < len(name):
        place = len(found)
        length = next(size for size in range(LONGEST, 0, -1) if name[place : place + size] in table)
        found += table[name[place : place + length]]
    return tuple(found)


def exception(name: str, place: int, read: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """Return the shortest part of a name that settles how the character at a place is read."""
    for start, end in windows(name, place):
        part, syllables = name[start:end], read[name][start:end]
        if always_so(part, syllables, read):
            return part, syllables
    sys.exit(f"no context settles {name[place]} in {name}")


def table() -> dict[str, tuple[str, ...]]:
    """Return all texts with their syllables."""
    read = readings()
    found = most_frequent(read)
    for name, syllables in read.items():
        while (now := spelled(name, found)) != syllables:
            place = next(at for at, (a, b) in enumerate(zip(now, syllables, strict=True)) if a != b)
            part, right = exception(name, place, read)
            if part in found:
                sys.exit(f"{part} does not help with {name}")
            found[part] = right
    wrong = [name for name, syllables in read.items() if spelled(name, found) != syllables]
    return found if not wrong else sys.exit(f"read wrongly: {wrong[:5]}")


def main() -> None:
    """Write the file, or with ``--check`` say whether it is up to date."""
    rows = sorted(table().items(), key=lambda row: (len(row[0]), row[0]))
    text = "text\tpinyin\n" + "".join([f"{part}\t{' '.join(syllables)}\n" for part, syllables in rows])
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != text:
        sys.exit(f"{TARGET.name} is not up to date")


if __name__ == "__main__":
    main()
