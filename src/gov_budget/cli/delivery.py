"""Where reports go: on the screen one by one, or all of them into one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from gov_budget.cli.failures import sentence
from gov_budget.cli.output import complain, print_line, print_page
from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    from gov_budget.errors import GovBudgetError
    from gov_budget.readers import Account  # noqa: TC004 - the same
    from gov_budget.rules import Report  # noqa: TC004 - attrs only names it; rules load with the first report

__all__ = ["FORMATS", "Delivery"]

FORMATS = ("text", "json", "sarif", "html", "xlsx")
_STREAMED = ("text", "json")


@attrs.define
class Delivery:
    """Takes reports and failures one after the other, and writes them as the user asked."""

    form: str
    lang: str
    out: str | None = None
    everything: bool = False
    by_rule: bool = False
    account: bool = False
    scored: bool = False
    _reports: list[Report] = attrs.field(factory=list, init=False)
    _accounts: list[Account] = attrs.field(factory=list, init=False)
    _unread: list[tuple[str, str]] = attrs.field(factory=list, init=False)

    def check(self, inputs: tuple[str, ...]) -> None:
        """Refuse what could not be written, before anything is read.

        Raises:
            BadParameter: a workbook needs a file; the file written must be none of those read.
        """
        if self.form == "xlsx" and not self.out:
            raise click.BadParameter("a workbook needs a file: --out FILE", param_hint="--out")
        if self.out and Path(self.out).resolve() in [Path(each).resolve() for each in inputs]:
            raise click.BadParameter(f"{self.out} is one of the files to be read", param_hint="--out")
        if self.account and self.form not in _STREAMED:
            raise click.BadParameter("it goes with text and JSON", param_hint="--account")
        if self.scored and self.form not in _STREAMED:
            raise click.BadParameter("it goes with text and JSON", param_hint="--scorecard")

    def take(self, report: Report, account: Account) -> None:
        """Take a report; where reports are shown one by one it is shown now."""
        if self.out or self.form not in _STREAMED:
            self._reports.append(report)
            self._accounts.append(account)
        elif self.form == "json":
            print_line(self._json(report, account))
        else:
            self._show(report, account)

    def _show(self, report: Report, account: Account) -> None:
        from gov_budget.reports.reading import reading_page  # noqa: PLC0415 - loaded when needed
        from gov_budget.reports.text import report_page  # noqa: PLC0415

        print_page(report_page(report, self.lang, all=self.everything, rules=self.by_rule))
        if self.account:
            print_page(reading_page(account, self.lang))
        if self.scored:
            from gov_budget.reports.scorecard import scorecard_page  # noqa: PLC0415
            from gov_budget.rules import scorecard  # noqa: PLC0415

            print_page(scorecard_page(scorecard(report), self.lang))

    def fail(self, path: str, error: GovBudgetError) -> None:
        """Take what kept a file from being read."""
        complain(error, self.lang)
        self._unread.append((path, sentence(error, self.lang)))

    def finish(self) -> None:
        """Write what was kept.

        Raises:
            UnreadableFile: the system refuses to write.
            MissingExtra: the format needs a library that is not installed.
        """
        if not self.out and self.form in _STREAMED:
            return
        content = self._content()
        if not self.out:
            sys.stdout.write(content.decode())
            return
        try:
            Path(self.out).write_bytes(content)
        except OSError as error:
            raise UnreadableFile(self.out, error.strerror or str(error)) from error

    def _content(self) -> bytes:
        if self.form == "json":
            pairs = zip(self._reports, self._accounts, strict=True)
            return "".join(f"{self._json(report, account)}\n" for report, account in pairs).encode()
        if self.form == "text":
            return self._text().encode()
        if self.form == "xlsx":
            from gov_budget.reports.xlsx import report_workbook  # noqa: PLC0415

            return report_workbook(self._reports, self.lang, all=self.everything, unread=self._unread)
        return self._page().encode()

    def _text(self) -> str:
        from gov_budget.reports.reading import reading_text  # noqa: PLC0415
        from gov_budget.reports.text import report_text  # noqa: PLC0415

        pages: list[str] = []
        for report, account in zip(self._reports, self._accounts, strict=True):
            pages.append(report_text(report, self.lang, all=self.everything, rules=self.by_rule))
            pages += [reading_text(account, self.lang)] if self.account else []
            pages += [self._card(report)] if self.scored else []
        return "\n".join(pages)

    def _card(self, report: Report) -> str:
        from gov_budget.reports.scorecard import scorecard_text  # noqa: PLC0415
        from gov_budget.rules import scorecard  # noqa: PLC0415

        return scorecard_text(scorecard(report), self.lang)

    def _page(self) -> str:
        if self.form == "sarif":
            from gov_budget.reports.json import json_line  # noqa: PLC0415
            from gov_budget.reports.sarif import sarif_dict  # noqa: PLC0415

            log = sarif_dict(self._reports, self.lang, all=self.everything, unread=self._unread)
            return f"{json_line(log)}\n"
        from gov_budget.reports.html import html_page  # noqa: PLC0415

        return html_page(self._reports, self.lang, all=self.everything, unread=self._unread) + "\n"

    def _json(self, report: Report, account: Account) -> str:
        from gov_budget.reports.json import document_dict, json_line  # noqa: PLC0415
        from gov_budget.reports.reading import reading_dict  # noqa: PLC0415

        found = document_dict(report, all=self.everything)
        if self.account:
            found["reading"] = reading_dict(account)
        if self.scored:
            from gov_budget.reports.scorecard import scorecard_dict  # noqa: PLC0415
            from gov_budget.rules import scorecard  # noqa: PLC0415

            found["scorecard"] = scorecard_dict(scorecard(report))
        return json_line(found)
