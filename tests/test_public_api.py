"""The public API as a text: a change of it is a diff of ``public_api.txt``, to be reviewed.

Public is ``__all__`` of gov_budget and of the modules directly below it. After a wanted change::

    python tests/test_public_api.py

writes the file anew.
"""

import enum
import inspect
import pkgutil
from difflib import unified_diff
from importlib import import_module
from pathlib import Path

import gov_budget

SNAPSHOT = Path(__file__).with_name("public_api.txt")


def test_the_public_api_is_the_one_on_record():
    recorded = SNAPSHOT.read_text("utf-8").splitlines()
    diff = list(unified_diff(recorded, described(), "tests/public_api.txt", "now", lineterm="", n=0))
    assert not diff, "\n".join(["run: python tests/test_public_api.py", *diff])


def described():
    return [line for name in modules() for line in module_lines(import_module(name))]


def modules():
    below = sorted(each.name for each in pkgutil.iter_modules(gov_budget.__path__))
    return ["gov_budget", *(f"gov_budget.{name}" for name in below)]


def module_lines(module):
    yield f"{module.__name__}"
    for name in sorted(getattr(module, "__all__", ())):
        value = getattr(module, name)
        if module is gov_budget and hasattr(value, "__module__"):
            yield f"  {name} = {value.__module__}"
        else:
            yield from value_lines(name, value)


def value_lines(name, value):
    if isinstance(value, type):
        yield f"  class {name}{class_signature(value)}"
        yield from sorted(member_lines(value))
    elif inspect.isfunction(inspect.unwrap(value)):
        yield f"  def {name}{signature(value)}"
    else:
        yield f"  {name}: {type(value).__name__}"


def class_signature(cls):
    if issubclass(cls, enum.Enum):
        return f": {', '.join(cls.__members__)}"
    try:
        return signature(cls)
    except ValueError:
        return ""


def member_lines(cls):
    kept = [base for base in reversed(cls.__mro__) if base.__module__.startswith("gov_budget")]
    members = {name: value for base in kept for name, value in vars(base).items() if name[0] != "_"}
    for name, value in members.items():
        found = inspect.unwrap(getattr(value, "__func__", value))
        if inspect.isfunction(found):
            yield f"    def {name}{signature(found)}"
        elif name not in getattr(cls, "__members__", ()):
            yield f"    {name}"


def signature(function):
    found = inspect.signature(function)
    words = []
    for one in [each for each in found.parameters.values() if each.name not in ("self", "cls")]:
        star = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
        if one.kind is one.KEYWORD_ONLY and not any(word.startswith("*") for word in words):
            words.append("*")
        default = "" if one.default is one.empty else f" = {shown(one.default)}"
        words.append(f"{star}{one.name}: {annotation(one.annotation)}{default}")
    return f"({', '.join(words)}) -> {annotation(found.return_annotation)}"


def annotation(value):
    if value is inspect.Signature.empty:
        return "?"
    return value if isinstance(value, str) else inspect.formatannotation(value)


def shown(value):
    return repr(value) if isinstance(value, str | int | tuple | frozenset | None) else "..."


if __name__ == "__main__":
    SNAPSHOT.write_text("\n".join(described()) + "\n", "utf-8")
