"""PDF files: their tables by ruling lines or by the gaps between words, and the text around them."""

from gov_budget.readers.pdf.reading import read_pdf

__all__ = ["read_pdf"]
