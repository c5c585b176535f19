"""Questions asked of files: a dataset, the results of a batch, and a table of places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import attrs

from gov_budget.bulk.extras import needs
from gov_budget.bulk.questions.broken import by_place, largest_residuals, most_broken
from gov_budget.bulk.questions.divisions import divisions
from gov_budget.bulk.questions.placing import counted, placement
from gov_budget.bulk.questions.totals import BY, fund_totals, operating, subject_totals, three_public
from gov_budget.errors import UnknownColumn, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gov_budget.bulk.questions.native import Frame

__all__ = ["QUESTIONS", "Asked", "written"]


@attrs.frozen
class Asked:
    """What is asked of ``data``: a dataset, a folder of datasets, or the ``.parquet`` of results.

    One of these says where documents are from: ``places``, a CSV or Parquet file with ``place``, and
    ``document`` or ``source``; ``division``, what carries its code (path or code); ``place``, for all of
    them.  ``by`` are columns of documents and places that are summed apart.
    """

    data: Path
    places: Path | None = None
    division: Literal["path", "code"] | None = None
    place: str | None = None
    by: tuple[str, ...] = ()
    fund: str = "all"
    most: int = 20

    def answer(self, question: str) -> Frame:
        """Return the answer to one of :data:`QUESTIONS`, as a Polars data frame.

        Raises:
            KeyError: there is no such question.
            UnreadableFile: a file is missing, or it is not said where the documents are from.
            UnknownColumn: ``by`` names none of documents and places.
            MissingExtra: polars or narwhals is not installed.
        """
        return QUESTIONS[question](self).collect(engine="streaming")

    def frame(self, name: str) -> Frame:
        """Return a frame of the dataset, not read yet.

        Raises:
            UnreadableFile: there is none.
        """
        found = sorted(self.data.rglob(f"{name}.parquet")) if self.data.is_dir() else []
        if not found:
            raise UnreadableFile(str(self.data), f"no dataset with {name}: expected what gather wrote")
        return needs("polars").scan_parquet(found)

    def results(self, name: str = "results") -> Frame:
        """Return the results of a batch, or its ``files``, not read yet.

        Raises:
            UnreadableFile: there are none.
        """
        path = self.data if name == "results" else self.data.with_name(f"{self.data.stem}.{name}.parquet")
        if not path.is_file():
            raise UnreadableFile(str(path), "no results: expected what reconcile --out wrote")
        return needs("polars").scan_parquet(path)

    def where(self, documents: Frame) -> Frame:
        """Return the frame ``places`` for documents.

        Raises:
            UnreadableFile: nothing says where they are from.
        """
        if self.place is not None:
            return documents.select("document", place=needs("polars").lit(self.place))
        if self.division is not None:
            return divisions(documents, self.division).lazy()
        if self.places is None:
            raise UnreadableFile(str(self.data), "it is not said where the documents are from")
        return _placed(self.places, documents)

    def chosen(self) -> Frame:
        """Return the documents that may be added up.

        Raises:
            UnreadableFile: two of them have one number.
            UnknownColumn: ``by`` names none of documents and places.
        """
        documents = self.frame("documents")
        if documents.select("document").collect().is_duplicated().any():
            raise UnreadableFile(str(self.data), "datasets that number their documents alike")
        found = counted(documents, self.where(documents), self.frame("cells"))
        _check(self.by, found)
        return found


def _check(by: tuple[str, ...], frame: Frame) -> None:
    columns = tuple(frame.collect_schema().names())
    for name in by:
        if name not in columns:
            raise UnknownColumn(name, columns)


def _placed(path: Path, documents: Frame) -> Frame:
    pl = needs("polars")
    if not path.is_file():
        raise UnreadableFile(str(path), "no such file")
    as_parquet = path.suffix.lower() == ".parquet"
    given = pl.scan_parquet(path) if as_parquet else pl.scan_csv(path, infer_schema=False)
    names = given.collect_schema().names()
    if "place" not in names or not {"document", "source"} & set(names):
        raise UnreadableFile(str(path), "needs the columns place, and document or source")
    if "document" in names:
        return given.with_columns(pl.col("document").cast(pl.Int64))
    return documents.select("document", "source").join(given, on="source").drop("source")


def _total(ask: Callable[..., Frame], frame: str) -> Callable[[Asked], Frame]:
    return lambda asked: ask(asked.frame(frame), asked.chosen(), by=asked.by or BY)


def _subjects(asked: Asked) -> Frame:
    return subject_totals(asked.frame("cells"), asked.chosen(), asked.fund, asked.by or BY)


def _documents(asked: Asked) -> Frame:
    documents = asked.frame("documents").drop("value")
    return placement(documents, asked.where(documents), asked.frame("cells")).sort("document")


def _rules(asked: Asked) -> Frame:
    if not asked.by:
        return most_broken(asked.results())
    where = asked.where(asked.results("files").rename({"path": "source"}))
    _check(asked.by, where)
    return by_place(asked.results(), where, asked.by)


def _residuals(asked: Asked) -> Frame:
    return largest_residuals(asked.results(), asked.most)


QUESTIONS: Mapping[str, Callable[[Asked], Frame]] = {
    "subjects": _subjects,
    "funds": _total(fund_totals, "cells"),
    "three-public": _total(three_public, "cells"),
    "operating": _total(operating, "claims"),
    "documents": _documents,
    "rules": _rules,
    "residuals": _residuals,
}
"""Of a dataset the totals, and what becomes of each document in them; of results what is broken."""


def written(answer: Frame, path: Path) -> None:
    """Write an answer as CSV or Parquet.

    Raises:
        UnreadableFile: the ending is another.
        OSError: the system refuses.
    """
    writers = {".csv": answer.write_csv, ".parquet": answer.write_parquet}
    if path.suffix.lower() not in writers:
        raise UnreadableFile(str(path), "expected .csv or .parquet")
    writers[path.suffix.lower()](path)
