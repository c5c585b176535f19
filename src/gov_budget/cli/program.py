"""The program: its commands, each loaded when it is called, and the end of every failure."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from gov_budget.cli.failures import Defect
from gov_budget.cli.language import asked_language
from gov_budget.cli.output import complain, discard_output, speak_utf8
from gov_budget.errors import GovBudgetError, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

__all__ = ["FAILED", "Program"]

COMMANDS = ("lookup", "search", "reconcile", "gather", "ask", "convert", "rules", "schema", "codes")

FAILED = 2
"""Exit status: a file cannot be read, or an argument is wrong."""

INTERRUPTED = 130
"""Exit status: 128 and the number of SIGINT, as shells have it."""

UNREAD = 141
"""Exit status: 128 and the number of SIGPIPE; whoever read the output has gone."""


class Program(click.Group):
    """A group of commands whose every failure is one line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"gov_budget.cli.{cmd_name}").command
        return command

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:  # noqa: ANN401
        """Run the program and exit with its status."""
        speak_utf8()
        arguments = list(sys.argv[1:] if args is None else args)
        try:
            status = super().main(arguments, *rest, **{**extra, "standalone_mode": False})
            sys.stdout.flush()
        except Exception as error:  # noqa: BLE001 - a traceback tells the user nothing
            status = _status_of(error, asked_language(arguments))
        sys.exit(status or 0)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command."""
        with _own_statuses():
            result = super().invoke(ctx)
            sys.stdout.flush()
        return result

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 - as click has it
        """Read the command line; ``--help`` and ``--version`` print from here."""
        with _own_statuses():
            return super().make_context(*args, **extra)


@contextmanager
def _own_statuses() -> Generator[None, None, None]:
    """End here what click would give the status 1, which means something else in this program."""
    try:
        yield
    except BrokenPipeError:
        discard_output()
        raise click.exceptions.Exit(UNREAD) from None
    except OSError as error:
        discard_output()
        raise UnreadableFile(error.filename or "stdout", error.strerror or str(error)) from error
    except KeyboardInterrupt:
        raise click.exceptions.Exit(INTERRUPTED) from None


def _status_of(error: Exception, lang: str) -> int:
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        sys.stderr.write(f"{error.format_message()}\n")
    elif isinstance(error, GovBudgetError | click.ClickException):
        complain(error, lang)
    elif os.environ.get("GOV_BUDGET_DEBUG"):
        raise error
    else:
        complain(Defect(repr(error)), lang)
    return FAILED
