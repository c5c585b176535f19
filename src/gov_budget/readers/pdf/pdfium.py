"""Pages of a PDF file as letters and ruling lines.  The only module that knows pypdfium2."""

from __future__ import annotations

from ctypes import byref, c_double, c_float, c_int
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any

from gov_budget.errors import DamagedFile, EncryptedFile, MissingExtra
from gov_budget.readers.pdf.drawing import UPRIGHT, Frame, rules_of_path, rules_of_thin
from gov_budget.readers.pdf.fonts import give_font
from gov_budget.readers.pdf.glyphs import Glyph, Sheet, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.readers.limits import Watch
    from gov_budget.readers.pdf.drawing import Affine
    from gov_budget.readers.pdf.glyphs import Rule

__all__ = ["sheets_of"]

_PDFIUM = Lock()
"""PDFium keeps state of its own: one thread at a time."""
_SAMPLE = 40
_QUARTER = 1.5708
_LARGE, _ASLANT = 12.0, 0.08
"""Points, and the share of a quarter of a turn: from there on letters are a watermark."""
_RECTANGLE = 5
"""Points of a path that may be taken by its bounds."""
_PASSWORD = 4
_UNKNOWN = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF, *range(1, 32)} - {0x02, 0x09, 0x0A, 0x0D})
"""No letters; PDFium itself writes tabs, line ends, and 2 for a hyphen at the end of a line."""
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
        give_font(pdfium.raw)
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
        self.raw, self.document, self.number, self.watch = raw, document.raw, number, watch
        self.rules: list[Rule] = []
        self.pictured, self.strokes, self.garbled, self.objects = 0.0, 0, 0, 0
        self._open()
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(self.page, byref(box))
        self.frame = Frame(box.left, box.bottom, box.right, box.top)
        matrix = UPRIGHT[self._quarters()]
        if matrix is not None:
            self._set_upright(matrix)

    def _open(self) -> None:
        self.page = self.raw.FPDF_LoadPage(self.document, self.number - 1)
        if not self.page:
            raise DamagedFile(self.watch.file, "cannot be opened", f"page {self.number}")
        self.text = self.raw.FPDFText_LoadPage(self.page)
        self.letters = max(self.raw.FPDFText_CountChars(self.text), 0) if self.text else 0

    def _close(self) -> None:
        self.raw.FPDFText_ClosePage(self.text)
        self.raw.FPDF_ClosePage(self.page)

    def _set_upright(self, matrix: Affine) -> None:
        """Turn what is on the page, in memory, and open it again: then its letters are measured as others."""
        turn = self.raw.FS_MATRIX(*matrix, 0, 0)
        self.raw.FPDFPage_TransFormWithClip(self.page, byref(turn), None)
        self._close()
        self._open()
        self.frame = self.frame.turned(matrix)

    def sheet(self) -> Sheet:
        """Return what stands on the page and close it."""
        try:
            self.watch.count("letters", self.letters, f"page {self.number}")
            runs = runs_of(list(self._glyphs()))
            self._objects(self.raw.FPDFPage_CountObjects, self.raw.FPDFPage_GetObject, self.page, (), 1)
        finally:
            self._close()
        width, height = self.frame.size
        share = self.pictured / (width * height or 1)
        rules = tuple(self.rules)
        return Sheet(self.number, width, height, runs, rules, share, self.strokes, self.garbled)

    def _quarters(self) -> int:
        """By how many quarters most letters stand turned to the left."""
        step = max(self.letters // _SAMPLE, 1)
        angles = [
            -round(self.raw.FPDFText_GetCharAngle(self.text, n) / _QUARTER) % 4
            for n in range(0, self.letters, step)
            if not self.raw.FPDFText_IsGenerated(self.text, n)
        ]
        return max(range(4), key=lambda quarter: (angles.count(quarter), -quarter))

    def _glyphs(self) -> Iterator[Glyph]:
        """The letters of the page in the order of the file, without those that PDFium makes up.

        Large letters that stand aslant are a watermark, which lies over the tables and says nothing.
        """
        raw, text, point = self.raw, self.text, self.frame.point
        code_of, origin_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin
        box, x, y = raw.FS_RECTF(), c_double(), c_double()
        at, to_x, to_y = byref(box), byref(x), byref(y)
        box_of = raw.FPDFText_GetLooseCharBox
        for n in range(self.letters):
            code = code_of(text, n)
            if code in _UNKNOWN or code in _PRIVATE:
                self.garbled += 1
            if (code <= 32 and raw.FPDFText_IsGenerated(text, n)) or not box_of(text, n, at):  # noqa: PLR2004
                continue
            if box.top - box.bottom > _LARGE and self._is_aslant(n):
                continue
            origin_of(text, n, to_x, to_y)
            left, top = point(box.left, box.top)
            right, bottom = point(box.right, box.bottom)
            base = point(x.value, y.value)[1]
            yield Glyph(_letter(code), min(left, right), max(left, right), base, abs(bottom - top) or 1.0)

    def _is_aslant(self, n: int) -> bool:
        quarters = self.raw.FPDFText_GetCharAngle(self.text, n) / _QUARTER
        return bool(abs(quarters - round(quarters)) > _ASLANT)

    def _objects(self, count: Any, get: Any, holder: Any, outer: tuple[Any, ...], depth: int) -> None:  # noqa: ANN401
        """Collect what is drawn on the page or in a form on it."""
        raw = self.raw
        objects = count(holder)
        self._count(objects)
        for n in range(objects):
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

    def _count(self, more: int) -> None:
        self.objects += more
        self.watch.count("objects", self.objects, f"page {self.number}")

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
        return self.frame.point(x, y)

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
        self._count(segments)
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
