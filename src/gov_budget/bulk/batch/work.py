"""What a batch does with a document: reconcile it, or put it into columns."""

from __future__ import annotations

from time import monotonic_ns
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from gov_budget.bulk.batch.streams import packed, spare
from gov_budget.bulk.dataset import Dataset, arrow_table
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.schema import FRAMES
from gov_budget.reading import read
from gov_budget.rules import reconcile
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gov_budget.bulk.batch.selection import Selection  # noqa: TC004 - attrs only names it
    from gov_budget.model import DepartmentBudget

__all__ = ["Found", "Gathering", "Reconciling", "Row", "Work", "counts", "examine", "files_beside"]

Row = dict[str, Any]
Found = tuple[Row, dict[str, bytes]]
"""Columns of the frame ``files``, and frames as :func:`gov_budget.bulk.batch.streams.packed` makes them."""


class Work(Protocol):
    """What is done with every document; it travels to other processes."""

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames that it yields."""
        ...

    def fingerprint(self) -> str:
        """Return what two runs must have alike for the results of one to go with the other's."""
        ...

    def outputs(self, out: Path) -> dict[str, Path]:
        """Return the file of each frame, that of ``files`` included."""
        ...

    def of(self, budget: DepartmentBudget) -> Found:
        """Return what there is to say of a budget; the numbers of the document are 0."""
        ...


@attrs.frozen
class Reconciling:
    """Hold every document against the rules: the frame ``results``."""

    selection: Selection
    frames: tuple[str, ...] = ("results",)

    def fingerprint(self) -> str:
        """See :class:`Work`."""
        return self.selection.fingerprint()

    def outputs(self, out: Path) -> dict[str, Path]:
        """See :class:`Work`: ``results.files.parquet`` beside ``results.parquet``."""
        return {"results": out, "files": files_beside(out)}

    def of(self, budget: DepartmentBudget) -> Found:
        """See :class:`Work`."""
        rows = list(result_rows(0, reconcile(budget, rules=self.selection.rules())))
        table = arrow_table("results", rows)
        return counts(row["verdict"] for row in rows), {"results": packed(table)}


@attrs.frozen
class Gathering:
    """Put every document into columns: the frames of a dataset, in a folder."""

    frames: tuple[str, ...] = FRAMES

    def fingerprint(self) -> str:
        """See :class:`Work`."""
        from gov_budget import __version__  # noqa: PLC0415 - it reads the metadata of the installation

        return f"{__version__} columns"

    def outputs(self, out: Path) -> dict[str, Path]:
        """See :class:`Work`: the Parquet files of a folder."""
        return {frame: out / f"{frame}.parquet" for frame in (*FRAMES, "files")}

    def of(self, budget: DepartmentBudget) -> Found:
        """See :class:`Work`."""
        frames = Dataset.of([budget]).frames
        return {}, {frame: packed(frames[frame]) for frame in FRAMES}


def files_beside(out: Path) -> Path:
    """Return where the documents of results stand."""
    return out.with_name(f"{out.stem}.files.parquet")


def examine(path: str, work: Work) -> Found:
    """Read a document and do the work with it.

    Raises:
        GovBudgetError: as :func:`gov_budget.read`.
    """
    spare()
    start = monotonic_ns()
    budget = read(path)
    found, frames = work.of(budget)
    spent = (monotonic_ns() - start) // 1_000_000
    return {**_about(budget), **found, "milliseconds": spent}, frames


def _about(budget: DepartmentBudget) -> Row:
    return {
        "institution_code": budget.institution.code,
        "institution_name": budget.institution.name,
        "year": budget.year,
        "stage": budget.stage.value,
        "profile": budget.profile,
    }


def counts(verdicts: Iterable[str]) -> Row:
    """Return how many results have each verdict."""
    found = {verdict.value: 0 for verdict in Verdict}
    for verdict in verdicts:
        found[verdict] += 1
    return found
