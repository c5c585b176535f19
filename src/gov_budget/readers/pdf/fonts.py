"""A font for Chinese letters whose own font is not in the file.

PDFium leaves out a text without any outline, such as a single letter of a missing font, and where the
machine has a Chinese font, the letters get its shapes and so other edges.  Every such letter is given
the box font (``tools/build_box_font.py``): what is read are texts and places, no shapes, and the same
on every machine.
"""

from __future__ import annotations

from ctypes import byref, memmove
from importlib.resources import files
from typing import Any

__all__ = ["give_font"]

_CHINESE, _TRADITIONAL, _JAPANESE, _KOREAN = 134, 136, 128, 129
_CHARSETS = frozenset({_CHINESE, _TRADITIONAL, _JAPANESE, _KOREAN})
_HANDLE = 0x0B0C5
_NAME = b"gov_budget box\0"
_given: list[object] = []
"""What PDFium refers to as long as the program runs; empty until the font is given."""


def give_font(raw: Any) -> None:  # noqa: ANN401 - the library has no types
    """Let PDFium fall back on the box font; done once for a process."""
    if _given:
        return
    usual = raw.FPDF_GetDefaultSystemFontInfo()
    fallback = _Fallback(usual, files("gov_budget.readers.pdf").joinpath("data/box.ttf").read_bytes())
    info = raw.FPDF_SYSFONTINFO()
    info.version = 1
    for name, kind in raw.FPDF_SYSFONTINFO._fields_:
        if name != "version":
            setattr(info, name, kind(getattr(fallback, name)))
    _given.extend((info, fallback, usual))
    raw.FPDF_SetSystemFontInfo(byref(info))


class _Fallback:
    """Answers as the system does, and with the box font for Chinese letters."""

    def __init__(self, usual: Any, font: bytes) -> None:  # noqa: ANN401
        self.usual, self.ask, self.font = usual, usual.contents, font

    def MapFont(  # noqa: N802, PLR0913, PLR0917 - as PDFium calls it
        self, _this: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any  # noqa: ANN401
    ) -> int | None:  # fmt: skip
        if charset in _CHARSETS:
            return _HANDLE
        found: int | None = self.ask.MapFont(self.usual, weight, italic, charset, pitch, face, exact)
        return found

    def GetFontData(self, _this: Any, font: int, table: int, buffer: Any, size: int) -> int:  # noqa: ANN401, N802
        if font != _HANDLE:
            return int(self.ask.GetFontData(self.usual, font, table, buffer, size))
        return 0 if table else _copied(self.font, buffer, size)

    def GetFaceName(self, _this: Any, font: int, buffer: Any, size: int) -> int:  # noqa: ANN401, N802
        if font != _HANDLE:
            return int(self.ask.GetFaceName(self.usual, font, buffer, size))
        return _copied(_NAME, buffer, size)

    def GetFontCharset(self, _this: Any, font: int) -> int:  # noqa: ANN401, N802
        return _CHINESE if font == _HANDLE else int(self.ask.GetFontCharset(self.usual, font))

    def GetFont(self, _this: Any, face: Any) -> int | None:  # noqa: ANN401, N802
        found: int | None = self.ask.GetFont(self.usual, face) if self.ask.GetFont else None
        return found

    def DeleteFont(self, _this: Any, font: int) -> None:  # noqa: ANN401, N802
        if font != _HANDLE:
            self.ask.DeleteFont(self.usual, font)

    def EnumFonts(self, _this: Any, mapper: Any) -> None:  # noqa: ANN401, N802
        self.ask.EnumFonts(self.usual, mapper)

    def Release(self, _this: Any) -> None:  # noqa: ANN401, N802
        """Nothing is held that PDFium would have to release."""


def _copied(data: bytes, buffer: Any, size: int) -> int:  # noqa: ANN401
    if buffer and size >= len(data):
        memmove(buffer, data, len(data))
    return len(data)
