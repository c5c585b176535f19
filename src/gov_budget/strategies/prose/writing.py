"""Writing a template out: one of each ``<a|b>`` is chosen, each ``{slot}`` is filled in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gov_budget.strategies.drafting import Pick

__all__ = ["one_of", "written"]

_CHOICE = re.compile(r"<([^<>]*)>")
_SLOT = re.compile(r"\{([^{}]+)\}")


def written(template: str, pick: Pick, fill: Callable[[str], str]) -> str:
    """Return the text of a template; choices may stand inside choices.

    >>> written("<{year}年|本年>共<3|4>辆", lambda low, high: low, lambda slot: {"year": "2024"}[slot])
    '2024年共3辆'
    """
    while _CHOICE.search(template):
        template = _CHOICE.sub(lambda found: one_of(found[1].split("|"), pick), template)
    return _SLOT.sub(lambda found: fill(found[1]), template)


def one_of(options: Sequence[str], pick: Pick) -> str:
    """Pick one of several texts."""
    return options[pick(0, len(options) - 1)]
