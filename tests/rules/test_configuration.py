"""Configuration files: what they choose, and how a wrong one is told."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_budget.errors import GovBudgetError, InvalidConfiguration, UnreadableFile
from gov_budget.fiscal import DocumentKind
from gov_budget.rules import (
    Rule,
    RuleSet,
    Severity,
    Strength,
    book,
    find_configuration,
    read_configuration,
)
from gov_budget.rules.toml_lines import line_of

WHOLE = """\
rules = ["W", "tables", "O09"]
without = ["W29"]

[sets]
tables = ["X01", "X02"]

[grade]
W27 = "note"
X = "warning"

[[silence]]
rule = "O09"
row = "定额公用经费*"
reason = "县里把事业单位的定额一并计入"
year = 2024
"""


def nothing(_case):
    return iter(())


@pytest.fixture
def write(tmp_path):
    def written(text, name="gov-budget.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def test_a_whole_file(write):
    chosen = read_configuration(write(WHOLE))
    wanted = [each.id for each in book() if each.group == "W" and each.id != "W29"]
    assert [each.id for each in chosen] == [*wanted, "X01", "X02", "O09"]
    assert chosen["W27"].severity is Severity.NOTE
    assert chosen["X02"].severity is Severity.WARNING
    assert chosen["O09"].graded is None
    (silence,) = chosen.silences
    assert (silence.rule, silence.row, silence.year) == ("O09", "定额公用经费*", 2024)
    assert chosen.name.endswith("gov-budget.toml")


def test_an_empty_file_is_the_whole_book(write):
    assert read_configuration(write("")).rules == book()


def test_pyproject_holds_it_under_tool(write, tmp_path):
    path = write('[tool.gov_budget]\nrules = ["W01"]\n', "pyproject.toml")
    assert [each.id for each in read_configuration(path)] == ["W01"]
    assert find_configuration(tmp_path) == path


def test_the_own_file_comes_first(write, tmp_path):
    assert find_configuration(tmp_path) is None
    write("[tool.other]\n", "pyproject.toml")
    assert find_configuration(tmp_path) is None
    write("[tool.gov_budget]\n", "pyproject.toml")
    own = write("")
    assert find_configuration(tmp_path) == own


def test_own_sets_are_named_like_groups(write):
    own = Rule("四川01", "本省", "local", Strength.USUAL, frozenset(DocumentKind), nothing)
    path = write('rules = ["四川集", "W01"]\n[grade]\n"四川01" = "error"\n')
    chosen = read_configuration(path, [RuleSet("四川集", (own,))])
    assert [each.id for each in chosen] == ["W01", "四川01"]
    assert chosen["四川01"].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "key", "line", "problem"),
    [
        ('rules = ["W", "W0"]', "rules", 1, "unknown rule 'W0'"),
        ('\nruels = ["W"]', "ruels", 2, "did you mean rules"),
        ("rules = 7", "rules", 1, "expected a list, not a whole number"),
        ('rules = ["W", 7]', "rules", 1, "expected a text"),
        ("without = [\n  'Z9'\n]", "without", 1, "unknown rule"),
        ('[grade]\nW = "fatal"', "grade.W", 2, "not one of error, warning, note"),
        ('[grade]\nZZ = "note"', "grade.ZZ", 2, "unknown rule"),
        ('[sets]\nmine = ["Y"]', "sets.mine", 2, "unknown rule"),
        ("[sets]\nmine = 1", "sets.mine", 2, "expected a list"),
        ('silence = "W"', "silence", 1, "expected a list, not a text"),
        ('[[silence]]\nrule = "W"', "silence[1].reason", 1, "is missing"),
        ('[[silence]]\nrule = "W"\nreason = ""', "silence[1].reason", 3, "needs its reason"),
        ('[[silence]]\nrule="W"\nreason="r"\n[[silence]]\nrule="0"\nreason="r"', "silence[2].rule", 5, "un"),
        ('[[silence]]\nrule = "W"\nreason = "r"\nyear = true', "silence[1].year", 4, "not true or false"),
        ('[[silence]]\nrule = "W"\nreason = "r"\ncell = "x"', "silence[1].cell", 4, "unknown key"),
        ("rules = [", "", 1, "no TOML"),
        ("a = 1\nb = \n", "", 2, "no TOML"),
        ("a = " + "9" * 5000, "", 1, "no TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_file_key_and_line(write, text, key, line, problem):
    path = write(text)
    with pytest.raises(InvalidConfiguration) as caught:
        read_configuration(path)
    error = caught.value
    assert (error.file, error.key, error.line) == (str(path), key, line)
    assert problem in error.problem
    assert str(path) in str(error)


def test_lines_of_a_pyproject_count_from_its_top(write):
    path = write('[tool.other]\nrules = 1\n[tool.gov_budget]\nrules = ["ZZ"]\n', "pyproject.toml")
    with pytest.raises(InvalidConfiguration) as caught:
        read_configuration(path)
    assert caught.value.line == 4


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * (1 << 20) + b"##"])
def test_what_is_no_text_is_unreadable(write, content):
    with pytest.raises(UnreadableFile):
        read_configuration(write(content))


def test_a_missing_file_is_unreadable(tmp_path):
    with pytest.raises(UnreadableFile, match="no such file"):
        read_configuration(tmp_path / "none.toml")
    (tmp_path / "pyproject.toml").write_text("[tool]")
    with pytest.raises(InvalidConfiguration, match="is missing"):
        read_configuration(tmp_path / "pyproject.toml")


WORDS = ["rules", "without", *"[],=7{}.#x'", "[sets]", "[grade]", "[[silence]]", "rule", "reason", "row",
         '"W"', '"O09"', '"note"', "true", "\n", '"""', " ", "\x00"]  # fmt: skip


def outcome(path):
    """The name of the set, or the typed error that was raised; any other error fails the test."""
    try:
        return read_configuration(path).name
    except GovBudgetError as error:
        return str(error)


@given(st.one_of(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.text(max_size=60)))
def test_no_text_makes_anything_but_a_set_or_a_typed_error(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "gov-budget.toml"
    path.write_text(text, "utf-8", errors="replace", newline="")
    assert "gov-budget.toml" in outcome(path)


PLAIN = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.text(max_size=5), st.sampled_from(["W", "O09", "note"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["rules", "grade", "W", "rule", "reason", "year"]), inner, max_size=3
        ),
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(["rules", "without", "sets", "grade", "silence"])


def as_toml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {as_toml(each)}' for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    kept = "".join(c for c in value if c.isprintable() and c not in '"\\')
    return f'"{kept}"'


@given(st.dictionaries(KEYS, PLAIN, max_size=3))
def test_no_value_makes_anything_but_a_set_or_a_typed_error(tmp_path_factory, tree):
    path = tmp_path_factory.getbasetemp() / "gov-budget.toml"
    text = "\n".join(f"{key} = {as_toml(value)}" for key, value in tree.items())
    path.write_text(text, "utf-8")
    tomllib.loads(text)
    assert "gov-budget.toml" in outcome(path)


@given(st.text(max_size=80), st.text(max_size=20))
def test_looking_for_a_line_ends_for_any_text(text, key):
    line = line_of(text, key)
    assert line is None or 1 <= line <= len(text.splitlines())
