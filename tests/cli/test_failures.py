"""Errors in words."""

import inspect

import attrs
import pytest

from gov_budget import errors
from gov_budget.cli.failures import Defect, _messages, sentence

SAMPLES = {"str": "x", "int": 7, "str | None": "x", "int | None": 7, "tuple[str, ...]": ("a", "b"),
           "tuple[tuple[int, str], ...]": ((5, "no name beside 201"),),
           "tuple[tuple[int, int], ...]": ((2018, 2020), (2022, 2022))}  # fmt: skip

CLASSES = [getattr(errors, name) for name in errors.__all__ if attrs.has(getattr(errors, name))]


def sample(cls):
    parameters = inspect.signature(cls).parameters.values()
    return cls(*[SAMPLES[getattr(one.annotation, "__name__", one.annotation)
                         if isinstance(one.annotation, type) and one.annotation in (str, int)
                         else str(one.annotation)] for one in parameters])  # fmt: skip


@pytest.mark.parametrize("cls", [*CLASSES, Defect])
def test_every_error_is_said_in_both_languages(cls):
    error = sample(cls)
    zh, en = sentence(error, "zh"), sentence(error, "en")
    assert en == " ".join(str(error).split())
    assert zh != en
    assert "{" not in zh


def test_clauses_of_empty_fields_are_left_out():
    assert sentence(errors.UnknownCode("9", 2024), "zh") == "2024 年度没有编码“9”"
    known = errors.UnknownCode("22002", 2024, "function", ("22001",), ((2018, 2020), (2022, 2022)))
    assert sentence(known, "zh") == (
        "2024 年度没有编码“22002”（function）；存在的年度为 2018–2020、2022；相近的有 22001"
    )


def test_known_problems_are_translated_and_others_stay():
    assert (
        sentence(errors.UnreadableFile("a", "not UTF-8 at byte 7"), "zh")
        == "a：不是 UTF-8 编码（第 7 字节处）"
    )
    assert sentence(errors.UnreadableFile("a", "on fire"), "zh") == "a：on fire"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_error_is_one_line_that_steers_no_terminal(lang):
    text = sentence(errors.UnreadableFile("a\x1b[31m\nb", "no such file"), lang)
    assert text.isprintable()


def test_every_entry_belongs_to_a_class():
    click_errors = {"MissingParameter", "NoSuchOption", "NoSuchCommand", "BadParameter", "UsageError"}
    entries = set(_messages()) - {"problem", "Defect"}
    assert entries - click_errors == {cls.__name__ for cls in CLASSES}
