"""From the grids and paragraphs of a file to a budget, and the account of what was read."""

from gov_budget.readers.assembly.budget import read_source

__all__ = ["read_source"]
