"""From the sentences of a budget to the claims they make."""

from gov_budget.prose.statements import statement_of

__all__ = ["statement_of"]
