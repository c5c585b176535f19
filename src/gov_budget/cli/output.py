"""What the commands print: pages and lines on standard output, errors on standard error."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from gov_budget.cli.failures import sentence

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["complain", "discard_output", "note", "print_line", "print_page", "speak_utf8"]


def speak_utf8() -> None:
    """Make both streams UTF-8, whatever the locale; what UTF-8 cannot say is escaped."""
    if sys.stdout is None or sys.stderr is None:
        _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _open_closed_streams() -> None:
    """Give the program somewhere to print where it was started with a stream closed."""
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it lasts as long as the program
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere


def print_line(text: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{text}\n")


def print_page(page: RenderableType) -> None:
    """Print a page as wide as the terminal."""
    from gov_budget.reports.screen import show  # noqa: PLC0415 - rich is for text output only

    show(page, sys.stdout)


def complain(error: BaseException, lang: str) -> None:
    """Print an error as one line, behind what was printed before it."""
    sys.stdout.flush()
    sys.stderr.write(f"gov-budget: error: {sentence(error, lang)}\n")
    sys.stderr.flush()


def note(text: str) -> None:
    """Print a remark as one line on standard error."""
    sys.stdout.flush()
    sys.stderr.write(f"gov-budget: {text}\n")


def discard_output() -> None:
    """Drop what is not printed yet: nobody reads it, and the interpreter would complain at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # no file stands behind the stream
        return
