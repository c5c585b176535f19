"""The classifications: what a code means in a fiscal year, and how sure that is.

Importing this package reads no data; the file of a scheme is read when it is first asked for.
"""

from __future__ import annotations

from gov_budget.codes.attestation import Attestation
from gov_budget.codes.catalogue import Catalogue, catalogue, lookup
from gov_budget.codes.change import Change, ChangeKind
from gov_budget.codes.counterparts import (
    Body,
    Counterpart,
    EconomicCrosswalk,
    agency_crosswalk,
    economic_crosswalk,
)
from gov_budget.codes.crosswalk import apply, changes, crosswalk
from gov_budget.codes.edition import CURRENT_YEAR
from gov_budget.codes.funds import fund_of
from gov_budget.codes.history import History, Point, follow
from gov_budget.codes.mappings import Category, Cofog, Fit, Gfsm, cofog_of, gfsm_of
from gov_budget.codes.meanings import Ground, Meaning, meaning_of
from gov_budget.codes.scheme import Level, Scheme
from gov_budget.codes.search import hits, named, search
from gov_budget.codes.searching.hit import Hit, Rank
from gov_budget.codes.sets import CodeSet, operating_codes, three_public_codes
from gov_budget.codes.subject import Grade, Subject
from gov_budget.codes.walk import Crosswalk

__all__ = [
    "CURRENT_YEAR",
    "Attestation",
    "Body",
    "Catalogue",
    "Category",
    "Change",
    "ChangeKind",
    "CodeSet",
    "Cofog",
    "Counterpart",
    "Crosswalk",
    "EconomicCrosswalk",
    "Fit",
    "Gfsm",
    "Grade",
    "Ground",
    "History",
    "Hit",
    "Level",
    "Meaning",
    "Point",
    "Rank",
    "Scheme",
    "Subject",
    "agency_crosswalk",
    "apply",
    "catalogue",
    "changes",
    "cofog_of",
    "crosswalk",
    "economic_crosswalk",
    "follow",
    "fund_of",
    "gfsm_of",
    "hits",
    "lookup",
    "meaning_of",
    "named",
    "operating_codes",
    "search",
    "three_public_codes",
]
