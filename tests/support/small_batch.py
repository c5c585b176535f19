"""``python small_batch.py FOLDER OUT``: a batch with two documents to a shard, for tests that kill it."""

import sys
from pathlib import Path

from gov_budget.bulk.batch import Batch, Reconciling, Selection

if __name__ == "__main__":
    FEW = Reconciling(Selection(only=("W01", "O09")))
    for _ in Batch(Path(sys.argv[2]), FEW, jobs=2, shard=2).run([sys.argv[1]]):
        pass
