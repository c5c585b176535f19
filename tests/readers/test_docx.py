"""Word documents, made of their markup."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from gov_budget.errors import DamagedFile, LimitExceeded
from gov_budget.readers.files import source_in
from gov_budget.readers.source import Grid, ObstacleKind, Paragraph

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
)
FOOT = "</w:body></w:document>"


def document(body, head=HEAD, foot=FOOT, **parts):
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", head + body + foot)
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def p(text, properties=""):
    return f"<w:p><w:r>{properties}<w:t>{text}</w:t></w:r></w:p>"


def tc(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def cells(grid):
    return [(c.row, c.column, c.text, c.row_span, c.column_span) for c in grid.cells]


def test_merged_cells():
    begin, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        tr(tc("项目", '<w:gridSpan w:val="2"/>'), tc("合计", begin)),
        tr(tc("类"), tc("款"), tc("", on)),
        tr(tc("205"), tc(""), tc("1.00")),
    ]
    (grid,) = source_in(document(tbl(*rows))).blocks
    assert cells(grid) == [
        (0, 0, "项目", 1, 2), (0, 2, "合计", 2, 1), (1, 0, "类", 1, 1), (1, 1, "款", 1, 1),
        (2, 0, "205", 1, 1), (2, 2, "1.00", 1, 1),
    ]  # fmt: skip


def test_order_breaks_and_what_is_not_displayed():
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    deleted = f"<w:p>{deleted}<w:r><w:t>新</w:t><w:br/><w:t>行</w:t></w:r></w:p>"
    field = (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r></w:p>"
    )
    found = source_in(document(p("题目") + tbl(tr(tc("a"), tc("b"))) + deleted + field)).blocks
    assert [type(one) for one in found] == [Paragraph, Grid, Paragraph, Paragraph, Paragraph]
    assert [one.text for one in found if isinstance(one, Paragraph)] == ["题目", "新", "行", "一 二"]


def test_a_table_in_a_cell_follows_the_table():
    inner = f"<w:tc>{p('d')}{tbl(tr(tc('x'), tc('y')))}{p('')}</w:tc>"
    first, second = source_in(document(tbl(tr(tc("a"), tc("b")), tr(tc("c"), inner)))).blocks
    assert [cell.text for cell in first.cells] == ["a", "b", "c", "d"]
    assert [cell.text for cell in second.cells] == ["x", "y"]


def test_rows_inside_content_controls():
    wrapped = f"<w:sdt><w:sdtContent>{tr(tc('a'), tc('b'))}</w:sdtContent></w:sdt>"
    (grid,) = source_in(document(tbl(wrapped))).blocks
    assert [cell.text for cell in grid.cells] == ["a", "b"]


def test_a_text_box_is_text_once():
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    found = source_in(document(f"<w:p><w:r><w:t>前</w:t>{both}<w:t>后</w:t></w:r></w:p>")).blocks
    assert [one.text for one in found] == ["前", "框内", "后"]


def test_hidden_text_is_read_and_said():
    source = source_in(document(p("隐", "<w:rPr><w:vanish/></w:rPr>")))
    assert source.blocks[0].text == "隐"
    assert source.obstacles[0].kind is ObstacleKind.HIDDEN


def test_a_document_of_pictures_is_scanned():
    source = source_in(document("<w:p><w:r><w:drawing/></w:r></w:p>"))
    assert [one.kind for one in source.obstacles] == [ObstacleKind.SCANNED]


@pytest.mark.parametrize(
    "head",
    ['<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + HEAD[38:], HEAD + "\0"],
)
def test_entities_are_refused(head):
    with pytest.raises(DamagedFile, match="document type"):
        source_in(document(p("a"), head))


def test_markup_that_is_cut_off_is_damaged():
    with pytest.raises(DamagedFile):
        source_in(document(p("a"), foot=""))


def test_nesting_is_bounded():
    with pytest.raises(LimitExceeded):
        source_in(document("<w:sdt>" * 300 + "</w:sdt>" * 300))


NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(depth, form, text, start=1):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(text, number, depth=0):
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text):
    return f'<w:p><w:pPr><w:pStyle w:val="h"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def test_numbers_that_word_sets_are_read():
    levels = level(0, "chineseCounting", "%1、", 9) + level(1, "decimal", "%1.%2") + level(2, "bullet", "•")
    numbering = (
        f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    style = '<w:style w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = f"<w:styles {NAMESPACE}>{style}</w:styles>"
    body = (
        listed("收入", 1) + listed("本年", 1, 1) + listed("上年", 1, 1) + p("正文") + listed("点", 1, 2)
        + styled("支出") + listed("本年", 1, 1) + listed("另", 0)
    )  # fmt: skip
    found = source_in(document(body, numbering=numbering, styles=styles)).blocks
    assert [block.text for block in found] == [
        "九、收入", "九.1 本年", "九.2 上年", "正文", "点", "十、支出", "十.1 本年", "另",
    ]  # fmt: skip


def test_a_broken_list_is_damage():
    with pytest.raises(DamagedFile):
        source_in(document(p("a"), numbering="<w:numbering"))
