"""Readers: from a published file to a budget."""

from gov_budget.readers.text import parse_text, read_text

__all__ = ["parse_text", "read_text"]
