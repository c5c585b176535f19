"""The whole way of a file: to a budget, and through all rules."""

from gov_budget.reading import read_with_account
from gov_budget.rules import reconcile

__all__ = ["reconciled"]


def reconciled(path):
    """Read a file, check its budget by every rule, put each finding into words; return how many there are."""
    budget, _ = read_with_account(path)
    result = reconcile(budget)
    return sum(bool(finding.message(lang)) for finding in result.findings for lang in ("zh", "en"))
