"""Small budgets of every shape that the model allows and a file can say come back as they were."""

import json
import tempfile
from pathlib import Path

import attrs
import jsonschema
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small import complete

from gov_budget import formats
from gov_budget.fiscal import Fund, Scope, Stage
from gov_budget.model import (
    Aspect,
    Cell,
    Claim,
    DepartmentBudget,
    Indicator,
    Institution,
    InstitutionNature,
    Line,
    Listing,
    Locus,
    Role,
    Section,
    Span,
    Staff,
    StaffKind,
    Statement,
    Table,
    TableKind,
    Vehicles,
    VehicleType,
    kinds,
)
from gov_budget.money import Unit

PRINTED = (
    "143.09",
    "1,234.5",
    "（3.00）",
    "-0",
    "—",
    "",
    " ",
    "12..3",
    "0.0000001",
    "１２",
    "=1+1",
    "见附件",
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
amounts = st.sampled_from(PRINTED) | texts
counts = st.integers(-(2**53) + 1, 2**53 - 1)
ordinals = st.none() | st.integers(1, 2**53 - 1)
places = st.none() | st.integers(0, 8)
loci = st.none() | st.builds(Locus, ordinals, ordinals, ordinals).filter(lambda at: at != Locus())


@st.composite
def cells(draw, column, unit, columns):
    candidates = st.lists(st.sampled_from(columns), max_size=2).map(tuple) if columns else st.just(())
    return Cell.read(
        column, draw(amounts), unit, places=draw(places), locus=draw(loci), candidates=draw(candidates)
    )


@st.composite
def lines(draw, unit, columns):
    filled = draw(st.permutations(columns).map(lambda order: order[:3])) if columns else []
    ambiguous = [""] * draw(st.integers(0, 2))
    order = draw(st.permutations([*filled, *ambiguous]))
    return Line(
        role=draw(st.sampled_from(Role)),
        columns=columns,
        cells=tuple(draw(cells(column, unit, columns)) for column in order),
        code=draw(st.sampled_from(["", "2060701", "301"])),
        key=draw(texts),
        name=draw(texts),
        institution=draw(texts),
        printed_code=draw(texts),
        locus=draw(loci),
    )


@st.composite
def tables(draw):
    kind = draw(st.sampled_from(list(kinds().values())))
    columns = tuple(draw(st.lists(st.sampled_from(list(kind.by_key)), unique=True, max_size=5)))
    unit = draw(st.sampled_from(Unit))
    indicator = st.builds(Indicator, *[texts] * 9, locus=loci)
    return Table(
        kind=kind,
        unit=unit,
        columns=columns,
        lines=tuple(draw(st.lists(lines(unit, columns), max_size=3))),
        title=draw(texts),
        number=draw(texts),
        indicators=tuple(draw(st.lists(indicator, max_size=2))),
        notes=tuple(draw(st.lists(texts, max_size=2))),
        locus=draw(loci),
    )


def _places(found):
    return tuple(place or Locus() for place in found)


funds = st.none() | st.sampled_from(Fund)
indices = st.integers(0, 2**53 - 1)
spans = st.none() | st.builds(Span, indices, indices, indices, indices)


@st.composite
def claims(draw):
    indicator = draw(texts)
    column = draw(st.just(indicator) | texts)
    unit = draw(st.none() | st.sampled_from(Unit))
    kept = {"locus": draw(loci), "candidates": tuple(draw(st.lists(texts, max_size=2)))}
    cell = (
        Cell.read(column, draw(amounts), unit, places=draw(places), **kept)
        if unit
        else Cell(column, draw(amounts), **kept)
    )
    return Claim(
        indicator, draw(st.integers(1, 9999)), cell, draw(texts), draw(texts), draw(st.sampled_from(Aspect)),
        draw(texts), draw(funds), draw(texts), draw(st.none() | st.integers(1, 9999)),
        tuple(draw(st.lists(texts, max_size=2))), draw(spans),
    )  # fmt: skip


staff = st.builds(Staff, texts, st.sampled_from(StaffKind), counts)
natures = st.none() | st.sampled_from(InstitutionNature)
institutions = st.recursive(
    st.builds(Institution, texts, texts, natures),
    lambda below: st.builds(
        Institution, texts, texts, natures, st.lists(below, max_size=2).map(tuple), st.tuples(staff)
    ),
    max_leaves=4,
)
sections = st.builds(
    Section, texts, st.lists(texts, max_size=2).map(tuple), loci, st.lists(loci, max_size=2).map(_places)
)
listings = st.builds(
    Listing, texts, st.integers(1, 9999), st.lists(texts, max_size=2).map(tuple), st.booleans(), funds, spans
)
maybe_counts = st.none() | counts
vehicles = st.builds(
    Vehicles,
    maybe_counts,
    st.lists(st.builds(VehicleType, texts, counts), max_size=2).map(tuple),
    maybe_counts,
    maybe_counts,
    maybe_counts,
)
statements = st.builds(
    Statement,
    st.none() | st.lists(sections, max_size=2).map(tuple),
    st.lists(claims(), max_size=2).map(tuple),
    st.none() | vehicles,
    st.lists(listings, max_size=2).map(tuple),
)
budgets = st.builds(
    DepartmentBudget,
    year=st.integers(1, 9999),
    institution=institutions,
    tables=st.lists(tables(), max_size=3).map(tuple),
    statement=st.none() | statements,
    title=texts,
    stage=st.sampled_from(Stage),
    scope=st.sampled_from(Scope),
    profile=texts,
    source=texts,
)


EXAMPLE = formats.load(Path(__file__).parents[2] / "examples" / "quxian-2024.json")
VALIDATOR = jsonschema.Draft202012Validator(formats.schema())


def exactly(budget):
    """Everything a budget holds, also what == leaves out, except the file it was read from."""

    def plain_kind(_instance, _field, value):
        return value.key if isinstance(value, TableKind) else value

    return attrs.asdict(budget, filter=lambda f, _: f.name != "source", value_serializer=plain_kind)


@example(EXAMPLE)
@settings(deadline=None)  # the first reading imports and makes the converter, and disks are slow
@given(budgets)
def test_json(budget):
    back = formats.loads(formats.dumps(budget), "b.json")
    assert back == budget
    assert exactly(back) == exactly(budget)
    assert back.source == "b.json"


@settings(deadline=None)  # the first reading imports and makes the converter, and disks are slow
@given(budgets)
def test_writing_again_changes_nothing(budget):
    text = formats.dumps(budget)
    assert formats.dumps(formats.loads(text)) == text
    assert json.loads(text) == formats.to_dict(budget)


@example(EXAMPLE)
@settings(deadline=None)  # the first reading imports and makes the converter, and disks are slow
@given(budgets)
def test_csv(budget):
    with tempfile.TemporaryDirectory() as directory:
        formats.write_csv(budget, directory)
        back = formats.read_csv(directory)
        assert back == budget
        assert exactly(back) == exactly(budget)
        assert back.source == directory


@example(EXAMPLE)
@settings(deadline=None)  # the first reading imports and makes the converter, and disks are slow
@given(budgets)
def test_what_is_written_fits_the_schema(budget):
    VALIDATOR.validate(formats.to_dict(budget))


def test_the_heads_of_tables_are_kept(tmp_path):
    headed = complete()
    assert any(table.headings for table in headed.tables)
    formats.dump(headed, tmp_path / "headed.json")
    assert formats.load(tmp_path / "headed.json") == headed
    formats.write_csv(headed, tmp_path / "headed")
    assert formats.read_csv(tmp_path / "headed") == headed
