"""The templates of a form and the phrases they share, from the data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

__all__ = ["Paragraph", "Phrase", "Template", "Wording", "wording"]


@attrs.frozen
class Paragraph:
    """One of several texts for a paragraph, written only ``when`` all of its conditions hold."""

    texts: tuple[str, ...]
    when: tuple[str, ...] = ()


@attrs.frozen
class Template:
    """A heading with its paragraphs."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    when: tuple[str, ...] = ()


@attrs.frozen
class Phrase:
    """What is written for each of several things, and what stands between."""

    text: str
    joint: str


@attrs.frozen
class Wording:
    """All that the prose of a form is written from.

    ``things`` says of an indicator its label, its scope and where its amount is; ``changes`` are the
    templates for each way an amount can move, ``moves`` those that give no reason;
    ``words`` are lists of synonyms and of reasons; ``lists`` are things by list.
    """

    templates: tuple[Template, ...]
    phrases: dict[str, Phrase]
    things: dict[str, dict[str, str]]
    changes: dict[str, list[str]]
    moves: dict[str, list[str]]
    words: dict[str, list[str]]
    lists: dict[str, list[str]]
    vehicles: tuple[str, ...]


@cache
def wording(profile: str) -> Wording:
    """Return the wording of a form: ``sichuan`` or ``shanghai``."""
    shared, own = _file("shared"), _file(profile)
    return Wording(
        templates=tuple(_template(raw) for raw in own["section"]),
        phrases={key: Phrase(**raw) for key, raw in own["phrases"].items()},
        things=shared["things"],
        changes=own["changes"],
        moves=own.get("moves", own["changes"]),
        words=shared["words"],
        lists=own["lists"],
        vehicles=tuple(own["vehicles"]),
    )


def _template(raw: dict[str, Any]) -> Template:
    paragraphs = tuple(_paragraph(one) for one in raw.get("paragraphs", ()))
    return Template(raw["title"], paragraphs, tuple(raw.get("when", ())))


def _paragraph(raw: str | dict[str, Any]) -> Paragraph:
    if isinstance(raw, str):
        return Paragraph((raw,))
    text = raw["text"]
    return Paragraph((text,) if isinstance(text, str) else tuple(text), tuple(raw.get("when", ())))


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(
        files("gov_budget.strategies.prose").joinpath(f"data/{name}.toml").read_text("utf-8")
    )
