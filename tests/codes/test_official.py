"""Editions of the Ministry: read in three formats, compared, put in force, taken back."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from gov_budget.codes import CURRENT_YEAR, Grade, Scheme, catalogue, lookup, official, search
from gov_budget.codes.edition import shipped, years_of
from gov_budget.codes.official import grid, workbook
from gov_budget.errors import InvalidEdition, MissingExtra, UnknownCode, UnknownYear, UnreadableFile

HEADER = ("类", "款", "项", "科目名称", "说明")
ROWS = (
    ("206", "", "", "科学技术支出", "反映科学技术方面的支出。"),
    ("", "01", "", "  科学技术管理事务", ""),
    ("", "", "01", "    行政运行", "机关的基本支出。"),
    ("", "", "77", "    测试新设科目", "为测试而设。"),
    ("", "07", "", "  科学技术普及", ""),
    ("206", "07", "02", "    科普活动", "反映用于开展科普活动的支出。"),
    ("208", "", "", "社会保障与就业", ""),
)
CODES = ["206", "20601", "2060101", "2060177", "20607", "2060702", "208"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A user's folder of editions, empty and not there yet."""
    folder = tmp_path / "user" / "editions"
    monkeypatch.setenv("GOV_BUDGET_EDITIONS", str(folder))
    official.refresh()
    yield folder
    official.refresh()


def to_csv(path, rows, delimiter=",", encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def to_xlsx(path, *sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for n, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{n}")
        for row in rows:
            sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.save(path)
    return path


def spaced(path, rows):
    """As copied from a page: whole codes, and gaps of spaces."""
    written = [f"{code}  {row[3].strip()}   {row[4]}".rstrip() for code, row in zip(CODES, rows, strict=True)]
    path.write_text("\n".join(["2024年政府收支分类科目", *written]), "utf-8")
    return path


FORMATS = {
    "xlsx": lambda folder: to_xlsx(folder / "e.xlsx", [("2024年科目",), HEADER, *ROWS]),
    "csv": lambda folder: to_csv(folder / "e.csv", [("2024年科目",), HEADER, *ROWS]),
    "csv of Excel": lambda folder: to_csv(folder / "e.csv", [HEADER, *ROWS], encoding="gb18030"),
    "unicode text": lambda folder: to_csv(folder / "e.txt", [HEADER, *ROWS], "\t", "utf-16"),
    "pasted with tabs": lambda folder: to_csv(folder / "e.txt", [HEADER, *ROWS], "\t"),
    "pasted with spaces": lambda folder: spaced(folder / "e.txt", ROWS),
}


def problems(path, year=2024):
    with pytest.raises(InvalidEdition) as caught:
        official.read_edition(path, year)
    assert caught.value.file == str(path)
    return list(caught.value.problems)


@pytest.fixture
def edition(tmp_path):
    return official.read_edition(FORMATS["csv"](tmp_path), 2024)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_edition(form, tmp_path):
    edition = official.read_edition(FORMATS[form](tmp_path), 2024)
    assert [one.code for one in edition.subjects] == CODES
    assert [one.name for one in edition.subjects] == [row[3].strip() for row in ROWS]
    assert [one.explanation or "" for one in edition.subjects] == [row[4] for row in ROWS]
    assert {one.grade for one in edition.subjects} == {Grade.OFFICIAL}
    assert edition.schemes == (Scheme.FUNCTION,)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_difference(form, tmp_path):
    (found,) = official.from_shipped(official.read_edition(FORMATS[form](tmp_path), 2024))
    assert [one.code for one in found.same] == ["206", "20601", "2060101", "20607", "2060702"]
    assert [(a.name, b.name) for a, b in found.renamed] == [("社会保障与就业", "社会保障和就业支出")]
    assert [one.code for one in found.only_here] == ["2060177"]
    assert len(found.only_there) == len(catalogue(2024, "function")) - 6


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

CODE_COLUMNS = {
    "joined": (("科目编码", "科目名称"), [(code,) for code in CODES]),
    "joined with spaces": (
        ("科目代码", "名称"),
        [(" ".join(filter(None, (c[:3], c[3:5], c[5:]))),) for c in CODES],
    ),
    "repeated": (HEADER[:4], [(c[:3], c[3:5], c[5:]) for c in CODES]),
    "lost zeros": (HEADER[:4], [(c[:3], c[3:5].lstrip("0"), c[5:].lstrip("0")) for c in CODES]),
    "whole code at its level": (
        HEADER[:4],
        [("",) * (len(c) // 2 - 1) + (c,) + ("",) * (3 - len(c) // 2) for c in CODES],
    ),
    "all whole codes": (
        HEADER[:4],
        [(c[:3], c[:5] if c[3:] else "", c[:7] if c[5:] else "") for c in CODES],
    ),
    "full width": (HEADER[:4], [(c[:3].translate(WIDE), c[3:5].translate(WIDE), c[5:]) for c in CODES]),
}


@pytest.mark.parametrize("way", CODE_COLUMNS)
@pytest.mark.parametrize("write", [to_csv, to_xlsx])
def test_codes_are_read_however_they_are_split(way, write, tmp_path):
    header, codes = CODE_COLUMNS[way]
    rows = [header, *((*code, row[3]) for code, row in zip(codes, ROWS, strict=True))]
    path = write(tmp_path / f"e.{write.__name__[3:]}", rows)
    assert [one.code for one in official.read_edition(path, 2024).subjects] == CODES


def test_a_header_may_take_two_rows_and_come_again_on_the_next_page(tmp_path):
    header = [("科目编码", "", "", "科目名称", "说明"), ("类", "款", "项", "", "")]
    path = to_xlsx(tmp_path / "e.xlsx", [*header, *ROWS[:3], *header, *ROWS[3:], ("注：为测试而写",)])
    assert [one.code for one in official.read_edition(path, 2024).subjects] == CODES


def test_a_meaning_may_go_on_in_the_next_row(tmp_path):
    rows = [HEADER, ROWS[0], ("", "", "", "", "还有\n一句。")]
    (subject,) = official.read_edition(to_xlsx(tmp_path / "e.xlsx", rows), 2024).subjects
    assert subject.explanation == "反映科学技术方面的支出。 还有 一句。"


def test_sheets_may_hold_schemes_and_share_classes(tmp_path):
    economic = [("类", "款", "科目名称"), ("301", "", "工资福利支出"), ("", "1", "基本工资")]
    revenue = [("类", "款", "项", "目", "科目名称"), ("101", "1", "1", "1", "国有企业增值税")]
    above = [
        ("101", "", "", "", "税收收入"),
        ("101", "1", "", "", "增值税"),
        ("101", "1", "1", "", "国内增值税"),
    ]
    fund = [HEADER, ROWS[0], ("206", "10", "", "核电站乏燃料处理处置基金支出", "")]
    cover = [("封面",), ("说明见后",)]
    sheets = ([HEADER, *ROWS], fund, economic, [revenue[0], *above, revenue[1]], cover, [])
    edition = official.read_edition(to_xlsx(tmp_path / "e.xlsx", *sheets), 2024)
    assert edition.schemes == (Scheme.REVENUE, Scheme.FUNCTION, Scheme.ECONOMIC_DEPARTMENT)
    assert list(edition.of(Scheme.FUNCTION)) == sorted([*CODES, "20610"])
    assert "101010101" in edition.of(Scheme.REVENUE)
    assert edition.passed_over == ("表5",)


def at(*places):
    """ROWS with some of them replaced."""
    rows = [HEADER, *ROWS]
    for number, row in places:
        rows[number - 1] = row
    return rows


MALFORMED = {
    "shifted to the right": (
        [HEADER, *(("", *row) for row in ROWS[:1]), *ROWS[6:]],
        [(2, "款 '206' has no 类 above it")],
    ),
    "shifted to the left": (
        at((6, ("07", "", "科普事务", "", ""))),
        [(6, "类 '07' is not three digits"), (7, "code 2060702 has no 20607 above it")],
    ),
    "name among the codes": (
        at((5, ("", "77", "测试新设科目", "为测试而设。", ""))),
        [(5, "项 '测试新设科目' is not digits")],
    ),
    "code among the names": (
        at((3, ("206", "", "", "01", "科学技术管理事务")))[:4],
        [
            (3, "the name of 206 is the number 01: columns are shifted"),
            (3, "code 206 stands in row 2 already"),
            (4, "项 '01' has no 款 above it"),
        ],
    ),
    "three digits below 类": (
        at((7, ("", "208", "", "社会保障", ""))),
        [(7, "款 '208' is not one or two digits")],
    ),
    "duplicate code": (
        at((5, ("206", "1", "1", "行政运行", ""))),
        [(5, "code 2060101 stands in row 4 already")],
    ),
    "orphan item": (
        [HEADER, ROWS[0], ("206", "05", "01", "没有款的项", ""), ("", "07", "", "科普事务", "")],
        [(3, "code 2060501 has no 20605 above it")],
    ),
    "orphan item with blank parents": (
        [HEADER, ROWS[0], ("", "", "01", "没有款的项", "")],
        [(3, "项 '01' has no 款 above it")],
    ),
    "unknown first digit": (
        [HEADER, ("401", "", "", "没有这类", "")],
        [(2, "code 401 belongs to no classification")],
    ),
    "too deep": (
        [
            ("类", "款", "项", "科目名称"),
            ("301", "", "", "工资福利支出"),
            ("", "01", "", "基本工资"),
            ("", "", "1", "目"),
        ],
        [(4, "code 3010101 has not the digits of economic-department")],
    ),
    "no name": (at((4, ("", "", "01", "", ""))), [(4, "no name beside 2060101")]),
    "no code": (at((4, ("", "", "", "行政运行", ""))), [(4, "no code beside '行政运行'")]),
    "meaning of nothing": ([HEADER, ("", "", "", "", "说")], [(2, "说明 without a subject above it")]),
    "no header": (list(ROWS), [(1, "no header: expected 科目名称, and 科目编码 or 类 款 项")]),
    "two tables side by side": (
        [HEADER[:4] * 2, ROWS[0][:4] * 2],
        [(1, "the header names 类 twice: put one table below the other")],
    ),
    "a level is missing": (
        [("款", "科目名称"), ("01", "x")],
        [(1, "the header has 款 without all levels above it")],
    ),
    "nothing below": ([HEADER], [(1, "no subjects: expected rows of a code and a name")]),
}


@pytest.mark.parametrize("case", MALFORMED)
@pytest.mark.parametrize("write", [to_csv, to_xlsx, "pasted"])
def test_what_is_wrong_is_named_with_its_row_and_nothing_changes(case, write, tmp_path, folder):
    rows, expected = MALFORMED[case]
    if write == "pasted":
        path = to_csv(tmp_path / "e.txt", rows, "\t")
        assert problems(path) == expected
    else:
        path = write(tmp_path / f"e.{write.__name__[3:]}", rows)
        assert [row for row, _ in problems(path)] == [row for row, _ in expected]
    assert not folder.exists()


def test_what_is_wrong_in_text_without_tabs(tmp_path):
    path = tmp_path / "e.txt"
    path.write_text(
        "科目编码  科目名称\n206  科学技术支出\n  01  管理事务\n没有编码\n20601\n206 科技\n", "utf-8"
    )
    assert problems(path) == [
        (3, "code 01 belongs to no classification"),
        (4, "no code beside '没有编码'"),
        (5, "no name beside 20601"),
        (6, "code 206 stands in row 2 already"),
    ]


def test_rows_that_lean_on_a_bad_one_are_not_named_again(tmp_path):
    rows = at((3, ("", "x1", "", "科学技术管理事务", "")), (6, ("", "", "02", "项", "")))
    expected = [(3, "款 'x1' is not digits"), (7, "code 2060702 has no 20607 above it")]
    assert problems(to_csv(tmp_path / "e.csv", rows)) == expected


def test_in_a_workbook_of_several_sheets_the_sheet_is_named(tmp_path):
    other = [HEADER, ("206", "", "", "科学技术", "")]
    path = to_xlsx(tmp_path / "e.xlsx", [HEADER, *ROWS], other, [HEADER, ("2", "", "", "x", "")])
    assert problems(path) == [
        (2, "sheet 表2: code 206 has another name in row 2 of sheet 表1: 科学技术支出"),
        (2, "sheet 表3: 类 '2' is not three digits"),
    ]


def test_an_error_names_the_first_rows_and_counts_the_rest():
    error = InvalidEdition("e.csv", tuple((n, "x") for n in range(1, 9)))
    assert str(error).startswith("e.csv: row 1: x; row 2: x")
    assert str(error).endswith("; and 3 more")


UNREADABLE = {
    "missing.csv": (None, "no such file"),
    "empty.csv": (b"", "empty"),
    "old.xls": (b"\xd0\xcf\x11\xe0 rest", "old workbook"),
    "page.pdf": (b"%PDF-1.7", "is a PDF"),
    "binary.csv": (bytes(range(256)) * 9, "no text"),
    "damaged.xlsx": (b"PK\x03\x04 and no more", "damaged workbook"),
    "quoted.csv": ('类,款,科目名称\n"三公"经费,,\n'.encode(), "line 2"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_says_why(name, tmp_path):
    content, why = UNREADABLE[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=why):
        official.read_edition(path, 2024)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UnreadableFile, match="not a regular file"):
        official.read_edition(tmp_path, 2024)


def test_a_zip_that_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "e.xlsx", "w") as packed:
        packed.writestr("xl/workbook.xml", "<no")
    with pytest.raises(UnreadableFile, match="damaged workbook"):
        official.read_edition(tmp_path / "e.xlsx", 2024)


@pytest.mark.parametrize(
    ("module", "bound", "form"),
    [
        (grid, "MAX_BYTES", "csv"),
        (grid, "MAX_ROWS", "csv"),
        (workbook, "MAX_ROWS", "xlsx"),
        (workbook, "MAX_UNPACKED", "xlsx"),
    ],
)
def test_a_file_that_is_too_large_is_refused(module, bound, form, tmp_path, monkeypatch):
    monkeypatch.setattr(module, bound, 3)
    with pytest.raises(UnreadableFile, match="3"):
        official.read_edition(FORMATS[form](tmp_path), 2024)


def test_without_openpyxl_only_workbooks_are_refused(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra) as caught:
        official.read_edition(FORMATS["xlsx"](tmp_path), 2024)
    assert caught.value.extra == "xlsx"
    assert official.read_edition(FORMATS["csv"](tmp_path), 2024).subjects


def test_a_year_that_is_not_covered_is_refused(tmp_path):
    with pytest.raises(UnknownYear):
        official.read_edition(FORMATS["csv"](tmp_path), 2017)


def test_an_edition_in_force_answers_for_its_year_and_scheme(edition):
    assert lookup("208", 2024).grade is Grade.ATTESTED
    official.install(edition)
    assert lookup("208", 2024).name == "社会保障与就业"
    assert lookup("2060177", 2024).explanation == "为测试而设。"
    assert list(catalogue(2024, "function")) == CODES
    assert {one.grade for one in catalogue(2024, "function").values()} == {Grade.OFFICIAL}
    assert "2060177" in {one.code for one in search("测试新设科目", 2024)}
    assert lookup("208", 2025).name == "社会保障和就业支出"
    assert lookup("30217", 2024).grade is not Grade.OFFICIAL


def test_a_code_that_the_edition_lacks_is_unknown_in_its_year(edition):
    official.install(edition)
    assert years_of("2080505", Scheme.FUNCTION) == ((2018, 2023), (2025, 2027))
    assert years_of("2060177", Scheme.FUNCTION) == ((2024, 2024),)
    with pytest.raises(UnknownCode, match="2018–2023, 2025–2027"):
        lookup("2080505", 2024)


def test_the_shipped_run_of_a_name_stays_known(edition):
    before = lookup("206", 2024)
    official.install(edition)
    assert lookup("206", 2024).years == before.years
    assert lookup("208", 2024).years == (2024, 2024)


def test_another_process_has_it_too(edition, folder):
    official.install(edition)
    code = "import gov_budget; print(gov_budget.lookup('2060177', year=2024).grade.value)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "official\n"
    assert sorted(path.suffix for path in folder.iterdir()) == [".json", ".tsv"]


def test_what_is_imported_is_on_record(edition):
    (written,) = official.install(edition)
    assert official.installed() == {(Scheme.FUNCTION, 2024): written}
    assert (written.rows, written.source, written.sha256) == (7, "e.csv", edition.sha256)


def test_a_second_import_takes_the_place_of_the_first(tmp_path, folder, edition):
    official.install(edition)
    official.install(official.read_edition(to_csv(tmp_path / "new.csv", [HEADER, ROWS[0]]), 2024))
    assert list(catalogue(2024, "function")) == ["206"]
    assert len(list(folder.iterdir())) == 2


def test_the_same_import_twice_changes_nothing(edition):
    assert official.install(edition) == official.install(edition)
    assert list(catalogue(2024, "function")) == CODES


def test_forgetting_puts_the_shipped_edition_in_force(edition, folder):
    official.install(edition)
    assert official.forget(2024, Scheme.REVENUE) == ()
    assert [one.scheme for one in official.forget(2024)] == [Scheme.FUNCTION]
    assert dict(catalogue(2024, "function")) == dict(shipped(2024, Scheme.FUNCTION))
    assert [path.name for path in folder.iterdir()] == ["manifest.json"]


def test_an_import_that_fails_half_way_leaves_all_as_it_was(edition, folder, monkeypatch, tmp_path):
    official.install(edition)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    other = official.read_edition(
        to_csv(tmp_path / "n.csv", [("类", "科目名称"), ("301", "工资"), ("501", "x")]), 2024
    )
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(UnreadableFile, match="No space left"):
        official.install(other)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert lookup("301", 2024).name == "工资福利支出"


def test_a_table_that_was_changed_by_hand_is_refused(edition, folder):
    (written,) = official.install(edition)
    table = folder / written.file
    table.write_bytes(table.read_bytes() + b"\n209\tx\t")
    official.refresh()
    with pytest.raises(UnreadableFile, match="was changed"):
        lookup("206", 2024)
    table.unlink()
    with pytest.raises(UnreadableFile, match="No such file"):
        lookup("206", 2024)
    assert lookup("206", 2025).name == "科学技术支出"


@pytest.mark.parametrize("text", ["", "[]", '{"editions": [{}]}', '{"editions": [{"scheme": "x"}]}'])
def test_a_broken_manifest_is_refused(text, folder):
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(UnreadableFile, match="manifest"):
        lookup("206", 2024)


def test_a_named_folder_that_cannot_be_entered_is_an_error(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("GOV_BUDGET_EDITIONS", str(tmp_path / "file"))
    with pytest.raises(UnreadableFile):
        lookup("206", 2024)


@pytest.mark.skipif(sys.platform != "linux", reason="the rule of the other systems is another")
def test_without_the_variable_the_folder_is_where_the_system_keeps_data(monkeypatch):
    monkeypatch.delenv("GOV_BUDGET_EDITIONS")
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert official.folder() == "/home/somebody/.local/share/gov_budget/editions"
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert official.folder() == "/data/gov_budget/editions"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert official.folder() == "/home/somebody/.local/share/gov_budget/editions"


def test_a_home_that_may_not_be_entered_is_no_error(monkeypatch, tmp_path):
    (tmp_path / "gov_budget").write_text("", "utf-8")  # a file where a folder should be
    monkeypatch.delenv("GOV_BUDGET_EDITIONS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert lookup("206", 2024).name == "科学技术支出"


def test_importing_looks_at_no_file_and_the_first_lookup_at_one_folder():
    code = """
import sys
opened = []
seen = ('open', 'os.listdir')
sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event in seen else None)
import gov_budget.codes as codes
print(sum('editions' in path for path in opened))
for code in ('206', '208', '30217'):
    codes.lookup(code, 2024)
print(sum('editions' in path for path in opened), 'openpyxl' in sys.modules, 'json' in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[:3] == ["0", "1", "False"]


def test_years_are_compared_as_they_are_in_force(edition):
    before = official.between_years(2023, 2024, Scheme.FUNCTION)
    official.install(edition)
    after = official.between_years(2023, 2024, Scheme.FUNCTION)
    assert len(after.only_here) > len(before.only_here)
    assert [one.code for one in after.only_there] == ["2060177"]


def test_coverage_says_what_resolves_and_which_names_differ(edition):
    official.install(edition)
    printed = [
        ("206", "科学技术支出"),
        ("208", "社会保障和就业支出"),
        ("2080505", "养老"),
        ("301", ""),
        ("206", "科学技术支出"),
    ]
    seen = official.coverage(printed, 2024)
    assert (seen.codes, len(seen.subjects), seen.grades[Grade.OFFICIAL]) == (4, 3, 2)
    assert seen.unknown == (("2080505", "养老"),)
    assert [(name, one.code) for name, one in seen.renamed] == [("社会保障和就业支出", "208")]


def test_the_default_year_is_untouched(edition):
    official.install(edition)
    assert CURRENT_YEAR != 2024
    assert lookup("208").grade is Grade.ATTESTED
