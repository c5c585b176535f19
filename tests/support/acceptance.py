"""How a rule is accepted: by four documents made from one.

A family's test module holds a dict from rule id to :class:`Acceptance` and checks each with
:func:`verify`.
"""

from collections.abc import Callable, Mapping

import attrs

from gov_budget.model import DepartmentBudget
from gov_budget.rules import Verdict, reconcile

Change = Callable[[DepartmentBudget], DepartmentBudget]
PASSED = (Verdict.HOLDS, Verdict.ROUNDED)


@attrs.frozen
class Acceptance:
    """``satisfied`` makes a document in which the rule holds; the rest are changes of it.

    ``broken`` breaks the rule as a document would in practice, ``changed`` alters one single figure
    or word, ``rewritings`` say the same otherwise.  ``context`` is passed on to ``reconcile``; where a
    rule is about the context alone, ``broken_context`` is the one that breaks it.
    """

    satisfied: Callable[[], DepartmentBudget]
    broken: Change
    changed: Change
    rewritings: tuple[Change, ...]
    context: Mapping[str, object] = attrs.field(factory=dict)
    broken_context: Mapping[str, object] = attrs.field(factory=dict)


def verdicts(rule, budget, context):
    return sorted(f.verdict for f in reconcile(budget, rules=[rule], **context).findings)


def verify(rule: str, case: Acceptance) -> None:
    """Check the four documents of a rule."""
    good = case.satisfied()
    found = verdicts(rule, good, case.context)
    assert any(v in PASSED for v in found), found
    assert Verdict.BROKEN not in found
    for change in (case.broken, case.changed):
        report = reconcile(change(good), rules=[rule], **{**case.context, **case.broken_context})
        assert report.broken, report.counts
        for finding in report.broken:
            assert finding.rule == rule
            assert "{" not in finding.message("zh") + finding.message("en")
            assert finding.message("zh") != finding.message("en")
    assert case.rewritings
    for rewriting in case.rewritings:
        assert verdicts(rule, rewriting(good), case.context) == found
