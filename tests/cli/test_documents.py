"""Published files are read in a process of their own; others at once."""

import os

import pytest

from gov_budget.cli.documents import Documents
from gov_budget.errors import UnreadableFile
from gov_budget.readers import apart


def test_a_file_that_kills_its_reader_does_not_end_the_command(run, root, tmp_path, monkeypatch):
    killer = tmp_path / "killer.pdf"
    killer.write_bytes(b"%PDF-1.7")
    normal = apart.Apart.run

    def crashing(self, function, path):
        return normal(self, os.abort) if path == str(killer) else normal(self, function, path)

    monkeypatch.setattr(apart.Apart, "run", crashing)
    result = run("reconcile", killer, root / "examples" / "quxian-2024.json")
    assert result.exit_code == 2
    assert "SIGABRT" in result.stderr
    assert "渠县科学技术协会" in result.stdout


def test_structured_files_start_no_process(root, monkeypatch):
    monkeypatch.delattr(apart, "Apart")
    with Documents() as documents:
        assert documents.read(str(root / "examples" / "quxian-2024.json"))[0].year == 2024
        with pytest.raises(UnreadableFile):
            documents.read("none.pdf")
