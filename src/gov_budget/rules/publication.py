"""When a document was approved and published, which the document itself does not say."""

from __future__ import annotations

from datetime import date

import attrs

__all__ = ["Publication"]


@attrs.frozen(kw_only=True)
class Publication:
    """The dates that disclosure is measured by, as far as they are known.

    ``approved`` is the day on which the finance office approved the department's document, or the
    department its unit's; ``published`` the day of publication; ``congress`` the day on which the
    people's congress approved the budget.  Source: 预算法 (2018) art 14, 52;
    预算法实施条例 (2020) art 6.

    >>> from datetime import date
    >>> Publication(approved=date(2024, 2, 1), published=date(2024, 2, 21)).days
    20
    """

    approved: date | None = None
    published: date | None = None
    congress: date | None = None

    @property
    def days(self) -> int | None:
        """Calendar days from approval to publication; ``None`` where one is not known."""
        return (self.published - self.approved).days if self.published and self.approved else None
