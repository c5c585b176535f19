"""Many documents against the rule book, or into columns: in parallel, resumable, each accounted for once."""

from __future__ import annotations

from gov_budget.bulk.batch.run import Batch, Event
from gov_budget.bulk.batch.selection import Selection
from gov_budget.bulk.batch.summary import Summary, ended_of, summary_of
from gov_budget.bulk.batch.work import Gathering, Reconciling

__all__ = ["Batch", "Event", "Gathering", "Reconciling", "Selection", "Summary", "ended_of", "summary_of"]
