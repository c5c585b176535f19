# ruff: noqa: S311 - seeds are there to get the same budgets again
"""The same prose written otherwise: no rule says anything else."""

from collections import Counter
from random import Random

import pytest
import rewriting

from gov_budget.rules import reconcile
from gov_budget.strategies import random_budget

REWRITINGS = {
    "punctuation": rewriting.retold(rewriting.half_width),
    "full-width figures": rewriting.retold(rewriting.full_width),
    "spaces": rewriting.retold(rewriting.respaced),
    "grouped thousands": rewriting.retold(rewriting.grouped),
    "synonyms": rewriting.retold(rewriting.synonyms),
    "names apart": rewriting.spaced_names,
}


def verdicts(budget):
    return Counter((finding.rule, finding.verdict) for finding in reconcile(budget).findings)


@pytest.mark.parametrize("profile", ["sichuan", "shanghai"])
@pytest.mark.parametrize("name", REWRITINGS)
def test_a_rewriting_changes_no_verdict_of_any_rule(name, profile):
    for seed in range(6):
        budget = random_budget(Random(seed), profile=profile, prose=True)
        found, other = verdicts(budget), verdicts(REWRITINGS[name](budget))
        assert other - found == found - other == Counter()
