"""The prose of a budget with some words replaced, read again."""

import attrs

from gov_budget.model import DepartmentBudget, Section
from gov_budget.prose import statement_of


def with_sections(budget: DepartmentBudget, *sections: Section) -> DepartmentBudget:
    """The budget with this prose, read."""
    return attrs.evolve(budget, statement=statement_of(sections, budget.year))


def with_prose(budget: DepartmentBudget, *paragraphs: str, title: str = "") -> DepartmentBudget:
    """The budget with one section of these paragraphs, read."""
    return with_sections(budget, Section(title, paragraphs))


def reworded(budget: DepartmentBudget, old: str, new: str, *, count: int = -1) -> DepartmentBudget:
    """The budget with one text replaced by another in its sections, and its statement read again."""
    assert budget.statement is not None
    sections = budget.statement.sections or ()
    assert any(old in paragraph for section in sections for paragraph in section.paragraphs), old
    changed = [
        attrs.evolve(s, paragraphs=tuple(p.replace(old, new, count) for p in s.paragraphs)) for s in sections
    ]
    return with_sections(budget, *changed)


def spliced(budget: DepartmentBudget, span, new: str) -> DepartmentBudget:
    """The budget with the letters of one span replaced, and its statement read again."""
    sections = list(budget.statement.sections)
    section = sections[span.section]
    paragraphs = list(section.paragraphs)
    text = paragraphs[span.paragraph]
    paragraphs[span.paragraph] = text[: span.start] + new + text[span.end :]
    sections[span.section] = attrs.evolve(section, paragraphs=tuple(paragraphs))
    return with_sections(budget, *sections)
