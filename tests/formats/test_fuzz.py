"""Whatever is changed in a file: it is read, or refused with a typed error, never anything else."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_budget import formats
from gov_budget.errors import GovBudgetError, InvalidDocument

TEXT = (Path(__file__).parents[2] / "examples" / "quxian-2024.json").read_text("utf-8")
VALIDATOR = jsonschema.Draft202012Validator(formats.schema())


def places(value, at=()):
    if at:
        yield at
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in pairs:
        yield from places(below, (*at, key))


PLACES = list(places(json.loads(TEXT)))
WORDS = sorted({key for at in PLACES for key in at if isinstance(key, str)})

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from([*WORDS, "万元", "12..3", 10**4000, -1, 2**53])
)
values = st.recursive(
    scalars,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(WORDS), below, max_size=3),
    max_leaves=6,
)


def mutated(at, change):
    data = holder = json.loads(TEXT)
    for step in at[:-1]:
        holder = holder[step]
    change(holder, at[-1])
    return data


def read(how, *given):
    try:
        return how(*given)
    except GovBudgetError as error:
        return error


def check(data):
    found = read(formats.from_dict, data)
    if isinstance(found, InvalidDocument):
        assert found.path.startswith("$")
    else:
        assert VALIDATOR.is_valid(data)
        assert formats.loads(formats.dumps(found)) == found


@settings(max_examples=200, deadline=None)  # the whole example is read each time
@given(st.sampled_from(PLACES), values)
def test_any_value_in_any_place(at, value):
    check(mutated(at, lambda holder, key: holder.__setitem__(key, value)))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES))
def test_any_place_left_out(at):
    check(mutated(at, lambda holder, key: holder.__delitem__(key)))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([at for at in PLACES if isinstance(at[-1], str)]), st.sampled_from(WORDS) | st.text())
def test_any_key_renamed(at, name):
    check(mutated(at, lambda holder, key: holder.__setitem__(name, holder.pop(key))))


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, len(TEXT)),
    st.integers(0, 30),
    st.text(max_size=4) | st.sampled_from(['"', "\\ud800", "NaN", "{", "[" * 5000, "9" * 9999]),
)
def test_any_piece_of_text_replaced(start, length, piece):
    text = TEXT[:start] + piece + TEXT[start + length :]
    found = read(formats.loads, text, "b.json")
    assert not isinstance(found, InvalidDocument) or found.file == "b.json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("fuzz")
    formats.write_csv(formats.loads(TEXT), made)
    return made


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 400))
def test_any_bytes_in_a_csv_file(folder, noise, start):
    file = folder / "02-income.csv"
    content = file.read_bytes()
    file.write_bytes(content[:start] + noise + content[start + len(noise) :])
    found = read(formats.read_csv, folder)
    file.write_bytes(content)
    assert not isinstance(found, GovBudgetError) or str(file) in str(found)
