"""Renders a budget as the files in which budgets are published: PDF, workbook, Word, web page, text.

``rendered(budget, "pdf")`` returns the bytes of a file; ``as_printed(budget)`` the budget with the
titles and numbers of tables that the file prints: what reading the file must give again, but for what no
table or paragraph shows (claims without prose, staff).
"""

from rendering.html import to_html
from rendering.look import Look
from rendering.paper import to_pdf
from rendering.plan import as_printed, plan_of
from rendering.sheets import to_xlsx
from rendering.text import to_text
from rendering.word import to_docx

__all__ = ["FORMATS", "Look", "as_printed", "plan_of", "rendered"]

FORMATS = {"pdf": to_pdf, "xlsx": to_xlsx, "html": to_html, "docx": to_docx, "text": to_text}


def rendered(budget, format, look=None):  # noqa: A002 - the word for it
    """Return a budget as a file of a format, with the features that a look asks for."""
    look = look or Look()
    return FORMATS[format](plan_of(budget, look), look)
