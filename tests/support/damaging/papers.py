"""PDF files put together by hand, with what no program writes."""

from io import BytesIO

__all__ = [
    "cyclic_form",
    "cyclic_pages",
    "cyclic_references",
    "doubling_forms",
    "many_pages",
    "with_password",
]

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def _file(objects):
    """A PDF of numbered objects; the first is the catalogue."""
    parts, at, places = [b"%PDF-1.7\n"], 9, []
    for number, body in enumerate(objects, 1):
        text = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        places.append(at)
        at += len(text)
        parts.append(text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table))
    parts.append(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at))
    return b"".join(parts)


def _stream(data, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def many_pages(count, content=b"BT /F1 12 Tf 72 700 Td (1,234.00) Tj ET", size=600):
    """Return so many pages, all with the same content."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>" % (size, size)
    )
    pages = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", pages, _FONT, _stream(content), *[page] * count])


def cyclic_pages():
    """Return pages that are their own children."""
    pages = b"<< /Type /Pages /Count 3 /Parent 2 0 R /Kids [2 0 R 2 0 R 3 0 R] >>"
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", pages, b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"])


def _with_forms(*forms):
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 600] /Contents 4 0 R"
        b" /Resources << /XObject << /X 5 0 R >> >> >>"
    )
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, _stream(b"/X Do"), *forms])


def _form(content, inner):
    entries = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Resources << /XObject << /X %d 0 R >> >>" % inner
    )
    return _stream(content, entries)


def cyclic_form():
    """Return a form that draws itself."""
    return _with_forms(_form(b"/X Do 0 0 m 100 0 l S", 5))


def doubling_forms():
    """Return forms that each draw the next one twice: two to the thirtieth power at the end."""
    chain = [_form(b"/X Do /X Do", 6 + n) for n in range(29)]
    return _with_forms(
        *chain, _stream(b"0 0 m 100 0 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 600 600]")
    )


def cyclic_references():
    """Return objects that are references to each other where a value is needed."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox 4 0 R /Contents [4 0 R 5 0 R] /Resources 5 0 R >>"
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    length = b"<< /Length 6 0 R >>\nstream\nq\nendstream"
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, b"5 0 R", b"4 0 R", length])


def with_password():
    """Return a PDF that needs a password."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only for this

    stream = BytesIO()
    canvas = Canvas(stream, encrypt="secret")
    canvas.drawString(72, 700, "1,234.00")
    canvas.save()
    return stream.getvalue()
