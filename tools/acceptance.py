"""Print, rule by rule, whether its acceptance tests exist and what they show.

    python tools/acceptance.py [--markdown]

For every rule four kinds of document are made: one that satisfies it, one that breaks it as documents do
in practice, some with one changed figure or word, and rewritings that say the same.  The cases are those
of the tests (``CASES`` of ``tests/rules/test_*_acceptance.py``): nothing is written down here.
"""

from __future__ import annotations

import sys
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.rules import Verdict, book, reconcile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from gov_budget.model import DepartmentBudget

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "rules"
PASSED = (Verdict.HOLDS, Verdict.ROUNDED)


@attrs.frozen
class Row:
    """What the four documents of a rule showed."""

    rule: str
    satisfied: bool
    broken: bool
    changed: bool
    rewritings: int
    alarms: int


def cases() -> Iterator[tuple[str, Any]]:
    """Yield every case of the tests, in order of the files."""
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    for path in sorted(TESTS.glob("test_*acceptance.py")):
        yield from getattr(_module(path), "CASES", {}).items()


def _module(path: Path) -> ModuleType:
    spec = util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(path.name)
    module = util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def row(rule: str, case: Any) -> Row:  # noqa: ANN401 - the cases are the tests' own
    """Make the documents of one rule and count what it says of them."""
    good = case.satisfied()
    found = _verdicts(rule, good, case.context)
    rewritten = [_verdicts(rule, change(good), case.context) for change in case.rewritings]
    wrong = {**case.context, **case.broken_context}
    return Row(
        rule,
        any(verdict in PASSED for verdict in found) and Verdict.BROKEN not in found,
        Verdict.BROKEN in _verdicts(rule, case.broken(good), wrong),
        Verdict.BROKEN in _verdicts(rule, case.changed(good), wrong),
        len(rewritten),
        sum(verdicts != found for verdicts in rewritten),
    )


def _verdicts(rule: str, budget: DepartmentBudget, context: Mapping[str, Any]) -> list[Verdict]:
    return sorted(f.verdict for f in reconcile(budget, rules=[rule], **context).findings)


def show(rows: dict[str, Row], ids: list[str], *, markdown: bool) -> None:
    """Print the table, the counts, and the rules that have no case."""
    bar = " | " if markdown else "  "
    print(bar.join(("rule", "satisfied", "broken", "single change caught", "rewritings", "false alarms")))
    if markdown:
        print(" | ".join(["---"] * 6))
    for rule in (rule for rule in ids if rule in rows):
        one = rows[rule]
        marks = ["yes" if mark else "NO" for mark in (one.satisfied, one.broken, one.changed)]
        print(bar.join((rule, *marks, str(one.rewritings), str(one.alarms))))
    _summary(rows, ids)


def _summary(rows: dict[str, Row], ids: list[str]) -> None:
    every = rows.values()
    print(f"\nrules in the book: {len(ids)}, with a case: {len(rows)}")
    for title, count in (
        ("satisfied", sum(one.satisfied for one in every)),
        ("broken document caught", sum(one.broken for one in every)),
        ("single change caught", sum(one.changed for one in every)),
        ("rewritten without a false alarm", sum(one.rewritings > 0 and not one.alarms for one in every)),
        ("rewritings in all", sum(one.rewritings for one in every)),
        ("false alarms in all", sum(one.alarms for one in every)),
    ):
        print(f"{title}: {count}")
    print("without a case:", " ".join(rule for rule in ids if rule not in rows) or "none")


def main() -> None:
    """Run all cases and print the table."""
    rows = {rule: row(rule, case) for rule, case in cases()}
    show(rows, [rule.id for rule in book()], markdown="--markdown" in sys.argv[1:])


if __name__ == "__main__":
    main()
