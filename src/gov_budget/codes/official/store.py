"""Making an edition the one in force for the user, and taking it back.

The manifest decides what is in force and is replaced as a whole, after the tables it names are
there: an import of several schemes takes place entirely or not at all.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.official_files import MANIFEST, Installed, folder, installed
from gov_budget.errors import UnreadableFile
from gov_budget.fiscal import fiscal_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_budget.codes.official.reading import OfficialEdition
    from gov_budget.codes.scheme import Scheme
    from gov_budget.codes.subject import Subject

__all__ = ["forget", "install", "refresh"]


def install(edition: OfficialEdition) -> tuple[Installed, ...]:
    """Make an edition the one in force, for each of its schemes, and return what was written.

    It takes the place of an earlier import of the same scheme and year.  What rules and readers of
    this process remember of codes they have asked for stays until the process ends.

    Raises:
        UnreadableFile: the folder cannot be written.
    """
    refresh()
    new: list[Installed] = []
    try:
        for scheme in edition.schemes:
            table = _table(edition.of(scheme))
            digest = sha256(table).hexdigest()
            rows, today = len(edition.of(scheme)), datetime.now(tz=UTC).date().isoformat()
            new.append(Installed(edition.year, scheme, rows, edition.source, edition.sha256, today, digest))
            _write(new[-1].file, table)
        kept = {**installed(), **{(one.scheme, one.year): one for one in new}}
        _put_in_force(kept.values())
    except OSError as error:
        raise UnreadableFile(folder(), error.strerror or str(error)) from error
    return tuple(new)


def forget(year: int, scheme: Scheme | None = None) -> tuple[Installed, ...]:
    """Put the shipped edition of a year in force again, and return what was in its place.

    Raises:
        UnknownYear: the library does not cover the year.
        UnreadableFile: the folder cannot be written.
    """
    fiscal_year(year)
    refresh()
    every = installed().values()
    gone = tuple(one for one in every if one.year == year and scheme in (None, one.scheme))
    if gone:
        try:
            _put_in_force(one for one in every if one not in gone)
        except OSError as error:
            raise UnreadableFile(folder(), error.strerror or str(error)) from error
    return gone


def refresh() -> None:
    """Let go of everything that the codes remember, so that the next lookup reads anew."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("gov_budget.codes."):
            for found in vars(module).values():
                if hasattr(found, "cache_clear"):
                    found.cache_clear()


def _table(subjects: Mapping[str, Subject]) -> bytes:
    rows = [f"{one.code}\t{one.name}\t{one.explanation or ''}" for one in subjects.values()]
    return "\n".join(["code\tname\tmeaning", *rows]).encode()


def _put_in_force(editions: Iterable[Installed]) -> None:
    """Replace the manifest; tables that it does not name any more are then removed."""
    before = {one.file for one in installed().values()}
    after = sorted(editions, key=lambda one: (one.year, one.scheme))
    entries = [attrs.asdict(one) for one in after]
    _write(MANIFEST, json.dumps({"editions": entries}, ensure_ascii=False, indent=1).encode())
    refresh()
    for file in before - {one.file for one in after}:
        with suppress(OSError):
            (Path(folder()) / file).unlink()


def _write(file: str, content: bytes) -> None:
    """Write a file so that it is there as a whole or as it was."""
    Path(folder()).mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder(), prefix=file, suffix=".new", delete=False) as new:
        try:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
            new.close()
            Path(new.name).replace(Path(folder()) / file)
        except BaseException:
            Path(new.name).unlink(missing_ok=True)
            raise
