"""A sample of the damaged and hostile files of ``tools/damage.py``: typed errors, or what can be read."""

from random import Random

import pytest

from gov_budget.errors import LimitExceeded, ReadingCrashed, UnreadableFile
from gov_budget.readers.apart import Apart
from gov_budget.readers.files import source_in, source_of
from gov_budget.readers.limits import Limits

pytest.importorskip("reportlab", reason="PDFs for tests are made with reportlab")
pytest.importorskip("xlwt", reason="old workbooks for tests are made with xlwt")
from damaging import BOMBS, HARMS, damaged, originals

LIMITS = Limits(seconds=10, memory=800_000_000)
GIANTS = {"million rows", "million paragraphs", "million letters", "million strokes", "deep tags", "zip bomb"}
QUICK = [name for name in BOMBS if not any(name.startswith(giant) for giant in GIANTS)]


@pytest.fixture(scope="module")
def apart():
    with Apart(LIMITS) as one:
        yield one


@pytest.fixture(scope="module")
def good():
    return originals()


def test_every_good_file_is_read(good):
    assert all(source_in(data, name).blocks for name, data in good)


def refusal(function, *args):
    """The typed error that a call raises, if any; another exception is a failure."""
    try:
        function(*args)
    except (UnreadableFile, LimitExceeded) as error:
        return error
    return None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_damaged_files_give_typed_errors_or_a_source(good, seed):
    files = damaged(Random(seed), good, 2 * len(HARMS))  # noqa: S311 - no secret
    refusals = [refusal(source_in, data, name) for _, name, data in files]
    assert all(str(error) for error in refusals if error)
    assert None in refusals


@pytest.mark.parametrize("name", QUICK)
def test_hostile_files_are_bounded(apart, name, tmp_path):
    path = tmp_path / name
    path.write_bytes(BOMBS[name]())
    error = refusal(apart.run, source_of, str(path))
    assert error is None or error.file == str(path)
    assert not isinstance(error, ReadingCrashed)
