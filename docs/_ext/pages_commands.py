"""The help of every command, as the command prints it."""

from __future__ import annotations

import click

__all__ = ["commands"]

WIDTH = 90


def commands() -> str:
    """Return a section for each command."""
    from gov_budget.cli import main  # noqa: PLC0415

    return "\n\n".join(_sections(main, "gov-budget", None))


def _sections(command: click.Command, name: str, above: click.Context | None) -> list[str]:
    context = click.Context(command, info_name=name.rsplit(" ", 1)[-1], parent=above, max_content_width=WIDTH)
    context.terminal_width = WIDTH
    found = [f"### {name}\n\n```text\n{command.get_help(context)}\n```"]
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            one = command.get_command(context, below)
            found += _sections(one, f"{name} {below}", context) if one else []
    return found
