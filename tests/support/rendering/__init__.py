"""Renders a budget as the files in which budgets are published: PDF, workbook, Word, web page, text.

``rendered(budget, "pdf")`` returns the bytes of a file; ``as_printed(budget)`` the budget with the
titles and numbers of tables that the file prints: what reading the file must give again, but for what no
table or paragraph shows (claims without prose, staff).
"""

import attrs

from rendering.html import to_html
from rendering.look import Look
from rendering.old_sheets import to_xls
from rendering.paper import to_pdf
from rendering.plan import as_printed, plan_of
from rendering.sheets import to_xlsx
from rendering.text import to_text
from rendering.word import to_docx

__all__ = ["FORMATS", "MORE", "Look", "as_printed", "plan_of", "rendered"]

FORMATS = {"pdf": to_pdf, "xlsx": to_xlsx, "html": to_html, "docx": to_docx, "text": to_text}
MORE = {"xls": to_xls}
"""Formats beside them that few still publish."""


def rendered(budget, format, look=None, draw=None):  # noqa: A002 - the word for it
    """Return a budget as a file of a format, as a look asks for it; ``draw`` changes sheets."""
    look = look or Look()
    plan = plan_of(budget, look)
    if draw is not None:
        plan = attrs.evolve(plan, sheets=tuple(map(draw, plan.sheets)))
    return {**FORMATS, **MORE}[format](plan, look)
