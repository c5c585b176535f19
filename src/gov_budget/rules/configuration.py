"""A set of rules from a configuration file: ``gov-budget.toml``, or ``[tool.gov_budget]`` of pyproject.toml.

The file chooses rules, leaves some out, grades them, and silences findings with a reason. It is data: it
names rules and never code. Whatever is wrong with it is told by file, line and key.
"""

from __future__ import annotations

import tomllib
from functools import reduce
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs

from gov_budget.errors import InvalidConfiguration, UnknownRule, UnreadableFile
from gov_budget.rules.ruleset import RuleSet, whole_book
from gov_budget.rules.settings import Entry, Settings, settings_of
from gov_budget.rules.toml_lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["find_configuration", "read_configuration"]

OWN_FILE, PROJECT_FILE = "gov-budget.toml", "pyproject.toml"
MAX_SIZE = 1 << 20


def find_configuration(folder: str | PathLike[str] = ".") -> Path | None:
    """Return the configuration in a folder, ``gov-budget.toml`` first; ``None`` where there is none.

    Raises:
        InvalidConfiguration: pyproject.toml is no TOML.
        UnreadableFile: it cannot be read.
    """
    own, project = Path(folder, OWN_FILE), Path(folder, PROJECT_FILE)
    if own.is_file():
        return own
    if project.is_file() and _own_part(_parsed(_text(project), project), project) is not None:
        return project
    return None


def read_configuration(path: str | PathLike[str], known: Iterable[RuleSet] = ()) -> RuleSet:
    """Return the set of rules that a configuration file asks for, under the name of the file.

    ``known`` are sets of one's own; the file may name them and their rules as it names groups and
    rules of the book.

    Raises:
        UnreadableFile: there is no such file, or it cannot be read.
        InvalidConfiguration: it is no TOML, or a key, a rule, a severity or a silence is wrong.
    """
    file, text = Path(path), _text(Path(path))
    tree = _own_part(_parsed(text, file), file)
    if tree is None:
        raise InvalidConfiguration(fspath(path), "tool.gov_budget", "is missing")
    try:
        return _built(settings_of(tree), tuple(known), fspath(path))
    except InvalidConfiguration as error:
        above = "tool.gov_budget." if file.name == PROJECT_FILE else ""
        line = line_of(text, f"{above}{error.key}")
        raise attrs.evolve(error, file=fspath(path), line=line) from None


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_SIZE + 1)
    except (OSError, ValueError) as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else str(error)
        raise UnreadableFile(fspath(file), reason) from None
    if len(content) > MAX_SIZE:
        raise UnreadableFile(fspath(file), f"larger than {MAX_SIZE} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(fspath(file), f"not UTF-8 at byte {error.start}") from None


def _parsed(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = str(error) or "nested too deep"
        found = [int(word) for word in said.replace(",", " ").split() if word.isdigit()]
        line = found[0] if "line" in said and found else text.count("\n") + 1
        raise InvalidConfiguration(fspath(file), "", f"no TOML: {said}", line) from None


def _own_part(tree: dict[str, Any], file: Path) -> object:
    if file.name != PROJECT_FILE:
        return tree
    tools = tree.get("tool")
    return cast("dict[str, object]", tools).get("gov_budget") if isinstance(tools, dict) else None


def _built(settings: Settings, known: tuple[RuleSet, ...], name: str) -> RuleSet:
    universe = reduce(RuleSet.__or__, known, whole_book())
    sets = {each.name: tuple(rule.id for rule in each) for each in known}
    for own, entries in settings.sets:
        sets[own] = _ids(universe, entries, sets)
    chosen = universe
    for severity, entry in settings.grades:
        chosen = chosen.graded(severity, *_ids(universe, (entry,), sets))
    for silence, entry in settings.silences:
        _ids(universe, (entry,), {})
        chosen = chosen.silenced(silence)
    if settings.rules is not None:
        chosen = chosen.only(*_ids(universe, settings.rules, sets))
    dropped = frozenset(_ids(universe, settings.without, sets))
    return attrs.evolve(chosen, name=name, rules=tuple(rule for rule in chosen if rule.id not in dropped))


def _ids(universe: RuleSet, entries: Iterable[Entry], sets: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = (_named(universe, entry, sets) for entry in entries)
    return tuple(dict.fromkeys(rule_id for ids in found for rule_id in ids))


def _named(universe: RuleSet, entry: Entry, sets: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if entry.name in sets:
        return sets[entry.name]
    try:
        return tuple(rule.id for rule in universe.only(entry.name))
    except UnknownRule as error:
        near = f"; near: {', '.join(error.near)}" if error.near else ""
        raise InvalidConfiguration("", entry.key, f"unknown rule {entry.name!r}{near}") from None
