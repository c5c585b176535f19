"""``read`` finds out what kind of file it is given, and says what it cannot read."""

import os
from pathlib import Path

import pytest

from gov_budget import formats, read
from gov_budget.errors import InvalidDocument, UnreadableFile


@pytest.mark.parametrize("prefix", ["", "\ufeff", "\ufeff \r\n\t"])
@pytest.mark.parametrize("name", ["budget", "budget.txt", "budget.JSON"])
def test_json_is_known_by_its_content_or_name(example, example_json, tmp_path, prefix, name):
    (tmp_path / name).write_text(prefix + example_json, "utf-8")
    assert read(tmp_path / name) == example
    assert read(str(tmp_path / name)).source == str(tmp_path / name)


def test_a_folder_is_csv(example, tmp_path):
    formats.write_csv(example, tmp_path)
    assert read(tmp_path) == example


def test_other_files_are_text(tmp_path):
    (tmp_path / "budget").write_text("某县科学技术协会2024年部门预算\n", "utf-8")
    assert read(tmp_path / "budget").year == 2024


@pytest.mark.parametrize("suffix", [".pdf", ".XLSX", ".xls", ".docx", ".html"])
def test_what_is_in_a_file_counts_and_not_its_name(tmp_path, suffix):
    (tmp_path / f"a{suffix}").write_text("某县科学技术协会2024年部门预算\n", "utf-8")
    assert read(tmp_path / f"a{suffix}").year == 2024
    (tmp_path / f"a{suffix}").write_bytes(b"%PDF-1.7 and nothing more")
    with pytest.raises(UnreadableFile):
        read(tmp_path / f"a{suffix}")


def test_a_json_file_that_holds_no_budget_says_where(tmp_path):
    (tmp_path / "a.json").write_text("{}", "utf-8")
    with pytest.raises(InvalidDocument) as caught:
        read(tmp_path / "a.json")
    assert caught.value.file == str(tmp_path / "a.json")
    assert caught.value.path.startswith("$")


@pytest.mark.parametrize("name", ["", "no", "no/where", "a\0b", "x" * 5000, "\udcff"])
def test_no_path_raises_another_error(name, tmp_path):
    with pytest.raises(UnreadableFile):
        read(tmp_path / name / "no.json")


@pytest.mark.skipif(os.name != "posix", reason="POSIX devices")
def test_a_device_is_no_file():
    with pytest.raises(UnreadableFile, match="not a regular file"):
        read(Path(os.devnull))
