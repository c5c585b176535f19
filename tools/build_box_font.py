"""Builds src/gov_budget/readers/pdf/data/box.ttf: a font in which every letter is one and the same bar.

PDFium leaves out what has no outline: a single Chinese letter in a font that is neither in the file nor
on the machine.  With this font in its place each letter has a size, and its text is read.

    pip install fonttools && python tools/build_box_font.py
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

TARGET = Path(__file__).parent.parent / "src/gov_budget/readers/pdf/data/box.ttf"
EM, BAR, ASCENT, DESCENT = 1000, 50, 880, -120
LETTERS = range(0x21, 0x30000)


def box() -> object:
    """Return the outline of a bar: narrower than any letter, or letters would reach over the next ones."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    for corner in ((0, ASCENT), (BAR, ASCENT), (BAR, DESCENT)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def every_letter() -> CmapSubtable:
    """Return the table that maps all letters to the box: format 13 needs one entry for them."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 13, 0, 0, 0
    table.cmap = dict.fromkeys(LETTERS, "box")
    return table


def main() -> None:
    """Write the font."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": box(), "box": box()})
    builder.setupHorizontalMetrics({".notdef": (EM, 0), "box": (EM, 0)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "gov_budget box", "styleName": "Regular", "psName": "GovBudgetBox"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.font["cmap"].tables = [every_letter()]
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    TARGET.parent.mkdir(exist_ok=True)
    builder.save(TARGET)


if __name__ == "__main__":
    main()
