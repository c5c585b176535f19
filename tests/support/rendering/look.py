"""How a rendered document looks, where places differ and nothing is said by it."""

import attrs

__all__ = ["Look"]


@attrs.frozen
class Look:
    """Features of rendering.

    ``splits_codes`` prints 类, 款, 项 in columns of their own; ``repeats_head`` prints the head of a
    table again on each page; ``rows_a_page`` forces page breaks inside tables; ``numbers_rows`` counts
    the lines of balances (一、二、); ``is_portrait`` turns the page; ``open_sides`` leaves out the outer
    border; ``as_numbers`` stores amounts of workbooks as numbers with formats, else as text;
    ``hides_zeros`` stores blanks of workbooks as zeros whose format shows nothing; ``numbers_pages``
    prints page numbers.  ``frames_tables`` sets tables of web pages into tables that only lay out;
    ``watermarks`` prints pale words across the pages of a PDF; ``hides_rows`` hides some rows of workbooks,
    ``has_formulas`` lets their totals be formulas with saved values.
    ``is_unlined`` draws no lines in a PDF.
    """

    splits_codes: bool = True
    repeats_head: bool = True
    rows_a_page: int = 0
    numbers_rows: bool = False
    is_portrait: bool = False
    open_sides: bool = False
    as_numbers: bool = True
    hides_zeros: bool = False
    numbers_pages: bool = True
    frames_tables: bool = False
    watermarks: bool = False
    hides_rows: bool = False
    has_formulas: bool = False
    is_unlined: bool = False
