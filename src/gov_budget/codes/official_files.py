"""The editions that a user has imported: where they lie, and reading one.

The folder is the one named by the environment variable ``GOV_BUDGET_EDITIONS``; where that is not
set, ``gov_budget/editions`` below the folder in which the system keeps a user's data: on Windows
``%LOCALAPPDATA%``, on macOS ``~/Library/Application Support``, elsewhere ``$XDG_DATA_HOME`` or
``~/.local/share``.  It holds ``manifest.json`` and a table for each scheme and year; a table counts
only when the manifest names it.  The manifest is looked for once, at the first lookup.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.codes.scheme import Scheme, named_scheme
from gov_budget.codes.subject import Grade, Subject
from gov_budget.errors import UnknownScheme, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["MANIFEST", "Installed", "as_official", "folder", "installed", "official_subjects", "same_name"]

MANIFEST = "manifest.json"
VARIABLE = "GOV_BUDGET_EDITIONS"

_UNCOMPARED = str.maketrans({"（": "(", "）": ")", "它": "他", **dict.fromkeys("、，,·“”\"‘’'《》 \u3000")})


@attrs.frozen
class Installed:
    """An imported edition of one scheme: how many subjects it has, and the file it was made from.

    ``sha256`` is that of the file as it was imported, ``digest`` that of the table in the folder.
    """

    year: int
    scheme: Scheme
    rows: int
    source: str
    sha256: str
    imported: str
    digest: str

    @property
    def file(self) -> str:
        """The name of the table in the folder."""
        return f"{self.scheme.value}-{self.year}-{self.digest[:8]}.tsv"


def folder() -> str:
    """Return the folder of the user's editions; it need not exist."""
    named = os.environ.get(VARIABLE)
    return named or os.path.join(_user_data(), "gov_budget", "editions")  # noqa: PTH118 - pathlib loads slowly


def _user_data() -> str:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")  # noqa: PTH111
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support")  # noqa: PTH111
    named = os.environ.get("XDG_DATA_HOME", "")
    return named if named.startswith("/") else os.path.expanduser("~/.local/share")  # noqa: PTH111


@cache
def installed() -> Mapping[tuple[Scheme, int], Installed]:
    """Return what the user has imported, by scheme and year.

    Raises:
        UnreadableFile: the manifest, or a folder that is named by the variable, cannot be read.
    """
    path = os.path.join(folder(), MANIFEST)  # noqa: PTH118
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            text = file.read()
    except FileNotFoundError:
        return MappingProxyType({})
    except OSError as error:
        if os.environ.get(VARIABLE):
            raise UnreadableFile(path, error.strerror or str(error)) from error
        return MappingProxyType({})  # a process that may not enter the user's home has no editions
    return MappingProxyType({(one.scheme, one.year): one for one in _manifest(text, path)})


def _manifest(text: bytes, path: str) -> list[Installed]:
    from json import loads  # noqa: PLC0415  -- only who has imported an edition pays for it

    try:
        written: list[dict[str, Any]] = loads(text)["editions"]
        return [attrs.evolve(Installed(**one), scheme=named_scheme(one["scheme"])) for one in written]
    except (ValueError, KeyError, TypeError, UnknownScheme) as error:
        raise UnreadableFile(path, "is no manifest of editions") from error


def official_subjects(
    year: int, scheme: Scheme, shipped: Mapping[str, Subject]
) -> Mapping[str, Subject] | None:
    """Return the subjects of an imported edition by code, or None when the user has none.

    Raises:
        UnreadableFile: the table is missing or not the one that was written.
    """
    found = installed().get((scheme, year))
    if found is None:
        return None
    rows = [line.split("\t") for line in _table(found).split("\n")[1:]]
    subjects = [as_official(scheme, year, (code, *said), shipped.get(code)) for code, *said in rows]
    return MappingProxyType({one.code: one for one in subjects})


def _table(one: Installed) -> str:
    from hashlib import sha256  # noqa: PLC0415  -- only who has imported an edition pays for it

    path = os.path.join(folder(), one.file)  # noqa: PTH118
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            content = file.read()
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
    if sha256(content).hexdigest() != one.digest:
        raise UnreadableFile(path, "was changed after the import: import the edition again")
    return content.decode()


def as_official(scheme: Scheme, year: int, row: Sequence[str], shipped: Subject | None) -> Subject:
    """Return the subject of a row (code, name, 说明) of the Ministry's edition of a year.

    Where the shipped edition has the same name it also says through which years the name lasts;
    otherwise the subject is vouched for in this one year.
    """
    code, name, explanation = row
    if shipped is None or not same_name(name, shipped.name):
        return Subject(scheme, code, name, Grade.OFFICIAL, year, year, explanation=explanation or None)
    return attrs.evolve(shipped, name=name, grade=Grade.OFFICIAL, explanation=explanation or None)


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in nothing but spaces, brackets, quotation marks, commas, 其它/其他.

    >>> same_name("因公出国（境）费用", "因公出国(境) 费用"), same_name("增值税", "消费税")
    (True, False)
    """
    return one == other or one.translate(_UNCOMPARED) == other.translate(_UNCOMPARED)
