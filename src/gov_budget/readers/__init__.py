"""Readers: from a published file to a budget."""

from gov_budget.readers.account import Account, Reason, Remark, TableAccount, Unplaced
from gov_budget.readers.document import account_of, read_document
from gov_budget.readers.text import parse_text, read_text

__all__ = [
    "Account",
    "Reason",
    "Remark",
    "TableAccount",
    "Unplaced",
    "account_of",
    "parse_text",
    "read_document",
    "read_text",
]
