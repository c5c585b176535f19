"""``gov-budget schema``: the JSON Schemas of what the other commands print and write."""

from __future__ import annotations

import click

from gov_budget.cli.output import print_line

__all__ = ["command"]


@click.command(
    "schema",
    short_help="The JSON Schema of a report, a rule or a budget. JSON 模式",
    help="Print the JSON Schema (2020-12) of a report, of a rule, or of a budget in JSON. JSON 模式",
)
@click.argument("name", type=click.Choice(("report", "rule", "budget")))
def command(name: str) -> None:
    """Print one schema."""
    import json  # noqa: PLC0415 - loaded when needed

    from gov_budget.formats import schema  # noqa: PLC0415
    from gov_budget.reports.schemas import schema_of  # noqa: PLC0415

    found = schema() if name == "budget" else schema_of(name)
    print_line(json.dumps(found, ensure_ascii=False, indent=2))
