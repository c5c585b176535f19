"""Budgets as JSON: exactly what is printed and where it stands, and nothing computed.

``examples/quxian-2024.json`` shows the shape and :mod:`gov_budget.formats.shapes` declares it.
Reading is strict: what the format does not know is refused with its path. A printed amount that
is no number ("12..3") is kept, for a wrong budget is a finding.

``source`` is not written: it is where a budget was read from, and each reading sets it anew.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from gov_budget.errors import InvalidDocument
from gov_budget.fiscal import Fund, Scope, Stage
from gov_budget.formats import fit
from gov_budget.formats.document_shapes import FORMAT, DocumentShape
from gov_budget.formats.faithful import difference
from gov_budget.formats.files import read_text
from gov_budget.formats.from_shapes import budget_of
from gov_budget.formats.layout import lay_out
from gov_budget.formats.plain import checked, is_object, kind_of, parse, step
from gov_budget.formats.shapes import Cells, CellShape
from gov_budget.formats.to_shapes import document_shape
from gov_budget.model import Aspect, InstitutionNature, Role, StaffKind, TableKind
from gov_budget.money import Unit

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

    from gov_budget.formats.files import PathLike
    from gov_budget.model import DepartmentBudget

    T = TypeVar("T", bound=attrs.AttrsInstance)

__all__ = ["dump", "dumps", "from_dict", "load", "loads", "to_dict"]


def load(path: PathLike) -> DepartmentBudget:
    """Read a budget from a JSON file.

    Raises:
        UnreadableFile: missing, empty, too large, or not UTF-8.
        InvalidDocument: the file does not hold a budget; file and path are named.
    """
    return loads(read_text(path), source=str(path))


def loads(text: str, source: str = "") -> DepartmentBudget:
    """Read a budget from JSON text; ``source`` names where the text comes from.

    Raises:
        InvalidDocument: the text does not hold a budget; the path is named.
    """
    try:
        return from_dict(parse(text), source)
    except InvalidDocument as error:
        raise attrs.evolve(error, file=source) from None


def from_dict(data: object, source: str = "") -> DepartmentBudget:
    """Read a budget from the plain value of its JSON: dicts, lists, text and numbers.

    Raises:
        InvalidDocument: it does not hold a budget; the path is named.
    """
    try:
        return budget_of(_structured(checked(data)), source)
    except InvalidDocument as error:
        raise attrs.evolve(error, file=source) from None


def dump(budget: DepartmentBudget, path: PathLike) -> None:
    """Write a budget to a JSON file, in UTF-8.

    Raises:
        InvalidDocument: as :func:`to_dict`; no file is touched.
        OSError: the system refuses to write.
    """
    Path(path).write_text(dumps(budget), "utf-8", newline="\n")


def dumps(budget: DepartmentBudget) -> str:
    """Return a budget as JSON text, one row of a table on one line.

    Raises:
        InvalidDocument: as :func:`to_dict`.
    """
    return lay_out(to_dict(budget))


def to_dict(budget: DepartmentBudget) -> dict[str, Any]:
    """Return the plain value of a budget's JSON; it is read back first, so that nothing gets lost.

    Raises:
        InvalidDocument: the budget holds something that the format cannot say, such as a figure
            that is not what its text says in the unit of the table; where is named.
    """
    try:
        tree: dict[str, Any] = _converter().unstructure(document_shape(budget))
    except RecursionError:
        raise InvalidDocument("nested too deep to be written") from None
    lost = difference(budget, from_dict(tree))
    if lost is not None:
        raise InvalidDocument("the format cannot say this value", lost)
    return tree


def _structured(tree: object) -> DocumentShape:
    if not is_object(tree):
        raise InvalidDocument(f"expected an object, not {kind_of(tree)}")
    if tree.get("format") != FORMAT:
        raise InvalidDocument(f"expected the format {FORMAT!r}", "$.format")
    try:
        return _converter().structure(tree, DocumentShape)
    except ClassValidationError as error:
        raise _first_problem(error, "$") from None


def _first_problem(error: Exception, path: str) -> InvalidDocument:
    if isinstance(error, ClassValidationError):
        noted, bare = error.group_exceptions()
        if bare:
            return _first_problem(bare[0], path)
        below, name = noted[0][0], noted[0][1].name
        if isinstance(below, KeyError):
            return InvalidDocument(f"the key {name!r} is missing", path)
        return _first_problem(below, step(path, name))
    if isinstance(error, IterableValidationError):
        below, note = error.group_exceptions()[0][0]
        return _first_problem(below, step(path, note.index))
    if isinstance(error, ForbiddenExtraKeysError):
        return InvalidDocument("unknown key", step(path, min(error.extra_fields)))
    return InvalidDocument(str(error), path)


@cache
def _converter() -> Converter:
    made = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})

    def sequence(value: object, hint: object) -> tuple[object, ...]:
        return tuple(made.structure(fit.elements(value), _list_of(hint)))

    def cells(value: object, _hint: object) -> dict[str, CellShape]:
        return made.structure(fit.members(value), dict[str, CellShape])

    made.register_structure_hook(str, fit.text)
    made.register_structure_hook(bool, fit.flag)
    for enum in (Aspect, Fund, InstitutionNature, Role, Scope, Stage, StaffKind, Unit):
        made.register_structure_hook(enum, fit.choice)
        made.register_unstructure_hook(enum, _value)
    made.register_structure_hook_func(_is(TableKind), fit.table_kind)
    made.register_structure_hook_func(_made_of(Annotated), fit.number)
    made.register_structure_hook_func(_made_of(tuple), sequence)
    made.register_structure_hook_func(_is(Cells), cells)
    made.register_unstructure_hook_func(_is(TableKind), _key)
    made.register_structure_hook_factory(_is_shape, partial(_reader, made))
    made.register_unstructure_hook_factory(_is_shape, partial(_writer, made))
    return made


def _is(wanted: object) -> Callable[[object], bool]:
    return lambda hint: bool(hint == wanted)


def _made_of(origin: object) -> Callable[[object], bool]:
    return lambda hint: get_origin(hint) is origin


def _is_shape(hint: object) -> bool:
    return isinstance(hint, type) and attrs.has(hint) and hint is not TableKind


def _list_of(hint: object) -> type[list[object]]:
    return cast("type[list[object]]", GenericAlias(list, get_args(hint)[:1]))


def _value(member: Enum) -> object:
    return member.value


def _key(kind: TableKind) -> str:
    return kind.key


def _reader(converter: Converter, shape: type[T]) -> Callable[[object, object], T]:
    read = make_dict_structure_fn(shape, converter, _cattrs_forbid_extra_keys=True)

    def read_object(value: object, _hint: object) -> T:
        bare = shape is CellShape and isinstance(value, str)
        return read({"text": value} if bare else fit.members(value), shape)

    return read_object


def _writer(
    converter: Converter, shape: type[attrs.AttrsInstance]
) -> Callable[[attrs.AttrsInstance], object]:
    kept: dict[str, Any] = {
        field.name: override(omit_if_default=not field.metadata["always"]) for field in attrs.fields(shape)
    }
    write = make_dict_unstructure_fn(shape, converter, **kept)

    def write_object(value: attrs.AttrsInstance) -> object:
        written = write(value)
        if shape is CellShape and len(written) == 1:
            return written["text"]
        return {name: written[name] for name in kept if name in written}  # cattrs puts the optional last

    return write_object
