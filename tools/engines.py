"""Reconcile the budgets of a dataset with the object engine and by column, and count the rows that differ.

    python tools/engines.py FOLDER [--engines polars duckdb]

``FOLDER`` is a dataset: frames in Parquet that ``gov-budget gather`` or ``Dataset.write_parquet`` wrote.  The
rules are those by column; compared are verdict, reason, sum, residual, bound and place of every equation.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from both_engines import FIELDS, RULES, by_object, distinct, table_counts  # noqa: E402 - found by that path

from gov_budget.bulk import by_columns, read_parquet  # noqa: E402 - beside it


def main() -> int:
    """Compare and print the counts; 1 where a row differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engines", nargs="+", default=["polars", "duckdb"])
    asked = parser.parse_args()
    dataset = read_parquet(asked.folder)
    expected = distinct(by_object(dataset.budgets()))
    print(f"{dataset.frames['documents'].num_rows} documents, {len(RULES)} rules, {len(expected)} equations")
    wrong = 0
    for engine in asked.engines:
        odd = expected ^ distinct(table_counts(by_columns(dataset, using=engine)))
        wrong += len(odd)
        print(f"{engine}: {len(odd)} rows differ", *sorted({row[FIELDS.index("rule")] for row in odd}))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
