"""What came of a batch: by year, by rule and by institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.batch.work import files_beside
from gov_budget.bulk.extras import needs
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Part", "Summary", "summary_of"]

_VERDICTS = tuple(verdict.value for verdict in Verdict)


@attrs.frozen
class Part:
    """The results of a year, a rule or an institution: how many documents, and how many of each verdict."""

    name: str
    documents: int
    counts: dict[str, int]


@attrs.frozen
class Summary:
    """How the files ended, why some could not be read, and the results; what is most broken comes first."""

    files: dict[str, int]
    errors: dict[str, int]
    counts: dict[str, int]
    years: tuple[Part, ...]
    rules: tuple[Part, ...]
    institutions: tuple[Part, ...]


def summary_of(out: Path) -> Summary:
    """Return the summary of the results that a batch wrote.

    Raises:
        MissingExtra: polars is not installed.
        OSError: a file is missing.
    """
    pl = needs("polars")
    files = pl.read_parquet(files_beside(out))
    read = files.filter(pl.col("status") == "read")
    ended = dict.fromkeys(("read", "unreadable", "duplicate"), 0) | _lengths(files["status"])
    return Summary(
        ended,
        _lengths(files.filter(pl.col("status") == "unreadable")["error"]),
        {verdict: int(read[verdict].sum()) for verdict in _VERDICTS},
        tuple(sorted(_parts(read, ["year"]), key=lambda part: part.name)),
        tuple(_most_broken(_by_rule(out))),
        tuple(_most_broken(_parts(read, ["institution_code", "institution_name"]))),
    )


def _lengths(values: Any) -> dict[str, int]:  # noqa: ANN401 - polars is an extra
    return dict(values.value_counts(sort=True).rows())


def _parts(read: Any, keys: list[str]) -> list[Part]:  # noqa: ANN401 - polars is an extra
    pl = needs("polars")
    grouped = read.group_by(keys).agg(pl.len(), *(pl.col(verdict).sum() for verdict in _VERDICTS))
    return [
        Part(
            " ".join(str(key) for key in row[: len(keys)]).strip(),
            row[len(keys)],
            _counts(row[len(keys) + 1 :]),
        )
        for row in grouped.rows()
    ]


def _by_rule(out: Path) -> list[Part]:
    pl = needs("polars")
    verdicts = ((pl.col("verdict") == verdict).sum().alias(verdict) for verdict in _VERDICTS)
    rows = pl.scan_parquet(out).group_by("rule").agg(pl.col("document").n_unique(), *verdicts)
    found = rows.collect(engine="streaming").rows()
    return [Part(rule, documents, _counts(counts)) for rule, documents, *counts in found]


def _counts(numbers: Iterable[int]) -> dict[str, int]:
    return dict(zip(_VERDICTS, map(int, numbers), strict=True))


def _most_broken(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: (-part.counts["broken"], part.name))
