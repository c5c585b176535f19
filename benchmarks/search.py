"""Search beside pycountry's fuzzy search and a scan of schwifty's bank registry, warm, in one run.

    python benchmarks/search.py

Needs the extra ``bench``.  A ratio is gov_budget over the other: below 1 is faster.  pycountry compares a
text with some thousand names of countries and subdivisions; schwifty has no search by name, so whoever
wants one reads through its registry, as is done here; gov_budget compares with the names of all five
schemes of a year.  The registry is larger than our catalogue: time per name is printed too.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter_ns
from timeit import repeat
from typing import TYPE_CHECKING

import pycountry
from schwifty.registry import get_all_banks

from gov_budget.codes import Scheme, catalogue, hits, search

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 7
YEAR = 2024
QUERIES = (
    ("code", "208-05-05"),
    ("whole name", "公务接待费"),
    ("path", "财政事务/行政运行"),
    ("alias", "公积金"),
    ("old name", "医疗卫生与计划生育支出"),
    ("part", "住房"),
    ("words", "养老 缴费"),
    ("short form", "机关养老保险缴费"),
    ("pinyin", "gongwujiedaifei"),
    ("initials", "gwjdf"),
    ("typing error", "公务接代费"),
    ("long error", "机关事业单位基本养老保险激费支出"),
    ("nothing", "没有这个科目"),
)
BANKS = list(get_all_banks())
NAMES = (
    sum(len(catalogue(YEAR, scheme)) for scheme in Scheme),
    len(pycountry.countries) + len(pycountry.subdivisions),
    len(BANKS),
)


@dataclass(frozen=True)
class Other:
    """What another library is asked, and among how many names."""

    name: str
    asked: Callable[[], object]
    names: int


def scan() -> list[object]:
    """Return the banks whose name holds a text, as a user of schwifty has to look for one."""
    return [bank for bank in BANKS if "volksbank" in bank.name.casefold()]


OTHERS = (
    Other("pycountry exact", lambda: pycountry.countries.search_fuzzy("Germany"), NAMES[1]),
    Other("pycountry part", lambda: pycountry.countries.search_fuzzy("Bayern"), NAMES[1]),
    Other("schwifty scan", scan, NAMES[2]),
)


def warm(asked: Callable[[], object]) -> float:
    """Return the microseconds of a question asked again and again, the best of several runs."""
    asked()
    start = perf_counter_ns()
    asked()
    loops = max(1, 20_000_000 // (perf_counter_ns() - start + 1))
    return min(repeat(asked, number=loops, repeat=RUNS)) / loops * 1e6


def first(text: str) -> float:
    """Return the milliseconds of a question in a year that was not asked about."""
    start = perf_counter_ns()
    search(text, YEAR - 1)
    return (perf_counter_ns() - start) / 1e6


def main() -> None:
    """Print a line for each kind of query: our time, and its ratio to each of the others."""
    print(f"first query of a year {first('公务接待费'):.1f} ms, first in pinyin {first('gwjdf'):.1f} ms more")
    theirs = [(other, warm(other.asked)) for other in OTHERS]
    for other, time in theirs:
        each = time / other.names * 1e3
        print(f"{other.name:18}{time:10.1f} µs among {other.names} names, {each:.1f} ns each")
    print(f"{'':14}{'gov_budget':>14}" + "".join([f"{other.name:>20}" for other in OTHERS]))
    for kind, text in QUERIES:
        ours = warm(lambda text=text: search(text, YEAR))
        rank = next((hit.rank.name for hit in hits(text, YEAR)), "-")
        ratios = "".join([f"{ours / time:20.4f}" for _, time in theirs])
        print(f"{kind:14}{ours:11.1f} µs{ratios}   {rank}")
    print(f"{NAMES[0]} subjects of five schemes")


if __name__ == "__main__":
    main()
