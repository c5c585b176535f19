"""``gov-budget ask``: totals over a dataset, and what is broken in results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from gov_budget.cli.options import format_option, lang_option
from gov_budget.cli.output import print_line, print_page

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["command"]

_QUESTIONS = ("subjects", "funds", "three-public", "operating", "documents", "rules", "residuals")
_FUNDS = ("all", "general_public", "government_fund", "state_capital")
_HELP = (
    "Of a dataset (DATA is its folder): totals by subject or fund, of 三公 or of 机关运行经费, without "
    "counting a unit beside its department, and what becomes of each document in them. Of results "
    "(DATA is FILE.parquet): the rules that most documents break, and the largest residuals. "
    "Amounts are whole 分. 汇总与查询"
)
_PLACES_HELP = "A CSV or Parquet file: place, and document or source; other columns to group by. 文件所属地区"
_DIVISION_HELP = (
    "The place is the division (GB/T 2260) that the folders or the institution's code carries. 行政区划代码"
)


@click.command("ask", short_help="Totals over many budgets, and what is broken most. 汇总查询", help=_HELP)
@click.argument("question", type=click.Choice(_QUESTIONS), metavar="|".join(_QUESTIONS))
@click.argument("data", metavar="DATA")
@click.option("--places", metavar="FILE", help=_PLACES_HELP)
@click.option("--division", type=click.Choice(("path", "code")), help=_DIVISION_HELP)
@click.option("--place", metavar="NAME", help="All documents are from there. 全部属于该地")
@click.option("--by", metavar="place,year", help="What is summed apart; place,year,stage if not said. 分组")
@click.option("--fund", type=click.Choice(_FUNDS), default="all", help="For subjects. 资金")
@click.option("--most", type=click.IntRange(1), default=20, help="How many residuals. 条数")
@click.option("--out", metavar="FILE", help="Write there: .csv or .parquet. 写入文件")
@format_option
@lang_option
def command(  # noqa: PLR0913 - one for each option
    question: str,
    data: str,
    *,
    places: str | None,
    division: Literal["path", "code"] | None,
    place: str | None,
    by: str | None,
    fund: str,
    most: int,
    out: str | None,
    form: str,
    lang: str,
) -> None:
    """Print an answer, or write it."""
    del lang
    if sum(each is not None for each in (places, division, place)) > 1:
        raise click.BadParameter("only one of them", param_hint="--places, --division, --place")
    from gov_budget.bulk.questions.asked import Asked, written  # noqa: PLC0415 - loaded when needed

    asked = Asked(
        Path(data),
        places=Path(places) if places else None,
        division=division,
        place=place,
        by=tuple(name.strip() for name in by.split(",")) if by else (),
        fund=fund,
        most=most,
    )
    answer = asked.answer(question)
    if out is not None:
        written(answer, Path(out))
    elif form == "json":
        _print_lines(answer)
    else:
        print_page(_page(answer))


def _print_lines(answer: Any) -> None:  # noqa: ANN401 - polars is an extra
    from gov_budget.reports.json import json_line  # noqa: PLC0415

    for row in answer.iter_rows(named=True):
        print_line(json_line(row))


def _page(answer: Any) -> Table:  # noqa: ANN401 - polars is an extra
    from rich.table import Table  # noqa: PLC0415 - rich is for text output only

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    numbers = {name for name, type_ in answer.schema.items() if type_.is_integer() and name != "year"}
    for name in answer.columns:
        table.add_column(name, justify="right" if name in numbers else "left", no_wrap=name in numbers)
    for row in answer.iter_rows(named=True):
        table.add_row(*(_shown(row[name], grouped=name in numbers) for name in answer.columns))
    return table


def _shown(value: object, *, grouped: bool) -> str:
    from rich.markup import escape  # noqa: PLC0415

    if value is None:
        return ""
    return f"{value:,}" if grouped else escape(str(value))
