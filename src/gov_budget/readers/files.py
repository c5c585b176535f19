"""From a path to what the file says: the reader is chosen by what is in the file, not by its name."""

from __future__ import annotations

import os
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from gov_budget.errors import EncryptedFile, UnreadableFile
from gov_budget.readers.limits import DEFAULT, Watch
from gov_budget.readers.packed import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gov_budget.readers.limits import Limits
    from gov_budget.readers.source import Source

__all__ = ["kind_of", "source_in", "source_of"]

_READERS = {
    "pdf": ("gov_budget.readers.pdf", "read_pdf"),
    "xlsx": ("gov_budget.readers.workbook.xlsx", "read_xlsx"),
    "xls": ("gov_budget.readers.workbook.xls", "read_xls"),
    "docx": ("gov_budget.readers.docx", "read_docx"),
    "html": ("gov_budget.readers.webpage", "read_html"),
    "text": ("gov_budget.readers.plain", "read_plain"),
}
_PEEK = 4096
_PDF = b"%PDF-"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08].\x00", re.DOTALL)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|meta|title|div|style|script|p|br|font|h[1-6])\b",
    re.IGNORECASE,
)
_STREAMS = {
    "EncryptedPackage": "",
    "Workbook": "xls",
    "Book": "xls",
    "WordDocument": "an old Word file (.doc): save it as .docx",
}


def source_of(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> Source:
    """Return the grids and paragraphs of a file: PDF, XLSX, XLS, DOCX, HTML or text.

    What could not be read of it is in ``obstacles``.

    Raises:
        UnreadableFile: it is missing, or of a kind that cannot be read; as ``DamagedFile`` when it is
            broken, as ``EncryptedFile`` when it needs a password.
        LimitExceeded: it needs more than the limits allow.
        MissingExtra: a library that reads this kind is not installed.
    """
    name = os.fspath(path)
    watch = Watch(name, limits)
    return source_in(_bytes(Path(path), watch), name, watch)


def source_in(data: bytes, name: str = "", watch: Watch | None = None) -> Source:
    """Return the grids and paragraphs in the bytes of a file; ``name`` is what errors call it.

    Raises:
        UnreadableFile: it is of a kind that cannot be read, broken or encrypted.
        LimitExceeded: it needs more than the limits allow.
        MissingExtra: a library that reads this kind is not installed.
    """
    watch = watch or Watch(name)
    watch.count("size", len(data))
    module, function = _READERS[kind_of(data, watch)]
    reader: Callable[[bytes, Watch], Source] = getattr(import_module(module), function)
    return reader(data, watch)


def kind_of(data: bytes, watch: Watch) -> str:
    """Return of which kind a file is, by its content: a key such as ``pdf``.

    Raises:
        UnreadableFile: it is of a kind that cannot be read.
        LimitExceeded: it is an archive that needs more than the limits allow.
    """
    if _PDF in data[:_PEEK]:
        return "pdf"
    if data.startswith(_ZIP):
        return _packed_kind(parts_of(data, watch), watch)
    if data.startswith(_OLE):
        return _compound_kind(data, watch)
    if _BIFF.match(data):
        return "xls"
    return "html" if _HTML.search(data[:_PEEK].replace(b"\0", b"")) else "text"


def _packed_kind(names: tuple[str, ...], watch: Watch) -> str:
    for part, kind in (("xl/workbook.", "xlsx"), ("word/document.", "docx")):
        if any(name.lower().lstrip("/").startswith(part) for name in names):
            return kind
    raise UnreadableFile(watch.file, "is an archive, neither a workbook (.xlsx) nor a document (.docx)")


def _compound_kind(data: bytes, watch: Watch) -> str:
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") not in data:
            continue
        if not kind:
            raise EncryptedFile(watch.file)
        if kind == "xls":
            return kind
        raise UnreadableFile(watch.file, f"is {kind}")
    raise UnreadableFile(watch.file, "is an old Office file, but no workbook")


def _bytes(path: Path, watch: Watch) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableFile(watch.file, "not a regular file" if path.exists() else "no such file")
        with path.open("rb") as stream:
            return stream.read(watch.limits.size + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFile(watch.file, f"cannot be opened: {error}") from None
