"""Good files: budgets rendered to every format, and what else is given."""

from io import BytesIO
from random import Random

from rendering import FORMATS, Look, rendered

from gov_budget.strategies import random_budget

__all__ = ["originals"]

_SUFFIXES = {"text": "txt"}


def originals(extra=()):
    """Return (name, bytes) of good files, with those at the paths in ``extra``."""
    found = [(path.name, path.read_bytes()) for path in extra]
    for seed, profile in enumerate(("sichuan", "shanghai")):
        budget = random_budget(Random(seed), year=2024, profile=profile, size=4)  # noqa: S311 - no secret
        found += (
            (f"{profile}.{_SUFFIXES.get(kind, kind)}", rendered(budget, kind, Look())) for kind in FORMATS
        )
    return [*found, ("old.xls", _old_workbook())]


def _old_workbook():
    import xlwt  # noqa: PLC0415 - only for this

    book = xlwt.Workbook()
    sheet = book.add_sheet("支出")
    sheet.write_merge(0, 0, 0, 2, "部门支出总表")
    for row in range(1, 30):
        for column, value in enumerate((f"2080{row:03}", "基本支出", row * 1.25)):
            sheet.write(row, column, value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
