"""The shapes that equations come in, declared once and grounded on a document.

A form says which amounts of which tables are related; it is a value.  Calling it with a
:class:`Case` yields the equations of that document; :mod:`gov_budget.bulk` compiles the same
values to filters, joins and one group-by over the cells of many documents.
"""

from __future__ import annotations

from gov_budget.rules.forms.choice import Choose, Form, NotApplicable, Sums, WrongProfile
from gov_budget.rules.forms.conditions import (
    Agencies,
    AnyOf,
    Condition,
    Has,
    MayHold,
    Named,
    NonZero,
    OtherMoney,
    Prints,
    Profile,
)
from gov_budget.rules.forms.each import Classes, Each, Match, Matching
from gov_budget.rules.forms.function import Against, Equal, Relieved
from gov_budget.rules.forms.largest import Largest
from gov_budget.rules.forms.listed import Listed
from gov_budget.rules.forms.pairs import Paired
from gov_budget.rules.forms.places import ZEROS, At, Codes, Either, Leaves, Place, Zeros, terms
from gov_budget.rules.forms.relate import Relate, same
from gov_budget.rules.forms.restated import Restated
from gov_budget.rules.forms.sums import Across, Below, Columns, Down, Lines, Repeat, Within, sums_of

__all__ = [
    "ZEROS",
    "Across",
    "Against",
    "Agencies",
    "AnyOf",
    "At",
    "Below",
    "Choose",
    "Classes",
    "Codes",
    "Columns",
    "Condition",
    "Down",
    "Each",
    "Either",
    "Equal",
    "Form",
    "Has",
    "Largest",
    "Leaves",
    "Lines",
    "Listed",
    "Match",
    "Matching",
    "MayHold",
    "Named",
    "NonZero",
    "NotApplicable",
    "OtherMoney",
    "Paired",
    "Place",
    "Prints",
    "Profile",
    "Relate",
    "Relieved",
    "Repeat",
    "Restated",
    "Sums",
    "Within",
    "WrongProfile",
    "Zeros",
    "same",
    "sums_of",
    "terms",
]
