"""``gov-budget convert``: a budget from one kind of file into another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gov_budget.cli.documents import Documents
from gov_budget.cli.options import lang_option
from gov_budget.cli.output import note
from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    from gov_budget.model import DepartmentBudget

__all__ = ["command"]


FORMATS = ("json", "csv", "xlsx", "datapackage")


@click.command(
    "convert",
    short_help="To JSON, CSV, a workbook or a data package. 转换格式",
    help="Write the budget in FILE to OUT: a .json or .xlsx file, a folder of CSV, or with --to datapackage "
    "a folder that is a Frictionless data package. 转换格式",
)
@click.argument("path", metavar="FILE")
@click.argument("out", metavar="OUT")
@click.option("--to", "form", type=click.Choice(FORMATS), help="The format; else by OUT. 目标格式")
@click.option("--force", is_flag=True, help="Replace what stands at OUT. 覆盖")
@lang_option
def command(path: str, out: str, *, form: str | None, force: bool, lang: str) -> None:
    """Write the same budget in another format, and tell what that format leaves out."""
    chosen = form or _format_of(Path(out))
    _refuse_replacing(Path(out), force=force)
    with Documents() as documents:
        budget, _ = documents.read(path)
    try:
        _WRITERS[chosen](budget, out)
    except OSError as error:
        raise UnreadableFile(out, error.strerror or str(error)) from error
    _tell_losses(budget, chosen, lang)


def _as_json(budget: DepartmentBudget, out: str) -> None:
    from gov_budget.formats import dump  # noqa: PLC0415

    dump(budget, out)


def _as_csv(budget: DepartmentBudget, out: str) -> None:
    from gov_budget.formats import write_csv  # noqa: PLC0415

    write_csv(budget, out)


def _as_xlsx(budget: DepartmentBudget, out: str) -> None:
    from gov_budget.formats.xlsx import write_xlsx  # noqa: PLC0415

    write_xlsx(budget, out)


def _as_datapackage(budget: DepartmentBudget, out: str) -> None:
    from gov_budget.formats.datapackage import write_datapackage  # noqa: PLC0415

    write_datapackage(budget, out)


_WRITERS = {"json": _as_json, "csv": _as_csv, "xlsx": _as_xlsx, "datapackage": _as_datapackage}


def _tell_losses(budget: DepartmentBudget, form: str, lang: str) -> None:
    if form not in ("xlsx", "datapackage"):
        return
    from gov_budget.formats.datapackage import lost_in_datapackage  # noqa: PLC0415
    from gov_budget.formats.xlsx import lost_in_xlsx  # noqa: PLC0415
    from gov_budget.reports.words import say  # noqa: PLC0415

    lost = (lost_in_xlsx if form == "xlsx" else lost_in_datapackage)(budget)
    if lost:
        comma = "、" if lang == "zh" else ", "
        note(say("loss", "lost", lang, what=comma.join(say("loss", one.value, lang) for one in lost)))


def _format_of(out: Path) -> str:
    suffix = "" if out.is_dir() else out.suffix.lower()
    found = {".json": "json", ".xlsx": "xlsx", ".csv": "csv", "": "csv"}.get(suffix)
    if found is None:
        problem = f"cannot tell the format from {out.name}: expected .json, .xlsx, or a folder"
        raise click.BadParameter(problem, param_hint="OUT")
    return found


def _refuse_replacing(out: Path, *, force: bool) -> None:
    taken = any(out.iterdir()) if out.is_dir() else out.exists()
    if taken and not force:
        raise click.BadParameter(f"{out} exists already: --force replaces it", param_hint="OUT")
