"""How subjects are found: what a query is, what it is compared with, and the ranks of what is found.

:func:`gov_budget.codes.search.hits` puts the ranks together; nothing here is imported before the first
search, except the module of the ranks.
"""
