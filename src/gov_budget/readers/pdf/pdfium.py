"""Pages of a PDF file as letters and ruling lines.  The only module that knows pypdfium2."""

from __future__ import annotations

from ctypes import byref, c_double, c_float, c_int
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any

from gov_budget.errors import DamagedFile, EncryptedFile, MissingExtra
from gov_budget.readers.pdf.drawing import Turn, rules_of_path, rules_of_thin
from gov_budget.readers.pdf.glyphs import Glyph, Sheet, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.readers.limits import Watch
    from gov_budget.readers.pdf.glyphs import Rule

__all__ = ["sheets_of"]

_PDFIUM = Lock()
"""PDFium keeps state of its own: one thread at a time."""
_SAMPLE = 40
_QUARTER = 1.5708
_RECTANGLE = 5
"""Points of a path that may be taken by its bounds."""
_PASSWORD = 4
_UNKNOWN = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
_PRIVATE = range(0xE000, 0xF900)


def sheets_of(data: bytes, watch: Watch) -> Iterator[Sheet]:
    """Yield the pages of a PDF file.

    Raises:
        MissingExtra: pypdfium2 is not installed.
        EncryptedFile: it needs a password.
        DamagedFile: it is no PDF file that can be opened, or a page cannot be.
        LimitExceeded: it has too many pages or takes too long.
    """
    try:
        pdfium = import_module("pypdfium2")
    except ImportError as error:
        raise MissingExtra("reading a PDF file", "pdf") from error
    with _PDFIUM:
        document = _opened(pdfium, data, watch)
        try:
            watch.count("pages", len(document))
            for number in range(1, len(document) + 1):
                watch.tick(f"page {number}")
                yield _Page(pdfium.raw, document, number, watch).sheet()
        finally:
            document.close()


def _opened(pdfium: Any, data: bytes, watch: Watch) -> Any:  # noqa: ANN401 - the library has no types
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise EncryptedFile(watch.file) from None
        raise DamagedFile(watch.file, "is no PDF file that can be opened") from None


class _Page:
    """A page that is being taken apart."""

    def __init__(self, raw: Any, document: Any, number: int, watch: Watch) -> None:  # noqa: ANN401
        self.raw, self.number, self.watch = raw, number, watch
        self.page = raw.FPDF_LoadPage(document.raw, number - 1)
        if not self.page:
            raise DamagedFile(watch.file, "cannot be opened", f"page {number}")
        self.text = raw.FPDFText_LoadPage(self.page)
        self.letters = max(raw.FPDFText_CountChars(self.text), 0) if self.text else 0
        self.rules: list[Rule] = []
        self.pictured, self.strokes, self.garbled = 0.0, 0, 0
        self.turn = self._turn()

    def sheet(self) -> Sheet:
        """Return what stands on the page and close it."""
        try:
            self.watch.count("letters", self.letters, f"page {self.number}")
            runs = runs_of(list(self._glyphs()))
            self._objects(self.raw.FPDFPage_CountObjects, self.raw.FPDFPage_GetObject, self.page, (), 1)
        finally:
            self.raw.FPDFText_ClosePage(self.text)
            self.raw.FPDF_ClosePage(self.page)
        width, height = self.turn.size
        share = self.pictured / (width * height or 1)
        rules = tuple(self.rules)
        return Sheet(self.number, width, height, runs, rules, share, self.strokes, self.garbled)

    def _turn(self) -> Turn:
        box = self.raw.FS_RECTF()
        self.raw.FPDF_GetPageBoundingBox(self.page, byref(box))
        quarters = self._lettered() if self.letters else self.raw.FPDFPage_GetRotation(self.page)
        return Turn(quarters, box.left, box.bottom, box.right, box.top)

    def _lettered(self) -> int:
        """The quarter turns that set most letters upright."""
        step = max(self.letters // _SAMPLE, 1)
        angles = [
            round(self.raw.FPDFText_GetCharAngle(self.text, n) / _QUARTER) % 4
            for n in range(0, self.letters, step)
            if not self.raw.FPDFText_IsGenerated(self.text, n)
        ]
        return max(range(4), key=lambda quarter: (angles.count(quarter), -quarter))

    def _glyphs(self) -> Iterator[Glyph]:
        """The letters of the page in the order of the file, without those that PDFium makes up."""
        raw, text, point = self.raw, self.text, self.turn.point
        code_of, origin_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin
        box, x, y = raw.FS_RECTF(), c_double(), c_double()
        at, to_x, to_y = byref(box), byref(x), byref(y)
        upright = self.turn.quarters == 0
        box_of = raw.FPDFText_GetLooseCharBox if upright else self._tight
        for n in range(self.letters):
            code = code_of(text, n)
            if code in _UNKNOWN or code in _PRIVATE:
                self.garbled += 1
            if (code <= 32 and raw.FPDFText_IsGenerated(text, n)) or not box_of(text, n, at):  # noqa: PLR2004
                continue
            origin_of(text, n, to_x, to_y)
            left, top = point(box.left, box.top)
            right, bottom = point(box.right, box.bottom)
            base = point(x.value, y.value)[1]
            yield Glyph(_letter(code), min(left, right), max(left, right), base, abs(bottom - top) or 1.0)

    def _tight(self, text: Any, n: int, at: Any) -> bool:  # noqa: ANN401
        """The box of a turned letter: PDFium's loose boxes are wrong for it."""
        left, right, bottom, top = (c_double() for _ in range(4))
        found = self.raw.FPDFText_GetCharBox(text, n, byref(left), byref(right), byref(bottom), byref(top))
        box = at._obj  # noqa: SLF001 - how ctypes names what a reference is to
        box.left, box.right, box.bottom, box.top = left.value, right.value, bottom.value, top.value
        if found and self.raw.FPDFText_GetFontSize(text, n) > 0:
            self._heighten(box, self.raw.FPDFText_GetFontSize(text, n))
        return bool(found)

    def _heighten(self, box: Any, size: float) -> None:  # noqa: ANN401
        """Give a letter the height of its font, so that a comma is as large as its line."""
        if self.turn.quarters % 2:
            middle = (box.left + box.right) / 2
            box.left, box.right = middle - size / 2, middle + size / 2
        else:
            middle = (box.bottom + box.top) / 2
            box.bottom, box.top = middle - size / 2, middle + size / 2

    def _objects(self, count: Any, get: Any, holder: Any, outer: tuple[Any, ...], depth: int) -> None:  # noqa: ANN401
        """Collect what is drawn on the page or in a form on it."""
        raw = self.raw
        for n in range(count(holder)):
            one = get(holder, n)
            kind = raw.FPDFPageObj_GetType(one)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(one, outer)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                (x0, y0), (x1, y1) = self._bounds(one, outer)
                self.pictured += abs((x1 - x0) * (y1 - y0))
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                self.watch.count("depth", depth, f"page {self.number}")
                matrix = raw.FS_MATRIX()
                raw.FPDFPageObj_GetMatrix(one, byref(matrix))
                inner = (matrix, *outer)
                self._objects(raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, one, inner, depth + 1)
        self.watch.count("strokes", self.strokes + len(self.rules), f"page {self.number}")

    def _bounds(self, one: Any, outer: tuple[Any, ...]) -> tuple[tuple[float, float], tuple[float, float]]:  # noqa: ANN401
        left, bottom, right, top = (c_float() for _ in range(4))
        self.raw.FPDFPageObj_GetBounds(one, byref(left), byref(bottom), byref(right), byref(top))
        return (
            self._placed(left.value, bottom.value, outer),
            self._placed(right.value, top.value, outer),
        )

    def _placed(self, x: float, y: float, matrices: tuple[Any, ...]) -> tuple[float, float]:
        for m in matrices:
            x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
        return self.turn.point(x, y)

    def _path(self, one: Any, outer: tuple[Any, ...]) -> None:  # noqa: ANN401
        fill, stroke = c_int(), c_int()
        self.raw.FPDFPath_GetDrawMode(one, byref(fill), byref(stroke))
        if not fill.value and not stroke.value:
            return
        segments = self.raw.FPDFPath_CountSegments(one)
        if segments <= _RECTANGLE:
            thin = rules_of_thin(*self._bounds(one, outer))
            if thin:
                self.rules.append(thin)
                return
        before = len(self.rules)
        figures = self._figures(one, segments, outer)
        self.rules += rules_of_path(figures, is_stroked=bool(stroke.value))
        self.strokes += len(self.rules) == before

    def _figures(self, one: Any, segments: int, outer: tuple[Any, ...]) -> list[list[tuple[float, float]]]:  # noqa: ANN401
        raw = self.raw
        matrix, x, y = raw.FS_MATRIX(), c_float(), c_float()
        raw.FPDFPageObj_GetMatrix(one, byref(matrix))
        matrices = (matrix, *outer)
        figures: list[list[tuple[float, float]]] = []
        self.watch.count("strokes", segments, f"page {self.number}")
        for n in range(segments):
            segment = raw.FPDFPath_GetPathSegment(one, n)
            raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not figures:
                figures.append([])
            figures[-1].append(self._placed(x.value, y.value, matrices))
            if raw.FPDFPathSegment_GetClose(segment):
                figures[-1].append(figures[-1][0])
        return figures


def _letter(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - surrogates are no letters
