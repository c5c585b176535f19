"""The form of 四川, 2024: the set printed in ``examples/quxian-2024.json``."""

from __future__ import annotations

from gov_budget.fiscal import Fund
from gov_budget.model.ledger.sheets import CLASSES, Form, Sheet, balance_of, sheet_of
from gov_budget.money import Unit

__all__ = ["sichuan"]

_NATURED = "total basic project"
_THREE_PUBLIC = "total overseas vehicles vehicle_purchase vehicle_running reception"
_FUNDED = "amount total general_public government_fund state_capital"


def sichuan() -> Form:
    """Return the description of the form: 万元, items only, a row for each unit, the total at the head."""
    return Form(
        "sichuan", Unit.WAN, 2, None, (7,),
        by_institution=True, total_last=False, all_classes=True,
        sheets=(*_sichuan_balances(), *_sichuan_funds(), *_sichuan_performance()),
    )  # fmt: skip


def _sichuan_balances() -> tuple[Sheet, ...]:
    return (
        balance_of(
            "balance", "amount",
            "income.general_public income.government_fund income.state_capital income.special_account"
            " income.business income.superior_subsidy income.remitted_by_affiliates income.operating"
            " income.other income carry_over income_total"
            f" {CLASSES} treasury_special expenditure carry_forward expenditure_total",
            "表1",
        ),
        sheet_of(
            "income",
            "total carry_over general_public government_fund state_capital special_account business operating"
            " other superior_subsidy remitted_by_affiliates fund_balance",
            "表1-1", optional="special_account",
        ),
        sheet_of("expenditure", f"{_NATURED} remitted_up subsidy_down operating", "表1-2",
               optional="operating"),
        balance_of(
            "appropriation_balance", _FUNDED,
            "income income.general_public income.government_fund income.state_capital carry_over"
            " carry_over.general_public carry_over.government_fund carry_over.state_capital"
            f" expenditure {CLASSES} treasury_special",
            "表2",
        ),
        sheet_of(
            "appropriation_by_economic",
            "total current general_public general_public_basic general_public_project government_fund"
            " government_fund_basic government_fund_project state_capital state_capital_basic"
            " state_capital_project advance carry_over returnable",
            "表2-1",
        ),
    )  # fmt: skip


def _sichuan_funds() -> tuple[Sheet, ...]:
    return (
        sheet_of("general_public", "total current carry_over", "表3"),
        sheet_of("general_public_basic", "total personnel public_use", "表3-1"),
        sheet_of("general_public_projects", "amount", "表3-2"),
        sheet_of("three_public", _THREE_PUBLIC, "表3-3", funds=(Fund.GENERAL_PUBLIC,)),
        sheet_of("government_fund", _NATURED, "表4"),
        sheet_of("government_fund_three_public", _THREE_PUBLIC, "表4-1", funds=(Fund.GOVERNMENT_FUND,)),
        sheet_of("state_capital", _NATURED, "表5"),
    )


def _sichuan_performance() -> tuple[Sheet, ...]:
    return (
        sheet_of(
            "whole_performance",
            "total basic basic_appropriation basic_special_account basic_unit_funds"
            " project project_appropriation project_special_account project_unit_funds",
            unit=Unit.YUAN,
        ),
        sheet_of("project_performance", "amount"),
    )
