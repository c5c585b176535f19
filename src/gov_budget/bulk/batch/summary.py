"""What came of a batch: by year, by rule and by institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.batch.groups import groups
from gov_budget.bulk.batch.work import files_beside
from gov_budget.bulk.extras import needs
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Breakdown", "Ended", "Part", "Summary", "ended_of", "summary_of"]

Frame = Any  # polars is an extra
_VERDICTS = tuple(verdict.value for verdict in Verdict)


@attrs.frozen
class Part:
    """The results of a year, a rule or an institution.

    ``documents`` were compared; in ``failing`` of them something is broken; ``counts`` are by verdict.
    """

    name: str
    documents: int
    failing: int
    counts: dict[str, int]


@attrs.frozen
class Breakdown:
    """Some parts, and how many ``others`` there are with the ``rest`` of the results by verdict."""

    parts: tuple[Part, ...]
    others: int
    rest: dict[str, int]


@attrs.frozen
class Ended:
    """How the files of a batch ended, and why some could not be read."""

    files: dict[str, int]
    errors: dict[str, int]


@attrs.frozen
class Summary:
    """How the files ended, and the results; what is broken in most documents comes first."""

    ended: Ended
    counts: dict[str, int]
    years: Breakdown
    rules: Breakdown
    institutions: Breakdown


def ended_of(files: Path) -> Ended:
    """Return how the files of a batch ended, from its frame ``files``.

    Raises:
        MissingExtra: polars is not installed.
        OSError: a file is missing.
    """
    pl = needs("polars")
    rows = pl.read_parquet(files, columns=["status", "error"])
    ended = dict.fromkeys(("read", "unreadable", "duplicate"), 0) | _lengths(rows["status"])
    return Ended(ended, _lengths(rows.filter(pl.col("status") == "unreadable")["error"]))


def summary_of(out: Path, most: int | None = None) -> Summary:
    """Return the summary of the results that a batch wrote, with ``most`` rules and institutions.

    Raises:
        MissingExtra: polars is not installed.
        OSError: a file is missing.
    """
    pl = needs("polars")
    columns = ["status", "year", "institution_code", "institution_name", *_VERDICTS]
    read = pl.read_parquet(files_beside(out), columns=columns).filter(pl.col("status") == "read")
    institution = pl.format("{} {}", "institution_code", "institution_name").str.strip_chars()
    return Summary(
        ended_of(files_beside(out)),
        {verdict: int(read[verdict].sum()) for verdict in _VERDICTS},
        _breakdown(_grouped(read, pl.col("year").cast(pl.String).fill_null("-")), None, "name"),
        _breakdown(_rules(out), most),
        _breakdown(_grouped(read, institution), most),
    )


def _lengths(values: Frame) -> dict[str, int]:
    counted: dict[str, int] = dict(values.value_counts().rows())
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _grouped(rows: Frame, name: Frame) -> Frame:
    """Return a row for each name: documents, failing and counts of rows that each are a document."""
    pl = needs("polars")
    failing = (pl.col("broken") > 0).sum().alias("failing")
    sums = (pl.col(verdict).sum() for verdict in _VERDICTS)
    return rows.group_by(name.alias("name")).agg(pl.len().alias("documents"), failing, *sums)


def _rules(out: Path) -> Frame:
    """Return the same for rules, with one group of rows in memory at a time: no document is in two."""
    pl = needs("polars")
    found = pl.concat([_grouped(shard, pl.col("rule")) for shard in _documents_of_rules(out)])
    return found.group_by("name").agg(pl.all().sum())


def _documents_of_rules(out: Path) -> Iterator[Frame]:
    pl = needs("polars")
    numbers = [(pl.col("verdict") == verdict).sum().alias(verdict) for verdict in _VERDICTS]
    yield pl.DataFrame(schema={"rule": pl.String, **dict.fromkeys(_VERDICTS, pl.UInt32)})
    for table in groups(out, ["document", "rule", "verdict"]):
        yield pl.from_arrow(table).group_by("rule", "document").agg(*numbers)


def _breakdown(found: Frame, most: int | None, *order: str) -> Breakdown:
    by = list(order) or ["failing", "broken", "name"]
    rows = found.sort(by, descending=[key in {"failing", "broken"} for key in by])
    first = rows if most is None else rows.head(most)
    rest = rows[first.height :]
    parts = tuple(_part(row) for row in first.iter_rows(named=True))
    return Breakdown(parts, rest.height, {verdict: int(rest[verdict].sum()) for verdict in _VERDICTS})


def _part(row: dict[str, Any]) -> Part:
    counts = {verdict: int(row[verdict]) for verdict in _VERDICTS}
    return Part(row["name"], int(row["documents"]), int(row["failing"]), counts)
