"""A plan as a web page."""

from html import escape
from itertools import groupby

__all__ = ["to_html"]


def to_html(plan, look):
    """Return a page in UTF-8."""
    parts = ['<!DOCTYPE html><html><head><meta charset="utf-8"><title>', escape(plan.title), "</title>"]
    parts.append("<style>td { border: 1px solid }</style></head><body>")
    parts.append(f"<h1>{escape(plan.title)}</h1>")
    for heading, paragraphs in plan.prose:
        parts += [f"<h2>{escape(heading)}</h2>", *(f"<p>{escape(one)}</p>" for one in paragraphs)]
    for sheet in plan.sheets:
        parts += (
            _framed(_sheet(sheet, plan.institution))
            if look.frames_tables
            else _sheet(sheet, plan.institution)
        )
    return "".join([*parts, "</body></html>"]).encode()


def _sheet(sheet, institution):
    yield f"<p>{escape(sheet.number)}</p><h3>{escape(sheet.title)}</h3>"
    yield f"<p>部门：{escape(institution)}&nbsp;&nbsp;金额单位：{sheet.unit}</p><table>"
    rows = {row: list(boxes) for row, boxes in groupby(sorted(sheet.boxes, key=_place), lambda box: box.row)}
    taken = {
        (box.row + i, box.column + j)
        for box in sheet.boxes
        for i in range(box.down)
        for j in range(box.across)
    }
    for row in range(sheet.height):
        cells = [(box.column, _cell(box)) for box in rows.get(row, ())]
        cells += [(n, "<td></td>") for n in range(sheet.width) if (row, n) not in taken]
        yield "<tr>" + "".join(text for _, text in sorted(cells)) + "</tr>"
    yield "</table>" + "".join(f"<p>{escape(note)}</p>" for note in sheet.notes)


def _framed(parts):
    """A table that lays out a page around the table that is meant, as old editors write it."""
    yield '<table width="100%"><tr><td><table><tr><td>'
    yield from parts
    yield "</td></tr></table></td></tr></table>"


def _place(box):
    return box.row, box.column


def _cell(box):
    spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", box.down), ("colspan", box.across)) if n > 1)
    align = ' align="right"' if box.is_amount else ""
    return f"<td{spans}{align}>{escape(box.text).replace(chr(10), '<br>')}</td>"
