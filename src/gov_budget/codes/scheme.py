"""The classifications of government revenue and expenditure, and the shape of their codes.

Source: 预算法 (2018) art 32 (收入 has four levels 类款项目, functional expenditure three, economic
expenditure two); 政府收支分类科目 (the digits); 预算管理一体化 standard (资金性质, 项目类别).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from gov_budget.errors import UnknownScheme

__all__ = ["Level", "Scheme", "named_scheme"]


class Level(StrEnum):
    """How deep a subject lies: 类, 款, 项, 目.

    A fund source of one digit is a CLASS, one of two digits a SECTION: the standard calls them
    first and second level and has no name of its own for them.

    >>> Level.ITEM.zh
    '项'
    """

    zh: str

    def __new__(cls, value: str, zh: str) -> Self:
        """Make a member with its Chinese name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        return member

    CLASS = "class", "类"
    SECTION = "section", "款"
    ITEM = "item", "项"
    SUBITEM = "subitem", "目"


_LEVELS = tuple(Level)


class Scheme(StrEnum):
    """One of the six classifications.

    ``zh`` is the Chinese name, ``first_digit`` the digit all codes begin with (empty for fund
    sources and project categories) and ``lengths`` the number of digits at each level, from the class down.

    >>> Scheme.FUNCTION.zh, Scheme.FUNCTION.lengths
    ('支出功能分类科目', (3, 5, 7))
    """

    zh: str
    first_digit: str
    lengths: tuple[int, ...]

    def __new__(cls, value: str, zh: str, first_digit: str, lengths: tuple[int, ...]) -> Self:
        """Make a member with its Chinese name and the shape of its codes."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh, member.first_digit, member.lengths = zh, first_digit, lengths
        return member

    REVENUE = "revenue", "收入分类科目", "1", (3, 5, 7, 9)
    FUNCTION = "function", "支出功能分类科目", "2", (3, 5, 7)
    ECONOMIC_DEPARTMENT = "economic-department", "部门预算支出经济分类科目", "3", (3, 5)
    ECONOMIC_GOVERNMENT = "economic-government", "政府预算支出经济分类科目", "5", (3, 5)
    FUND_SOURCE = "fund-source", "资金性质", "", (1, 2)
    PROJECT_CATEGORY = "project-category", "项目类别", "", (1, 2)

    @classmethod
    def of(cls, code: str) -> Scheme | None:
        """Return the scheme a code of plain digits belongs to, or None when none can hold it.

        Up to two digits is a fund source (a project category only where the scheme is named);
        otherwise the first digit decides, whatever the length.

        >>> Scheme.of("30201")
        <Scheme.ECONOMIC_DEPARTMENT: 'economic-department'>
        >>> Scheme.of("400") is None
        True
        """
        if not (code.isascii() and code.isdigit()):
            return None
        return cls.FUND_SOURCE if len(code) <= max(cls.FUND_SOURCE.lengths) else _BY_DIGIT.get(code[0])

    def fits(self, code: str) -> bool:
        """Whether a text has the digits of a code of this scheme; it need not exist.

        >>> Scheme.FUNCTION.fits("2080505"), Scheme.FUNCTION.fits("208050")
        (True, False)
        """
        digits = code.isascii() and code.isdigit()
        return digits and len(code) in self.lengths and code.startswith(self.first_digit)

    def level(self, code: str) -> Level:
        """Return the level of a code that fits this scheme.

        >>> Scheme.REVENUE.level("101010101")
        <Level.SUBITEM: 'subitem'>
        """
        return _LEVELS[self.lengths.index(len(code))]

    def path(self, code: str) -> tuple[str, ...]:
        """Return the codes from the class down to a code that fits this scheme.

        >>> Scheme.FUNCTION.path("2080505")
        ('208', '20805', '2080505')
        """
        return tuple([code[:length] for length in self.lengths if length <= len(code)])


_BY_NAME = {scheme.value: scheme for scheme in Scheme}
_BY_DIGIT = {scheme.first_digit: scheme for scheme in Scheme if scheme.first_digit}


def named_scheme(name: Scheme | str) -> Scheme:
    """Return the scheme of a name such as ``"function"``.

    Raises:
        UnknownScheme: there is no scheme of that name.

    >>> named_scheme("fund-source")
    <Scheme.FUND_SOURCE: 'fund-source'>
    """
    found = _BY_NAME.get(name)
    if found is None:
        raise UnknownScheme(name, tuple(_BY_NAME))
    return found
