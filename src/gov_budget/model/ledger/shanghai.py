"""The form of 上海, 2026: a district's templates for the budget of a department."""

from __future__ import annotations

from gov_budget.fiscal import Fund
from gov_budget.model.ledger.sheets import CLASSES, Form, Sheet, balance_of, sheet_of
from gov_budget.money import Unit

__all__ = ["shanghai"]

_APPROPRIATION = (Fund.GENERAL_PUBLIC, Fund.GOVERNMENT_FUND, Fund.STATE_CAPITAL)
_NATURED = "total basic project"
_FUNDED = "amount total general_public government_fund state_capital"


def shanghai() -> Form:
    """Return the description of the form: 元, classes to items, no rows of units, the total at the foot."""
    return Form(
        "shanghai", Unit.YUAN, 0, Unit.WAN, (3, 5, 7),
        by_institution=False, total_last=True, all_classes=False,
        sheets=(*_shanghai_balances(), *_shanghai_funds()),
    )  # fmt: skip


def _shanghai_balances() -> tuple[Sheet, ...]:
    return (
        balance_of(
            "balance", "amount",
            "income.appropriation income.general_public income.government_fund income.state_capital"
            f" income.business income.operating income.other income_total {CLASSES} expenditure_total",
            "1",
        ),
        sheet_of("income", "total appropriation business operating other", "2", rows="function"),
        sheet_of("expenditure", _NATURED, "3"),
        balance_of(
            "appropriation_balance", _FUNDED,
            "income.general_public income.government_fund income.state_capital income_total"
            f" {CLASSES} expenditure_total",
            "4",
        ),
    )  # fmt: skip


def _shanghai_funds() -> tuple[Sheet, ...]:
    return (
        sheet_of("general_public", _NATURED, "5"),
        sheet_of("government_fund", _NATURED, "6"),
        sheet_of("state_capital", _NATURED, "7"),
        sheet_of("general_public_basic", "total personnel public_use", "8"),
        sheet_of(
            "three_public",
            "total overseas reception vehicles vehicle_purchase vehicle_running",
            "9",
            funds=_APPROPRIATION,
            unit=Unit.WAN,
        ),
    )
