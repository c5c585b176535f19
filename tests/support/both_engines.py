"""What object engine and column engine say of the same budgets, to be compared."""

from collections import Counter

from gov_budget.bulk import Dataset, by_columns
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.statements import by_column
from gov_budget.rules import book, reconcile

__all__ = ["FIELDS", "RULES", "by_object", "check", "distinct", "table_counts"]

RULES = by_column(book())
FIELDS = ("document", "rule", "table", "kind", "line", "key", "column", "relation", "verdict", "reason",
          "sum", "residual", "bound", "addends")  # fmt: skip


def by_object(budgets, rules=RULES):
    """Each rule alone, so that equations that several rules state are not merged."""
    found = Counter()
    for number, budget in enumerate(budgets):
        for rule in rules:
            rows = result_rows(number, reconcile(budget, rules=[rule]))
            found.update(tuple(r[f] for f in FIELDS) for r in rows if r["verdict"] != "not_applicable")
    return found


def table_counts(table):
    return Counter(tuple(row[f] for f in FIELDS) for row in table.to_pylist())


def distinct(found):
    """What a report shows: an equation that a rule states twice is one finding."""
    return set(found)


def check(budgets, using, rules=RULES):
    """Compare what both say, and return it."""
    ours = distinct(by_object(budgets, rules))
    assert distinct(table_counts(by_columns(Dataset.of(budgets), using=using, rules=rules))) == ours
    return ours
