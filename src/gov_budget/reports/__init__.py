"""Reports for people and for programs: every format, in Chinese and in English.

Importing this package loads nothing; a format is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gov_budget.reports.json import document_dict, json_line, rule_dict, subject_dict
    from gov_budget.reports.scorecard import scorecard_dict, scorecard_page, scorecard_text
    from gov_budget.reports.text import report_page, report_text

__all__ = [
    "document_dict",
    "json_line",
    "report_page",
    "report_text",
    "rule_dict",
    "scorecard_dict",
    "scorecard_page",
    "scorecard_text",
    "subject_dict",
]

_HOME = {
    "report_page": "text",
    "report_text": "text",
    "scorecard_dict": "scorecard",
    "scorecard_page": "scorecard",
    "scorecard_text": "scorecard",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=__name__)
    found: object = getattr(import_module(f"{__name__}.{_HOME.get(name, 'json')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
