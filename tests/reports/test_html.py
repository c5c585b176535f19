"""The HTML report: one page, nothing loaded, nothing run."""

from html.parser import HTMLParser

import pytest

from gov_budget import reconcile
from gov_budget.reports.html import html_page
from gov_budget.rules import Verdict

pytest.importorskip("jinja2", reason="needs the extra html-report")

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Collects tags, and checks that each is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.attributes, self.text = [], set(), [], []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def parsed(text):
    page = Page()
    page.feed(text)
    assert page.open == []
    return page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hostile_document_stays_text(hostile, lang):
    text = html_page([hostile], lang, all=True, unread=[("<i>x", "<b>gone")])
    page = parsed(text)
    assert not page.seen & {"script", "img", "link", "iframe", "a", "i", "b>gone"}
    assert set(page.attributes) <= {"lang", "charset", "http-equiv", "content", "name", "class", "colspan"}
    assert "\x1b" not in text
    assert "<script>" in "".join(page.text)
    assert "default-src 'none'" in text


def test_it_says_what_the_report_says(example):
    report = reconcile(example)
    text = "".join(parsed(html_page([report], "zh")).text)
    for finding in (*report.broken, *report.rounded, *report.unchecked):
        assert finding.message("zh") in text
    assert f"未核对 {report.counts[Verdict.UNCHECKED]}" in " ".join(text.split())
    assert "“未核对”不是通过" in text


def test_what_is_silenced_stands_with_its_reason(silenced_report):
    text = "".join(parsed(html_page([silenced_report], "zh")).text)
    assert "县里一并计入 <b>" in text
    assert "set.toml" in text
