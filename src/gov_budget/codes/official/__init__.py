"""Official editions: the Ministry's own table of subjects in place of the shipped one.

>>> from gov_budget.codes import official
>>> edition = official.read_edition("2024.xlsx", 2024)  # doctest: +SKIP
>>> official.from_shipped(edition)[0].renamed  # doctest: +SKIP
>>> official.install(edition)  # doctest: +SKIP

After that ``lookup``, ``catalogue`` and ``search`` answer for the year and the schemes of the file
from it, with :attr:`~gov_budget.codes.Grade.OFFICIAL`.  Where it is kept is said in
:mod:`gov_budget.codes.official_files`.
"""

from __future__ import annotations

from gov_budget.codes.official.coverage import Coverage, coverage
from gov_budget.codes.official.difference import Difference, between_years, difference, from_shipped
from gov_budget.codes.official.reading import OfficialEdition, read_edition
from gov_budget.codes.official.store import forget, install, refresh
from gov_budget.codes.official_files import Installed, folder, installed

__all__ = [
    "Coverage",
    "Difference",
    "Installed",
    "OfficialEdition",
    "between_years",
    "coverage",
    "difference",
    "folder",
    "forget",
    "from_shipped",
    "install",
    "installed",
    "read_edition",
    "refresh",
]
