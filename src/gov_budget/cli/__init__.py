"""The command line: ``gov-budget``, one module for each command."""

from __future__ import annotations

import click

from gov_budget.cli.program import Program

__all__ = ["main"]


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
    if not value or ctx.resilient_parsing:
        return
    from gov_budget import __version__  # noqa: PLC0415 - it reads the metadata of the installation

    click.echo(f"gov-budget {__version__}")
    ctx.exit()


@click.group(
    "gov-budget",
    cls=Program,
    help="China's published government budgets: codes, and whether the figures agree. 政府预算的科目与勾稽",
    epilog="Exit status: 0 nothing broken, 1 something broken, 2 unreadable file or wrong argument. "
    "退出码：0 没有不符，1 有不符，2 文件读不出来或参数不对",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit. 版本",
)
def main() -> None:
    """Run the command line."""
