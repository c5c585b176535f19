"""China's published government budgets, computable.

>>> import gov_budget as gb
>>> gb.lookup("2080505", year=2024).name
'机关事业单位基本养老保险缴费支出'

Importing this package loads nothing; each name is imported when it is first asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what type checkers take for True; importing typing would cost more than all the rest

if TYPE_CHECKING:
    from gov_budget import errors
    from gov_budget.codes import Level, Scheme, Subject, catalogue, crosswalk, lookup, search
    from gov_budget.fiscal import Fund, Nature, Stage
    from gov_budget.model import DepartmentBudget, Line, Row, Table
    from gov_budget.money import Figure, Unit
    from gov_budget.reading import read
    from gov_budget.rules import Finding, Report, Rule, Verdict
    from gov_budget.rules.reconcile import reconcile

    __version__: str

__all__ = [
    "DepartmentBudget",
    "Figure",
    "Finding",
    "Fund",
    "Level",
    "Line",
    "Nature",
    "Report",
    "Row",
    "Rule",
    "Scheme",
    "Stage",
    "Subject",
    "Table",
    "Unit",
    "Verdict",
    "__version__",
    "catalogue",
    "crosswalk",
    "errors",
    "lookup",
    "read",
    "reconcile",
    "search",
]

_HOME = {
    "DepartmentBudget": "model",
    "Figure": "money",
    "Finding": "rules",
    "Fund": "fiscal",
    "Level": "codes",
    "Line": "model",
    "Nature": "fiscal",
    "Report": "rules",
    "Row": "model",
    "Rule": "rules",
    "Scheme": "codes",
    "Stage": "fiscal",
    "Subject": "codes",
    "Table": "model",
    "Unit": "money",
    "Verdict": "rules",
    "catalogue": "codes",
    "crosswalk": "codes",
    "lookup": "codes",
    "read": "reading",
    "reconcile": "rules",
    "search": "codes",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=__name__)
    found = _version() if name == "__version__" else _found(name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _found(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415 - as with typing

    home = _HOME.get(name)
    if home is None:
        return import_module(f"{__name__}.{name}")
    found: object = getattr(import_module(f"{__name__}.{home}"), name)
    return found


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - it costs more than this whole package

    return version("gov-budget")
