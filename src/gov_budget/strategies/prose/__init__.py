"""Prose for budgets printed from a ledger, in the customary wordings, from templates kept as data."""

from gov_budget.strategies.prose.documents import Written, prose_of
from gov_budget.strategies.prose.dressing import dressed

__all__ = ["Written", "dressed", "prose_of"]
