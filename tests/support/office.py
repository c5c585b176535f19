"""Workbooks as another program saves them, and without the lines that it would draw."""

import subprocess
import tempfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.styles import Alignment, Border

__all__ = ["saved", "without_lines"]

_SECONDS = 180
"""What the program may take for one file."""


def saved(files, kind, folder):
    """Let LibreOffice save files as another kind into a folder, and return what it made of them."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}",
                   "--convert-to", kind, "--outdir", str(folder), *map(str, files)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS * len(files))
    return [Path(folder) / f"{path.stem}.{kind}" for path in files]


def without_lines(path, heads):
    """Take the borders of a workbook away, and set what stands in the middle where it is asked for."""
    book = load_workbook(path)
    for cell in (cell for sheet in book for cells in sheet.iter_rows() for cell in cells):
        cell.border = Border()
        if cell.alignment.horizontal == "center":
            cell.alignment = Alignment(horizontal=heads, vertical="center", wrap_text=True)
    book.save(path)
