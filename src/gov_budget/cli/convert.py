"""``gov-budget convert``: a budget from one kind of file into another."""

from __future__ import annotations

from pathlib import Path

import click

from gov_budget.cli.documents import Documents
from gov_budget.cli.options import lang_option
from gov_budget.errors import UnreadableFile

__all__ = ["command"]


@click.command(
    "convert",
    short_help="To JSON, or to a folder of CSV. 转换格式",
    help="Write the budget in FILE to OUT: a .json file, or a folder of CSV. 转换格式",
)
@click.argument("path", metavar="FILE")
@click.argument("out", metavar="OUT")
@click.option("--force", is_flag=True, help="Replace what stands at OUT. 覆盖")
@lang_option
def command(path: str, out: str, *, force: bool, lang: str) -> None:
    """Write the same budget in the format that the name of ``out`` asks for."""
    del lang  # the program speaks it where something fails
    as_json = _is_json(Path(out))
    _refuse_replacing(Path(out), force=force)
    with Documents() as documents:
        budget, _ = documents.read(path)
    from gov_budget.formats import dump, write_csv  # noqa: PLC0415 - loaded when needed

    try:
        (dump if as_json else write_csv)(budget, out)
    except OSError as error:
        raise UnreadableFile(out, error.strerror or str(error)) from error


def _is_json(out: Path) -> bool:
    suffix = out.suffix.lower()
    if suffix not in (".json", ".csv", "") and not out.is_dir():
        problem = f"cannot tell the format from {out.name}: expected .json, or a folder"
        raise click.BadParameter(problem, param_hint="OUT")
    return suffix == ".json" and not out.is_dir()


def _refuse_replacing(out: Path, *, force: bool) -> None:
    taken = any(out.iterdir()) if out.is_dir() else out.exists()
    if taken and not force:
        raise click.BadParameter(f"{out} exists already: --force replaces it", param_hint="OUT")
