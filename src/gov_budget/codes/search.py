"""Finding subjects by what people write for them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from gov_budget.codes.edition import CURRENT_YEAR
from gov_budget.codes.scheme import Scheme, named_scheme
from gov_budget.codes.searching.hit import Hit, Rank
from gov_budget.errors import UnknownName
from gov_budget.fiscal import fiscal_year

if TYPE_CHECKING:
    from gov_budget.codes.subject import Subject

__all__ = ["hits", "named", "search"]

_NEAR_LIMIT = 5


def search(
    text: str,
    year: int = CURRENT_YEAR,
    scheme: Scheme | str | None = None,
    limit: int | None = 20,
) -> tuple[Subject, ...]:
    """Return the subjects of a year that a text may mean, best first.

    The text is a code as people write it, a name or a part of one, a path of names, a short or an old
    name, pinyin or its initials, and may have typing errors: :class:`Rank` says in which order.  Inside a
    rank the shorter name comes first, then the shallower subject, then the code.  Spaces, brackets,
    quotation and punctuation marks are not compared; full and half width are the same, 其它 is 其他, 与
    and 及 are 和.

    ``limit`` is the largest number of subjects returned; None returns all.  Without a scheme all
    five are searched.  :func:`hits` also says why each was found.

    Raises:
        EmptyQuery: the text holds nothing to compare.
        UnknownYear: the library does not cover the year.
        UnknownScheme: there is no such scheme.

    >>> [one.code for one in search("因公出国(境) 费用", scheme="economic-department")]
    ['30212']
    >>> [search(text, 2024, limit=1)[0].code for text in ("住房公积金", "公积金", "zfgjj", "住房公基金")]
    ['30113', '30113', '30113', '30113']
    """
    return tuple([hit.subject for hit in hits(text, year, scheme, limit)])


def hits(
    text: str,
    year: int = CURRENT_YEAR,
    scheme: Scheme | str | None = None,
    limit: int | None = 20,
) -> tuple[Hit, ...]:
    """Return what :func:`search` returns, each subject with its rank and what of it matched.

    Raises:
        EmptyQuery: the text holds nothing to compare.
        UnknownYear: the library does not cover the year.
        UnknownScheme: there is no such scheme.

    >>> [(hit.subject.code, hit.rank.name, hit.matched) for hit in hits("公车运行", 2024, limit=2)]
    [('30231', 'ALIAS', '公车运行'), ('50208', 'ALIAS', '公车运行')]
    """
    from gov_budget.codes.searching.ranking import ranked  # noqa: PLC0415 -- importing codes must not pay for it

    asked = None if scheme is None else named_scheme(scheme)
    return tuple(islice(ranked(text, fiscal_year(year), asked), limit))


def named(text: str, year: int = CURRENT_YEAR, scheme: Scheme | str | None = None) -> tuple[Subject, ...]:
    """Return the subjects that a name denotes, best first.

    The name is a whole name, a path, an alias or an old name, or a code: the ranks down to OLD_NAME.

    Raises:
        UnknownName: nothing in the year is called so; it says what is near, and in which years a subject
            that is gone was called so.
        EmptyQuery: the text holds nothing to compare.
        UnknownYear: the library does not cover the year.
        UnknownScheme: there is no such scheme.

    >>> [one.code for one in named("财政事务/行政运行", 2024)]
    ['2010601']
    >>> named("海洋管理事务", 2024)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    gov_budget.errors.UnknownName: nothing is called '海洋管理事务' in 2024; it existed in 2018–2020...
    """
    found = hits(text, year, scheme, None)
    denoted = tuple([hit.subject for hit in found if hit.rank <= Rank.OLD_NAME])
    if denoted:
        return denoted
    from gov_budget.codes.searching.former import years_of_name  # noqa: PLC0415 -- the same

    schemes = tuple(Scheme) if scheme is None else (named_scheme(scheme),)
    near = tuple([f"{hit.subject.code} {hit.subject.name}" for hit in found[:_NEAR_LIMIT]])
    asked = None if scheme is None else named_scheme(scheme).value
    raise UnknownName(text, year, asked, near, years_of_name(text, schemes))
