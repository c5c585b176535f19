"""Questions over many budgets, on data small enough to add up by hand."""

from pathlib import Path

import pytest

pytest.importorskip("polars", reason="the extra bulk is not installed")
pytest.importorskip("duckdb", reason="the extra bulk is not installed")

import duckdb
import polars as pl

import gov_budget as gb
from gov_budget.bulk import Dataset, questions
from gov_budget.bulk.questions.divisions import division_in_code, division_in_path

ROOT = Path(__file__).resolve().parents[2]

documents = pl.DataFrame(
    [
        (0, "department", "214", "科协", 2024, "budget"),
        (1, "unit", "214001", "馆", 2024, "budget"),  # in 0
        (2, "unit", "214001", "馆", 2024, "budget"),  # in another place: nobody else counts it
        (3, "unit", "301001", "校", 2024, "budget"),  # its department is not there
        (4, "unit", "214001", "馆", 2023, "budget"),  # of another year
        (5, "unit", "901", "队", 2024, "budget"),  # a line of 0 names it
        (6, "unit", "", "园", 2024, "budget"),  # a line of 0 names it by name
        (7, "unit", "", "谁", 2024, "budget"),  # no code, and departments are there
        (8, "department", "214", "科协", 2024, "budget"),  # 0 again
        (9, "department", "214", "科协", 2024, "final_account"),
        (10, "department", "", "司法局", 2024, "budget"),  # no code, in a third place
        (11, "unit", "77001", "所", 2024, "budget"),  # there: may be in 10
        (12, "department", "5", "无处", 2024, "budget"),
    ],
    schema=["document", "scope", "institution_code", "institution_name", "year", "stage"],
    orient="row",
)
places = pl.DataFrame(
    {
        "document": range(12),
        "place": ["甲", "甲", "乙", *["甲"] * 7, "丙", "丙"],
        "region": ["东", "东", "东", *["东"] * 7, "西", "西"],
    }
)
STATUS = [
    "counted", "inside", "counted", "counted", "counted", "inside", "inside",
    "undecided", "repeated", "counted", "counted", "undecided", "nowhere",
]  # fmt: skip
CELLS = [  # document, kind, role, institution, name, code, leaf, column, first, ambiguous, fen
    (0, "expenditure", "subject", "", "", "206", False, "total", True, False, 100),
    (0, "expenditure", "subject", "", "", "2060701", True, "total", True, False, 100),
    (0, "expenditure", "subject", "", "", "2060701", True, "basic", True, False, 60),
    (0, "expenditure", "subject", "", "", "2060701", True, "total", False, False, 9999),
    (0, "expenditure", "subject", "", "", "2060702", True, "total", True, True, 8888),
    (0, "expenditure", "institution", "901", " 队 ", "", False, "total", True, False, 20),
    (0, "expenditure", "institution", "", " 园 ", "", False, "total", True, False, 20),
    (1, "expenditure", "subject", "", "", "2060701", True, "total", True, False, 40),
    (2, "expenditure", "subject", "", "", "2060701", True, "total", True, False, 7),
    (3, "expenditure", "subject", "", "", "2060701", True, "total", True, False, 3),
    (8, "expenditure", "subject", "", "", "2060701", True, "total", True, False, 100),
    (9, "account_expenditure", "subject", "", "", "2060701", True, "total", True, False, 90),
    (12, "expenditure", "subject", "", "", "2060701", True, "total", True, False, 5000),
    (0, "general_public", "total", "", "", "", False, "total", True, False, 80),
    (0, "government_fund", "total", "", "", "", False, "total", True, False, 20),
    (9, "account_government_fund", "total", "", "", "", False, "total", True, False, 19),
    (10, "general_public", "total", "", "", "", False, "total", True, False, 6),
    (0, "three_public", "total", "", "", "", False, "total", True, False, 5),
    (0, "three_public", "total", "", "", "", False, "operating", True, False, 30),
    (0, "government_fund_three_public", "total", "", "", "", False, "total", True, False, 1),
    (3, "three_public", "total", "", "", "", False, "total", True, False, 2),
    (1, "three_public", "total", "", "", "", False, "total", True, False, 4),
    (10, "three_public", "total", "", "", "", False, "total", True, False, None),
]
cells = pl.DataFrame(
    [(*row[:9], row[9], False, row[10], 2024) for row in CELLS],
    schema=["document", "kind", "role", "institution", "name", "code", "leaf", "column",
            "first", "ambiguous", "shadowed", "fen", "year"],
    orient="row",
)  # fmt: skip
claims = pl.DataFrame(
    [
        (0, 0, "operating", 2023, "amount", 8),
        (0, 1, "operating", 2024, "amount", 9),
        (0, 2, "operating", 2024, "amount", 9),
        (0, 3, "operating", 2024, "change", 1),
        (1, 0, "operating", 2024, "amount", 5),
        (10, 0, "operating", 2024, "amount", 70),
        (9, 0, "three_public", 2024, "amount", 11),
    ],
    schema=["document", "claim", "indicator", "year", "aspect", "fen"],
    orient="row",
)
results = pl.DataFrame(
    [
        (0, "W01", "broken", -9, 1, 0),
        (0, "W01", "broken", 2, 0, 0),
        (1, "W01", "broken", 5, 0, 0),
        (2, "W02", "broken", 9, 0, 0),
        (2, "D01", "broken", None, None, None),
        (1, "X01", "holds", 99, 0, 0),
    ],
    schema=["document", "rule", "verdict", "residual", "table", "line"],
    orient="row",
).with_columns(column=pl.lit("total"))


class Engine:
    """The same frames for one engine, and its answers as rows."""

    def __init__(self, kind):
        self.kind = kind
        self.database = duckdb.connect() if kind == "duckdb" else None

    def __call__(self, frame):
        if self.database is not None:
            return self.database.from_arrow(frame.to_arrow())
        return frame.lazy() if self.kind == "lazy" else frame

    @staticmethod
    def rows(answer):
        if isinstance(answer, pl.LazyFrame):
            answer = answer.collect()
        return answer.rows() if isinstance(answer, pl.DataFrame) else answer.fetchall()


@pytest.fixture(params=["eager", "lazy", "duckdb"])
def engine(request):
    return Engine(request.param)


@pytest.fixture
def chosen(engine):
    return questions.counted(engine(documents), engine(places), engine(cells))


def test_every_document_has_its_place_in_a_total(engine):
    found = questions.placement(engine(documents), engine(places), engine(cells))
    names = found.columns if engine.kind != "lazy" else found.collect_schema().names()
    rows = [dict(zip(names, row, strict=True)) for row in engine.rows(found)]
    assert [row["status"] for row in sorted(rows, key=lambda row: row["document"])] == STATUS


def test_without_the_lines_of_tables_less_can_be_told(engine):
    rows = engine.rows(questions.counted(engine(documents), engine(places)))
    assert sorted(row[0] for row in rows) == [0, 2, 3, 4, 5, 9, 10]


def test_totals_by_subject(engine, chosen):
    assert sorted(engine.rows(questions.subject_totals(engine(cells), chosen))) == [
        ("乙", 2024, "budget", "2060701", 7, 1),
        ("甲", 2024, "budget", "2060701", 103, 2),
        ("甲", 2024, "final_account", "2060701", 90, 1),
    ]
    by_region = questions.subject_totals(engine(cells), chosen, by=["region", "stage"])
    assert engine.rows(by_region) == [
        ("东", "budget", "2060701", 110, 3),
        ("东", "final_account", "2060701", 90, 1),
    ]


def test_totals_by_fund(engine, chosen):
    assert engine.rows(questions.fund_totals(engine(cells), chosen, by=["region"])) == [
        ("东", "general_public", 80, 1),
        ("东", "government_fund", 39, 2),
        ("西", "general_public", 6, 1),
    ]
    assert engine.rows(questions.subject_totals(engine(cells), chosen, "government_fund")) == []
    with pytest.raises(KeyError):
        questions.subject_totals(cells, documents, "lottery")


def test_three_public_and_operating(engine, chosen):
    assert engine.rows(questions.three_public(engine(cells), chosen)) == [("甲", 2024, "budget", 8, 2)]
    assert sorted(engine.rows(questions.operating(engine(claims), chosen))) == [
        ("丙", 2024, "budget", 70, 1),
        ("甲", 2024, "budget", 9, 1),
    ]
    assert engine.rows(questions.operating_in_tables(engine(cells), chosen)) == [
        ("甲", 2024, "budget", 30, 1)
    ]


def test_what_is_most_broken(engine):
    assert engine.rows(questions.most_broken(engine(results))) == [
        ("W01", 2, 3),
        ("D01", 1, 1),
        ("W02", 1, 1),
    ]
    largest = questions.largest_residuals(engine(results), 3)
    assert [row[3] for row in engine.rows(largest)] == [-9, 9, 5]
    assert engine.rows(questions.by_place(engine(results), engine(places))) == [
        ("甲", "W01", 2, 3),
        ("乙", "D01", 1, 1),
        ("乙", "W02", 1, 1),
    ]


def test_the_published_example():
    data = Dataset.of([gb.read(ROOT / "examples" / "quxian-2024.json")])
    frames = {name: pl.from_arrow(table) for name, table in data.frames.items()}
    where = pl.DataFrame({"document": [0], "place": ["511725"]})
    own = questions.counted(frames["documents"], where, frames["cells"])
    # as printed, in 万元: 367.12 in all, of it 233.12 and 134.00 by fund; “三公” 3.19 and 8.00; 机关运行经费
    # 15.00; its ten subjects add up to 367.11, for they are rounded
    assert questions.fund_totals(frames["cells"], own)["fen"].to_list() == [233120000, 134000000]
    assert questions.subject_totals(frames["cells"], own)["fen"].sum() == 367110000
    assert questions.three_public(frames["cells"], own)["fen"].to_list() == [11190000]
    assert questions.operating(frames["claims"], own)["fen"].to_list() == [15000000]


@pytest.mark.parametrize(
    ("path", "division"),
    [
        ("2024/511725/214.pdf", "511725"),
        ("/data/510000/511725-渠县/a.pdf", "511725"),
        ("511725000/511725001000/a.pdf", "511725"),
        ("511725渠县/2024/a.pdf", "511725"),
        ("2024/511725.pdf", ""),  # a file: perhaps the number of an institution
        ("202401/a.pdf", ""),  # a month
        ("991725/a.pdf", ""),  # no province
        ("5117251/a.pdf", ""),  # seven digits
        ("", ""),
    ],
)
def test_the_division_that_a_path_carries(path, division):
    assert division_in_path(path) == division


@pytest.mark.parametrize(
    ("code", "division"),
    [
        ("511725214001", "511725"),
        ("511725214", "511725"),
        ("511725", ""),  # perhaps an institution's own number
        ("214001", ""),
        ("201401001", ""),
        ("91350100M000100Y43", "350100"),  # the example of GB 32100
        ("91350100M000100Y44", ""),  # its check character is wrong
        ("", ""),
    ],
)
def test_the_division_that_a_code_carries(code, division):
    assert division_in_code(code) == division


def test_places_by_divisions(engine):
    paths = pl.DataFrame(
        {
            "document": [0, 1, 2],
            "source": ["510000/511725/a.pdf", "310107/b.pdf", "c.pdf"],
            "institution_code": ["", "511725214001", ""],
        }
    )
    found = questions.divisions(engine(paths), "path")
    assert found.sort("document").rows() == [(0, "511725", "四川省"), (1, "310107", "上海市")]
    assert questions.divisions(engine(paths), "code").rows() == [(1, "511725", "四川省")]
    with pytest.raises(ValueError, match="'path' or 'code'"):
        questions.divisions(engine(paths), "name")
