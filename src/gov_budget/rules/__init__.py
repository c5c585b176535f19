"""Reconciliation rules (勾稽关系): what must agree, by which law, and whether it does."""

from gov_budget.rules.book import book, rule
from gov_budget.rules.case import Case
from gov_budget.rules.configuration import find_configuration, read_configuration
from gov_budget.rules.difference import Difference, Points
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Quotient, Ratio, Relation, Term
from gov_budget.rules.evaluate import Outcome, evaluate
from gov_budget.rules.finding import Finding
from gov_budget.rules.place import Place
from gov_budget.rules.publication import Publication
from gov_budget.rules.reconcile import equations, reconcile
from gov_budget.rules.report import Report
from gov_budget.rules.rule import Rule, State
from gov_budget.rules.ruleset import RuleSet, whole_book
from gov_budget.rules.scorecard import Criterion, Score, Scorecard, ScoreMark, criteria, scorecard
from gov_budget.rules.silence import Silence, Silenced
from gov_budget.rules.verdict import Severity, Strength, Verdict

__all__ = [
    "Case",
    "Criterion",
    "Difference",
    "Equation",
    "Finding",
    "Inapplicable",
    "Judgement",
    "Outcome",
    "Place",
    "Points",
    "Publication",
    "Quotient",
    "Ratio",
    "Relation",
    "Report",
    "Rule",
    "RuleSet",
    "Score",
    "ScoreMark",
    "Scorecard",
    "Severity",
    "Silence",
    "Silenced",
    "State",
    "Strength",
    "Term",
    "Verdict",
    "book",
    "criteria",
    "equations",
    "evaluate",
    "find_configuration",
    "read_configuration",
    "reconcile",
    "rule",
    "scorecard",
    "whole_book",
]
