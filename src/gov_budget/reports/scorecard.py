"""A scorecard of disclosure as a person reads it, and as the plain value of its JSON."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.reports.screen import show
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose
from gov_budget.rules import ScoreMark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from rich.console import RenderableType

    from gov_budget.rules import Score, Scorecard

__all__ = ["scorecard_dict", "scorecard_page", "scorecard_text"]

_STYLES = {
    ScoreMark.MET: "green",
    ScoreMark.NOT_MET: "bold red",
    ScoreMark.UNCHECKED: "yellow",
    ScoreMark.NOT_APPLICABLE: "dim",
}
_SHOWN = 3
"""So many findings at most are shown as the evidence of one indicator."""


def scorecard_text(card: Scorecard, lang: str = "zh", *, width: int = 100) -> str:
    """Return a scorecard as plain text in Chinese (``zh``) or English (``en``), ``width`` cells wide."""
    out = StringIO()
    show(scorecard_page(card, lang), out, width)
    return out.getvalue()


def scorecard_page(card: Scorecard, lang: str = "zh") -> RenderableType:
    """Return a scorecard for a rich console: the score, then each heading with its indicators."""
    return Group(
        Prose(say("scorecard", "title", lang, n=len(card.scores)), "bold"),
        Prose(say("scorecard", "origin", lang), "dim"),
        Padding(Prose(_summary(card, lang)), (1, 0, 1, 2)),
        *(each for key in _dimensions(card) for each in _dimension(card.of(key), key, lang)),
    )


def _dimensions(card: Scorecard) -> list[str]:
    return list(dict.fromkeys(score.criterion.dimension for score in card.scores))


def _summary(card: Scorecard, lang: str) -> str:
    counts = {mark.value: card.count(mark) for mark in ScoreMark}
    if card.share is None or card.most is None:
        return say("scorecard", "nothing", lang, **counts)
    low, high = _percent(card.share), _percent(card.most)
    return say("scorecard", "score", lang, asked=card.asked, low=low, high=high, **counts)


def _percent(share: Fraction) -> int:
    """Whole per cent, rounded down."""
    return int(share * 100)


def _dimension(card: Scorecard, key: str, lang: str) -> Iterator[RenderableType]:
    met = card.count(ScoreMark.MET)
    heading = say("dimension", key, lang)
    yield Text(say("scorecard", "dimension", lang, name=heading, met=met, asked=card.asked), "bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    for score in card.scores:
        mark = Text(say("mark", score.mark.value, lang), _STYLES[score.mark])
        table.add_row(str(score.criterion.number), mark, _question(score, lang))
    yield Padding(table, (0, 0, 1, 2))


def _question(score: Score, lang: str) -> RenderableType:
    asked = Prose(score.criterion.zh if lang == "zh" else score.criterion.en)
    return Group(asked, *(Prose(text, "dim", hanging=2) for text in _evidence(score, lang)))


def _evidence(score: Score, lang: str) -> Iterator[str]:
    """What decided against it, or why it could not be told; what is met needs no words."""
    if score.mark is ScoreMark.UNCHECKED and not score.findings:
        key = "beyond" if score.criterion.beyond else "not_asked"
        yield say("scorecard", key, lang)
    elif score.mark in (ScoreMark.NOT_MET, ScoreMark.UNCHECKED):
        for finding in score.findings[:_SHOWN]:
            yield f"{finding.rule} {finding.message(lang)}"
        more = len(score.findings) - _SHOWN
        if more > 0:
            yield say("scorecard", "more", lang, n=more)


def scorecard_dict(card: Scorecard) -> dict[str, Any]:
    """Return a scorecard as the plain value of its JSON; shares are pairs of whole numbers."""
    return {
        "origin": {lang: say("scorecard", "origin", lang) for lang in ("zh", "en")},
        "counts": {mark.value: card.count(mark) for mark in ScoreMark},
        "asked": card.asked,
        "share": _pair(card.share),
        "most": _pair(card.most),
        "indicators": [_score(score) for score in card.scores],
    }


def _pair(share: Fraction | None) -> list[int] | None:
    return None if share is None else [share.numerator, share.denominator]


def _score(score: Score) -> dict[str, Any]:
    return {
        "number": score.criterion.number,
        "dimension": score.criterion.dimension,
        "name": {"zh": score.criterion.zh, "en": score.criterion.en},
        "mark": score.mark.value,
        "beyond": score.criterion.beyond,
        "findings": len(score.findings),
        "evidence": [
            {"rule": f.rule, "message": {"zh": f.message("zh"), "en": f.message("en")}}
            for f in score.findings[:_SHOWN]
        ],
    }
