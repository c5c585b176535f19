"""The rule book: every rule in the order of its groups, also what is not implemented."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from gov_budget.errors import UnknownRule
from gov_budget.rules import (
    account_budget,
    account_context,
    account_prose,
    accounts,
    assets,
    codes,
    coverage,
    cross,
    disclosure,
    explained,
    glossary,
    hierarchy,
    last_year,
    nature,
    operating,
    performance,
    procurement,
    prose,
    residue,
    tables,
    targets,
    three_public,
    three_public_accounts,
    timeliness,
    unit_facts,
    unit_tables,
)
from gov_budget.rules.rule import Rule, rule_from

__all__ = ["GROUPS", "book", "in_book", "rule"]

GROUPS = ("W", "H", "X", "E", "P", "Q", "S", "O", "A", "K", "D", "C", "G", "U", "F")


@cache
def book() -> tuple[Rule, ...]:
    """Return all rules of the book, in order; :attr:`Rule.state` tells the ones that check nothing."""
    tests = {
        **tables.TESTS,
        **hierarchy.TESTS,
        **cross.TESTS,
        **last_year.TESTS,
        **nature.TESTS,
        **three_public.TESTS,
        **three_public_accounts.TESTS,
        **operating.TESTS,
        **procurement.TESTS,
        **assets.TESTS,
        **performance.TESTS,
        **prose.TESTS,
        **targets.TESTS,
        **coverage.TESTS,
        **codes.TESTS,
        **disclosure.TESTS,
        **explained.TESTS,
        **timeliness.TESTS,
        **unit_tables.TESTS,
        **unit_facts.TESTS,
        **glossary.TESTS,
        **residue.TESTS,
        **accounts.TESTS,
        **account_budget.TESTS,
        **account_context.TESTS,
        **account_prose.TESTS,
    }
    return tuple(rule_from(rule_id, tests.get(rule_id)) for rule_id in _ids())


def in_book(rule_id: str) -> tuple[int, str]:
    """Return a key that sorts ids as the book has them, and others behind."""
    group = GROUPS.index(rule_id[0]) if rule_id[:1] in GROUPS else len(GROUPS)
    return group, rule_id


def _ids() -> tuple[str, ...]:
    text = files("gov_budget.rules").joinpath("data/announced.toml").read_text("utf-8")
    sizes = tomllib.loads(text)["groups"]
    return tuple(f"{group}{n:02}" for group in GROUPS for n in range(1, sizes[group] + 1))


def rule(rule_id: str) -> Rule:
    """Return one rule.

    Raises:
        UnknownRule: the book has no such rule; near ones are named.

    >>> rule("W10").tables, rule("W10").strength.value
    (('expenditure',), 'must')
    """
    by_id = {each.id: each for each in book()}
    try:
        return by_id[rule_id]
    except KeyError:
        near = get_close_matches(rule_id.upper(), by_id, 3, 0.5)
        raise UnknownRule(rule_id, tuple(near)) from None
