"""Examining that hangs or crashes at files of certain names, as a library would."""

import os
import time
from pathlib import Path

from gov_budget.bulk.batch.work import examine as really


def examine(path, work):
    if Path(path).stem == "hang":
        time.sleep(60)
    if Path(path).stem == "crash":
        os.abort()
    return really(path, work)
