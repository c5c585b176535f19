"""Where a key stands in a TOML file: ``tomllib`` keeps no line numbers."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["line_of"]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([^=#\[\]]+?)\s*=")
_QUOTES = str.maketrans("", "", "\"' ")


def line_of(text: str, key: str) -> int | None:
    r"""Return the line (from 1) of a key such as ``silence[2].row``; else that of the nearest key above it.

    ``None`` where nothing of it is found.

    >>> line_of('rules = ["W"]\n[[silence]]\nrule = "O09"', "silence[1].rule")
    3
    """
    places = _places(text)
    while key and key not in places:
        key = key.rpartition(".")[0] if "." in key else key.partition("[")[0] if "[" in key else ""
    return places.get(key)


def _places(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    seen: Counter[str] = Counter()
    above = ""
    for n, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            above = header[2].translate(_QUOTES)
            if header[1] == "[[":
                seen[above] += 1
                places.setdefault(above, n)
                above = f"{above}[{seen[above]}]"
            places.setdefault(above, n)
        elif found := _KEY.match(line):
            places.setdefault(".".join(filter(None, (above, found[1].translate(_QUOTES)))), n)
    return places
