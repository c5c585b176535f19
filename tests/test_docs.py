"""The documentation: every example in it runs, and the site builds without a warning."""

import doctest
import importlib
import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import gov_budget
from gov_budget.rules import book

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BESIDE = [ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")]
PAGES = [page for page in (*sorted(DOCS.rglob("*.md")), *BESIDE) if page.is_file()]
WITH_EXAMPLES = [page for page in PAGES if ">>>" in page.read_text("utf-8")]
MODULES = ["gov_budget", *(found.name for found in pkgutil.walk_packages(gov_budget.__path__, "gov_budget."))]
FENCES = ("```", ":::")


def failures(test):
    """What the examples of a doctest print instead of what they should; empty when all is well."""
    said = []
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test, out=said.append)
    return "".join(said) if runner.failures else ""


def page_test(page):
    """A page as one doctest; a closing fence would otherwise count as expected output."""
    lines = page.read_text("utf-8").splitlines()
    bare = "\n".join("" if line.strip().startswith(FENCES) else line for line in lines)
    return doctest.DocTestParser().get_doctest(bare, {"__name__": "__main__"}, page.name, str(page), 0)


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: str(page.relative_to(ROOT)))
@pytest.mark.filterwarnings("default")
def test_examples_of_a_page(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    said = failures(page_test(page))
    if said:
        pytest.fail(said, pytrace=False)


def test_the_tutorial_is_among_them():
    assert ROOT / "docs/tutorial.md" in WITH_EXAMPLES


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.filterwarnings("default")
def test_examples_of_a_docstring(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    if name.endswith("__main__"):
        return
    module = importlib.import_module(name)
    said = "".join(map(failures, doctest.DocTestFinder().find(module, name)))
    if said:
        pytest.fail(said, pytrace=False)


def build(folder):
    """Build the site as it is published: every warning and every missing reference is an error."""
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-b", "html"]
    built = subprocess.run(
        [*command, "-d", str(folder / "doctrees"), str(DOCS), str(folder / "html")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    if built.returncode:
        pytest.fail(built.stdout + built.stderr, pytrace=False)
    return {page.relative_to(folder / "html").as_posix(): page for page in (folder / "html").rglob("*.*")}


def test_the_site(tmp_path):
    """One test, because the site is built once: it takes some ten seconds."""
    for needed in ("sphinx", "furo", "myst_parser"):
        pytest.importorskip(needed, reason="needs the extra docs")
    site = build(tmp_path)
    shows_every_rule(site)
    shows_every_public_name(text_of(site["api.html"]))
    schema = json.loads(text_of(site["budget-1.schema.json"]))
    assert schema["$id"] == "urn:gov-budget:schema:budget-1"
    assert "budget-1.schema.json" in text_of(site["format.html"])
    glossary = text_of(site["glossary.html"])
    assert "财政拨款支出预算表（部门经济分类科目）" in glossary
    assert "three_public.reception" in glossary
    assert "gov-budget reconcile" in text_of(site["cli.html"])
    pages = [page for page in site.values() if page.suffix == ".html"]
    assert not [page.name for page in pages if "<!-- generated" in text_of(page)]


def text_of(page):
    return page.read_text("utf-8")


def shows_every_rule(site):
    for rule in book():
        page = text_of(site[f"rules/all/{rule.id}.html"])
        assert f'id="rule-{rule.id.lower()}"' in page
        assert rule.zh in page
        assert f"all/{rule.id}.html" in text_of(site[f"rules/{rule.group}.html"])


def shows_every_public_name(text):
    below = {name.split(".")[1] for name in MODULES[1:]} - {"cli", "__main__"}
    for name in (*sorted(below), "model.ledger"):
        module = importlib.import_module(f"gov_budget.{name}")
        missing = [one for one in module.__all__ if f'id="gov_budget.{name}.{one}"' not in text]
        assert not missing, (name, missing)
