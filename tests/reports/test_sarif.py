"""SARIF: the shape that the standard (2.1.0) asks for, and what each verdict becomes."""

import json

import jsonschema
import pytest

from gov_budget import reconcile
from gov_budget.reports.sarif import sarif_dict
from gov_budget.rules import Verdict


def closed(*needed, **properties):
    """An object of the standard with no property but those of it that the log uses."""
    return {"type": "object", "required": needed, "additionalProperties": False, "properties": properties}


def many(items):
    return {"type": "array", "items": items}


def one_of(words):
    return {"enum": words.split()}


TEXT, NUMBER, ANY = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "object"}
MESSAGE = closed("text", text={"type": "string", "minLength": 1})
LEVEL = one_of("none note warning error")
LOCATION = closed(
    message=MESSAGE,
    properties=ANY,
    logicalLocations=many(closed(fullyQualifiedName=TEXT, kind=TEXT)),
    physicalLocation=closed(
        "artifactLocation",
        artifactLocation=closed(
            "uri", uri={"type": "string", "pattern": "^[A-Za-z0-9._~!$&'()*+,;=:@/%-]+$"}
        ),
        region=closed("startLine", startLine={"type": "integer", "minimum": 1}),
    ),
)
RULE = closed(
    "id",
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=closed(level=LEVEL),
    properties=ANY,
)
RESULT = closed(
    "message",
    ruleId=TEXT,
    ruleIndex=NUMBER,
    kind=one_of("notApplicable pass fail review open informational"),
    level=LEVEL,
    message=MESSAGE,
    locations=many(LOCATION),
    relatedLocations=many(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=many(
        closed(
            "kind",
            kind=one_of("inSource external"),
            status=one_of("accepted underReview rejected"),
            justification=TEXT,
        )
    ),
    properties=ANY,
)
LANGUAGE = {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}
NOTIFICATION = closed("message", message=MESSAGE, level=LEVEL, locations=many(LOCATION))
INVOCATION = closed(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=many(NOTIFICATION),
)
DRIVER = closed("name", name=TEXT, version=TEXT, language=LANGUAGE, rules={**many(RULE), "uniqueItems": True})
RUN = closed(
    "tool",
    tool=closed("driver", driver=DRIVER),
    invocations=many(INVOCATION),
    results=many(RESULT),
    columnKind=one_of("utf16CodeUnits unicodeCodePoints"),
)
SARIF = closed("version", "runs", **{"$schema": TEXT}, version={"const": "2.1.0"}, runs=many(RUN))


def results(report, **options):
    log = sarif_dict([report], **options)
    jsonschema.Draft202012Validator(SARIF).validate(log)
    return log["runs"][0]["results"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("everything", [False, True])
def test_the_shape(hostile, silenced_report, lang, everything):
    for report in (hostile, silenced_report):
        for result in results(report, lang=lang, all=everything):
            assert (result["level"] == "none") is (result["kind"] != "fail")


def test_each_verdict_has_its_kind(example):
    report = reconcile(example)
    found = results(report, all=True)
    kinds = [result["kind"] for result in found]
    counts = report.counts
    assert kinds.count("fail") == counts[Verdict.BROKEN]
    assert kinds.count("open") == counts[Verdict.UNCHECKED]
    assert kinds.count("pass") == counts[Verdict.HOLDS] + counts[Verdict.ROUNDED]
    assert kinds.count("notApplicable") == counts[Verdict.NOT_APPLICABLE]


def test_rules_are_found_by_their_index(example):
    log = sarif_dict([reconcile(example)], all=True)["runs"][0]
    rules = log["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in log["results"])


def test_what_is_silenced_is_a_suppressed_failure(silenced_report):
    suppressed = [result for result in results(silenced_report) if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["O09"]
    assert suppressed[0]["kind"] == "fail"
    assert suppressed[0]["suppressions"][0]["justification"] == "县里一并计入 <b>"


def test_files_are_named_by_uri_and_unread_ones_told(hostile):
    log = sarif_dict([hostile], unread=[("坏.pdf", "文件不存在")])
    jsonschema.Draft202012Validator(SARIF).validate(log)
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert "dir/%E9%A2%84%E7%AE%97%201%25.txt" in json.dumps(log)


def test_fingerprints_stay_when_a_figure_is_changed(example):
    place = example.address("expenditure", "total", "total")
    one, other = (reconcile(example.with_cell(place, text), rules=["W11"]) for text in ("376.12", "386.12"))

    def marks(report):
        return [r["partialFingerprints"] for r in results(report) if r["kind"] == "fail"]

    assert marks(one) == marks(other) != []
