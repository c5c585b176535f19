"""Reports as one HTML page that stands alone: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

from gov_budget.errors import MissingExtra
from gov_budget.reports.account import ORDER, definitions, silenced_by_rule
from gov_budget.reports.rows import finding_rows, head_of
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import plain
from gov_budget.rules import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2 import Environment, Template

    from gov_budget.rules import Report

__all__ = ["html_page"]


def html_page(
    reports: Iterable[Report],
    lang: str = "zh",
    *,
    all: bool = False,  # noqa: A002 - as the option is called
    unread: Sequence[tuple[str, str]] = (),
) -> str:
    """Return reports as one page in Chinese (``zh``) or English (``en``).

    Everything that comes from a document is escaped. ``all`` lists what holds and what does not
    apply too; ``unread`` are the files that could not be read, each with the problem.

    Raises:
        MissingExtra: Jinja is not installed (extra ``html-report``).
    """
    template = _template()
    documents = [_document(report, lang, everything=all) for report in reports]
    failures = [(plain(name), plain(problem)) for name, problem in unread]
    return template.render(
        lang="zh-CN" if lang == "zh" else "en",
        say=_saying(lang),
        documents=documents,
        unread=failures,
    )


def _saying(lang: str) -> Callable[..., str]:
    def said(group: str, key: str, **fields: object) -> str:
        return say(group, key, lang, **fields)

    return said


def _template() -> Template:
    try:
        jinja = import_module("jinja2")
    except ImportError:
        raise MissingExtra("HTML reports", "html-report") from None
    text = files("gov_budget.reports").joinpath("data/report.html.jinja").read_text("utf-8")
    environment: Environment = jinja.Environment(
        autoescape=True, undefined=jinja.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(text)


def _document(report: Report, lang: str, *, everything: bool) -> dict[str, object]:
    title, about = head_of(report, lang)
    counts = [(one.value, say("verdict", one.value, lang), report.counts[one]) for one in ORDER]
    return {
        "title": title,
        "about": about,
        "counts": counts,
        "silenced": len(report.silenced),
        "configured": plain(report.configured),
        "findings": list(finding_rows(report, lang, all=everything)),
        "rules": _rules(report, lang),
    }


def _rules(report: Report, lang: str) -> list[tuple[str, str, str, list[int]]]:
    known, silenced = definitions(report), silenced_by_rule(report)
    rows: list[tuple[str, str, str, list[int]]] = []
    for rule_id, counts in report.counts_by_rule.items():
        rule = known.get(rule_id)
        name = (rule.zh if lang == "zh" else rule.en) if rule else ""
        missing = (rule.state_zh if lang == "zh" else rule.state_en) if rule and _missing(rule.state) else ""
        numbers = [counts.get(one, 0) for one in ORDER]
        rows.append((rule_id, name, missing, [*numbers, silenced.get(rule_id, 0)]))
    return rows


def _missing(state: State) -> bool:
    return state is State.NOT_IMPLEMENTED
