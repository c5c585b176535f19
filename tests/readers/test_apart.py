"""Reading in a process of its own."""

import os
import signal
import sys
import time

import pytest

from gov_budget.errors import LimitExceeded, ReadingCrashed, UnreadableFile
from gov_budget.readers.apart import Apart
from gov_budget.readers.files import source_of
from gov_budget.readers.limits import Limits

SMALL = Limits(seconds=1, memory=400_000_000)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")


@pytest.fixture(scope="module")
def apart():
    with Apart(SMALL) as one:
        yield one


def test_a_file_is_read(apart, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("预算", "utf-8")
    assert apart.run(source_of, str(path)) == source_of(str(path))


def test_errors_of_the_library_come_through(apart):
    with pytest.raises(UnreadableFile) as caught:
        apart.run(source_of, "none.pdf")
    assert (caught.value.file, caught.value.problem) == ("none.pdf", "no such file")


def test_a_hang_is_ended(apart):
    began = time.monotonic()
    with pytest.raises(LimitExceeded) as caught:
        apart.run(time.sleep, 60)
    assert caught.value.limit == "seconds"
    assert time.monotonic() - began < 10
    assert apart.run(abs, -1) == 1


def test_memory_is_bounded(apart):
    with pytest.raises(LimitExceeded) as caught:
        apart.run(bytes, 10**9)
    assert caught.value.limit == "memory"
    assert apart.run(abs, -1) == 1


def test_a_crash_ends_nothing_else(apart):
    with pytest.raises(ReadingCrashed, match="SIGABRT"):
        apart.run(os.abort)
    with pytest.raises(ReadingCrashed, match="SIGSEGV"):
        apart.run(signal.raise_signal, signal.SIGSEGV)
    assert apart.run(abs, -1) == 1


def test_other_exceptions_are_crashes(apart):
    with pytest.raises(ReadingCrashed, match="ValueError"):
        apart.run(int, "x")


def test_what_is_printed_disturbs_nothing(apart):
    assert apart.run(print, "noise") is None
    assert apart.run(os.write, 1, b"noise") == 5


def test_the_process_is_replaced_after_many_files(monkeypatch):
    monkeypatch.setattr("gov_budget.readers.apart._MOST_TASKS", 2)
    with Apart(SMALL) as one:
        processes = [one.run(os.getpid) for _ in range(4)]
    assert len(set(processes)) == 2
