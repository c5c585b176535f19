"""Named sets of economic subjects that the law counts together.

Source: ``codes/data/sets.toml``, which names the basis of each set.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypedDict, cast

import attrs

from gov_budget.codes.files import text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CodeSet", "operating_codes", "three_public_codes"]


@attrs.frozen
class CodeSet:
    """A named set of economic-department codes.

    ``excluded`` are codes that look as if they belonged and do not; ``basis`` is the law or other
    source of the set.
    """

    key: str
    zh: str
    codes: tuple[str, ...]
    excluded: tuple[str, ...]
    basis: str

    def covers(self, code: str) -> bool:
        """Whether a code, or a local sub-item below one of the codes, is counted.

        >>> operating_codes().covers("30201"), operating_codes().covers("30101")
        (True, False)
        """
        return code.startswith(self.codes) and not code.startswith(self.excluded)


def three_public_codes() -> tuple[CodeSet, ...]:
    """Return the sets of “三公”经费: overseas, vehicle_purchase, vehicle_running, reception.

    The order is that of the published table.  Which funds are counted is a matter of the local
    profile, not of the codes.

    >>> [(one.key, one.codes) for one in three_public_codes()][:2]
    [('overseas', ('30212',)), ('vehicle_purchase', ('31013', '30913'))]
    """
    return _sets()["three_public"]


def operating_codes() -> CodeSet:
    """Return the set of 机关运行经费: the 公用经费 of 基本支出, classes 302 and 310.

    It counts for 行政 and 参公 units and general public money only, less what the local profile
    books as 人员经费.

    >>> operating_codes().codes
    ('302', '310')
    """
    return _sets()["operating"][0]


@cache
def _sets() -> Mapping[str, tuple[CodeSet, ...]]:
    from tomllib import loads  # noqa: PLC0415  -- the import of codes must not pay for it

    groups = cast("dict[str, list[_Written]]", loads(text("sets.toml")))
    return MappingProxyType({name: tuple(map(_code_set, group)) for name, group in groups.items()})


class _Written(TypedDict):
    key: str
    zh: str
    codes: list[str]
    excluded: list[str]
    basis: str


def _code_set(one: _Written) -> CodeSet:
    return CodeSet(one["key"], one["zh"], tuple(one["codes"]), tuple(one["excluded"]), one["basis"])
