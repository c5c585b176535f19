"""Build the examples of the rule book: a small document that keeps each rule, and one change that breaks it.

    python tools/build_examples.py [RULE…]

They come from the acceptance of the rules (``tests/rules``): whatever there satisfies a rule and whatever
single change breaks it. Both documents are then made as small as they can be with the same verdicts.
Without rules named all are built anew. The result is data of the package; a test reads it again.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget import formats, reconcile
from gov_budget.errors import GovBudgetError
from gov_budget.rules import State, Verdict, book
from gov_budget.rules.book import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "rules"
OUT = ROOT / "src" / "gov_budget" / "reports" / "data" / "examples"
PASSED = (Verdict.HOLDS, Verdict.ROUNDED)
SHRUNK = (("tables",), ("statement", "sections"), ("statement", "claims"), ("statement", "listings"),
          ("institution", "units"), ("institution", "staff"))  # fmt: skip
INNER = ("lines", "paragraphs", "indicators", "notes", "columns")


def module(path: Path) -> ModuleType:
    """Import a file of the tests."""
    spec = importlib.util.spec_from_file_location(f"accepted_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@attrs.frozen
class Shown:
    """A rule, a document that keeps it and one that breaks it, and what stands beside each."""

    rule: str
    good: Any
    bad: Any
    beside: Mapping[str, Any]
    beside_bad: Mapping[str, Any]


def accepted(wanted: set[str]) -> Iterator[Shown]:
    """Yield what the acceptance of the rules shows, of all or of those that are wanted."""
    sys.path[:0] = [str(ROOT / "tests" / "support"), str(TESTS)]
    for path in sorted(TESTS.glob("test_*_acceptance.py")):
        for rule, case in module(path).CASES.items():
            if wanted and rule not in wanted:
                continue
            good = case.satisfied()
            beside_bad = {**case.context, **case.broken_context}
            yield Shown(rule, good, case.changed(good), case.context, beside_bad)
    yield from older(wanted)


def older(wanted: set[str]) -> Iterator[Shown]:
    """Yield the rules whose acceptance looks for the change by itself."""
    tests, shared = module(TESTS / "test_acceptance.py"), module(TESTS / "conftest.py")
    documents = shared.documents._get_wrapped_function()()  # noqa: SLF001 - a fixture of pytest
    for rule in [one for one in tests.CHECKED if not wanted or one in wanted]:
        good = tests.satisfied_or_mended(rule, documents)
        bad = tests.breaking_change(rule, good, documents) if good else None
        last = tests.last_of(rule, documents)
        if bad is not None:
            beside = {"last_year": last} if last else {}
            yield Shown(rule, good, bad, beside, beside)


def shows(shown: Shown) -> bool:
    """Whether the rule holds in one document and is broken in the other, both in plain JSON."""
    try:
        held = reconcile(formats.from_dict(shown.good), rules=[shown.rule], **shown.beside)
        broken = reconcile(formats.from_dict(shown.bad), rules=[shown.rule], **shown.beside_bad)
        said = [finding.message(lang) for finding in broken.broken for lang in ("zh", "en")]
    except (GovBudgetError, LookupError, StopIteration, AttributeError, TypeError):
        return False
    return bool(said) and not held.broken and any(f.verdict in PASSED for f in held.findings)


def shrunk(shown: Shown) -> Shown:
    """Return both documents with everything left out that the verdicts do not need."""
    for path in SHRUNK:
        shown = without(shown, path)
        for i in range(len(at(shown.good, path) or ())):
            for inner in INNER:
                shown = without(shown, (*path, i, inner))
    for path in (("statement", "vehicles"), ("statement",)):
        smaller = attrs.evolve(shown, good=copied(shown.good), bad=copied(shown.bad))
        for tree in (smaller.good, smaller.bad):
            (at(tree, path[:-1]) or {}).pop(path[-1], None)
        shown = smaller if shows(smaller) else shown
    return shown


def without(shown: Shown, path: tuple[str | int, ...]) -> Shown:
    """Leave out the elements of one list, from its end: the same ones in both documents."""
    for i in reversed(range(len(at(shown.good, path) or ()))):
        smaller = attrs.evolve(shown, good=copied(shown.good), bad=copied(shown.bad))
        left, right = at(smaller.good, path), at(smaller.bad, path) or []
        twin = i if len(left) == len(right) else next((n for n, x in enumerate(right) if x == left[i]), None)
        if twin is not None:
            del left[i], right[twin]
            shown = smaller if shows(smaller) else shown
    return shown


def copied(tree: Any) -> Any:  # noqa: ANN401
    """Return a plain value that can be changed."""
    return json.loads(json.dumps(tree))


def at(tree: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401
    """Return what stands at a path, or ``None``."""
    for step in path:
        has = step < len(tree) if isinstance(step, int) and isinstance(tree, list) else step in (tree or ())
        if not has:
            return None
        tree = tree[step]
    return tree


def changes(good: Any, bad: Any, path: tuple[str | int, ...] = ()) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield where two plain values differ, each with what stands there in the second."""
    if isinstance(good, dict) and isinstance(bad, dict):
        for key in dict.fromkeys([*good, *bad]):
            if key not in bad:
                yield {"at": [*path, key], "value": None}
            else:
                yield from changes(good.get(key), bad[key], (*path, key))
    elif isinstance(good, list) and isinstance(bad, list) and len(good) == len(bad):
        for i, (one, other) in enumerate(zip(good, bad, strict=True)):
            yield from changes(one, other, (*path, i))
    elif isinstance(good, list) and isinstance(bad, list) and (gone := missing(good, bad)):
        yield from ({"at": [*path, i], "value": None} for i in reversed(gone))
    elif good != bad:
        yield {"at": list(path), "value": bad}


def missing(good: list[Any], bad: list[Any]) -> list[int]:
    """Return the indices of what is left out of a list; empty where that is not all that differs."""
    gone, rest = [], iter(bad)
    wanted = next(rest, None)
    for i, one in enumerate(good):
        if one == wanted:
            wanted = next(rest, None)
        else:
            gone.append(i)
    return gone if len(good) - len(gone) == len(bad) else []


def plain(context: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands beside a document as JSON."""
    kept: dict[str, Any] = {}
    if context.get("last_year"):
        kept["last_year"] = formats.to_dict(context["last_year"])
    if context.get("units"):
        kept["units"] = [formats.to_dict(unit) for unit in context["units"]]
    if context.get("publication"):
        dates = attrs.asdict(context["publication"])
        kept["publication"] = {key: day.isoformat() for key, day in dates.items() if day}
    return kept


def built(wanted: set[str]) -> Iterator[dict[str, Any]]:
    """Yield the examples that can be made; the others are named with the reason."""
    for shown in accepted(wanted):
        try:
            written = attrs.evolve(shown, good=formats.to_dict(shown.good), bad=formats.to_dict(shown.bad))
        except GovBudgetError as error:
            print(f"{shown.rule}: no example, {error}")
            continue
        if shows(written):
            yield record(shrunk(written))
        else:
            print(f"{shown.rule}: no example, the two documents do not show it once written and read")


def record(shown: Shown) -> dict[str, Any]:
    """Return an example as its line of the file."""
    good = {"document": shown.good, **plain(shown.beside)}
    bad = {"document": shown.bad, **plain(shown.beside_bad)}
    return {"rule": shown.rule, **good, "change": list(changes(good, bad))}


def main(wanted: set[str]) -> None:
    """Write one file for each group, one line for each rule."""
    OUT.mkdir(exist_ok=True)
    old = [json.loads(line) for path in OUT.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    examples = {one["rule"]: one for one in (*(old if wanted else ()), *built(wanted))}
    for group in GROUPS:
        ids = [rule.id for rule in book() if rule.group == group and rule.id in examples]
        lines = [json.dumps(examples[one], ensure_ascii=False, separators=(",", ":")) for one in ids]
        if lines:
            (OUT / f"{group}.jsonl").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    missing = [r.id for r in book() if r.state is State.IMPLEMENTED and r.id not in examples]
    print(f"{len(examples)} examples; implemented without one: {' '.join(missing) or 'none'}")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
