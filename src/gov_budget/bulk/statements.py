"""The forms of the rule book one by one, with the conditions under which each is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import attrs

from gov_budget.rules import Rule, forms
from gov_budget.rules.forms import Choose, Condition, Form, NotApplicable, Sums, WrongProfile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


__all__ = ["Statement", "by_column", "per_document", "statements"]


@attrs.frozen
class Statement:
    """A form of a rule; ``given`` says which conditions must be met, or must not."""

    number: int
    rule: Rule
    form: Form
    given: tuple[tuple[Condition, bool], ...] = ()


def by_column(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that are forms throughout: they are evaluated over columns."""
    return tuple(rule for rule in rules if _is_data(rule.test))


def per_document(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that need prose, structure or judgement: they run document by document."""
    return tuple(rule for rule in rules if not _is_data(rule.test))


def statements(rules: Iterable[Rule]) -> tuple[Statement, ...]:
    """Return the forms of some rules, numbered."""
    found = [(rule, form, given) for rule in rules for form, given in _unfolded(rule.test, ())]
    return tuple(Statement(n, rule, form, given) for n, (rule, form, given) in enumerate(found))


def _is_data(test: object) -> bool:
    if isinstance(test, Sums):
        return all(_is_data(form) for form in test.forms)
    if isinstance(test, Choose):
        return _is_data(test.then) and _is_data(test.otherwise)
    return isinstance(test, get_args(forms.Form))


def _unfolded(
    form: object, given: tuple[tuple[Condition, bool], ...]
) -> Iterator[tuple[Form, tuple[tuple[Condition, bool], ...]]]:
    if isinstance(form, Sums):
        for each in form.forms:
            yield from _unfolded(each, given)
    elif isinstance(form, Choose):
        yield from _unfolded(form.then, (*given, (form.condition, True)))
        yield from _unfolded(form.otherwise, (*given, (form.condition, False)))
    elif not isinstance(form, WrongProfile | NotApplicable):
        yield form, given  # type: ignore[misc]
