"""Every broken finding on published documents was judged by a person with the page before him.

``judged.tsv`` holds the judgements; ``tools/findings.py`` prints them beside the findings.
"""

import runpy
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "findings.py"
JUDGED = Path(__file__).with_name("judged.tsv")


@pytest.fixture(scope="module")
def tool():
    return runpy.run_path(str(TOOL))


def test_every_finding_is_judged_and_nineteen_of_twenty_are_true(tool, capsys):
    paths = tool["documents"]()
    if len(paths) < 8:
        pytest.skip("the published documents are not on this machine")
    said = tool["judgements"](JUDGED)
    count, right = tool["compare"](paths, said)
    printed = capsys.readouterr().out
    assert "NOT JUDGED" not in printed
    assert "NOT FOUND" not in printed
    assert count == len(said) == 69
    assert right / count >= 0.95
