"""What a batch is about: files in folders, files by patterns, and datasets in columns."""

from __future__ import annotations

import os
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Inputs", "dataset_of", "inputs_of", "shown"]

_OTHERS = {".ini", ".db", ".tmp", ".parquet"}
"""Endings of files that lie among documents and are none."""


@attrs.frozen
class Inputs:
    """Files and folders of CSV tables, and datasets; each once, in order."""

    documents: tuple[str, ...]
    datasets: tuple[Path, ...]


def inputs_of(paths: Iterable[str]) -> Inputs:
    """Return what paths and patterns name.

    Of a folder it is all at any depth; hidden files, and the temporary files of office programs, are
    left out.

    Raises:
        UnreadableFile: a path names nothing, or there is no document at all.
    """
    asked = list(paths)
    found = sorted({os.path.normpath(each) for path in asked for each in _named(path)})
    datasets = {folder for each in found if (folder := dataset_of(each))}
    documents = tuple(each for each in found if dataset_of(each) is None)
    if not found:
        raise UnreadableFile(" ".join(asked), "no document there")
    return Inputs(documents, tuple(sorted(datasets)))


def dataset_of(path: str) -> Path | None:
    """Return the folder of a dataset that a path names by itself or by one of its Parquet files."""
    folder = Path(path).parent if path.endswith(".parquet") else Path(path)
    frames = all((folder / f"{frame}.parquet").is_file() for frame in ("documents", "tables", "cells"))
    return folder if frames else None


def _named(path: str) -> Iterator[str]:
    if Path(path).is_dir() and not _is_whole(Path(path)):
        yield from _below(path)
    elif has_magic(path) and not Path(path).exists():
        found = glob(path, recursive=True)  # noqa: PTH207 - a pattern may be absolute
        if not found:
            raise UnreadableFile(path, "no such file")
        for each in found:
            yield from _named(each)
    elif not Path(path).exists():
        raise UnreadableFile(path, "no such file")
    else:
        yield path


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        whole = [name for name in folders if _is_whole(Path(here, name))]
        yield from (str(Path(here, name)) for name in whole)
        folders[:] = [name for name in folders if name not in whole and not _is_aside(name)]
        yield from (str(Path(here, name)) for name in files if not _is_aside(name))


def _is_aside(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith(".batch") or Path(name).suffix.lower() in _OTHERS


def _is_whole(folder: Path) -> bool:
    """Whether a folder is one input: a budget in CSV tables, or a dataset."""
    return (folder / "document.json").is_file() or dataset_of(str(folder)) is not None


def shown(path: str) -> str:
    """Return a path as a record can hold it: bytes that are no UTF-8 are escaped."""
    found = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return path if found == path else found
