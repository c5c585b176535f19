"""Check the transcription of a published budget by arithmetic alone.

Reads ``examples/quxian-2024.json`` with nothing but ``json`` and ``decimal`` (gov_budget is not imported,
so the check stays independent of the library) and verifies the sums in every table, the agreements between
the tables (rules X01-X19, X28, K01, K03-K07) and the figures of the statement. Gaps that rounding explains
are compared with the list of the gaps known to be in the published document.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DEFAULT = Path(__file__).resolve().parent.parent / "examples" / "quxian-2024.json"
ZERO = Decimal(0)
QUANTUM = Decimal("0.01")
TEN_THOUSAND = Decimal(10000)
MONEY = re.compile(r"(0|[1-9][0-9]*)\.[0-9]{2}")

CLASS_DIGITS = 3
ECONOMIC_DIGITS = 5
FUNCTION_DIGITS = 7
WEIGHTS = Decimal(90)  # ten of the hundred points are kept for the rate of execution
ECONOMIC_ROWS = 22

KINDS = (
    "balance",
    "income",
    "expenditure",
    "appropriation_balance",
    "appropriation_by_economic",
    "general_public",
    "general_public_basic",
    "general_public_projects",
    "three_public",
    "government_fund",
    "government_fund_three_public",
    "state_capital",
    "whole_performance",
    "project_performance",
)
FUNDS = ("general_public", "government_fund", "state_capital")

# A row's first key equals the sum of the others.
ROW_SUMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "income": (
        (
            "total",
            "carry_over",
            *FUNDS,
            "business",
            "operating",
            "other",
            "superior_subsidy",
            "remitted_by_affiliates",
            "fund_balance",
        ),
    ),
    "expenditure": (("total", "basic", "project", "remitted_up", "subsidy_down"),),
    "appropriation_by_economic": (
        ("total", "current", "advance", "carry_over", "returnable"),
        ("current", *FUNDS),
        *((fund, f"{fund}_basic", f"{fund}_project") for fund in FUNDS),
    ),
    "general_public": (("total", "current", "carry_over"),),
    "general_public_basic": (("total", "personnel", "public_use"),),
    "three_public": (
        ("total", "overseas", "vehicles", "reception"),
        ("vehicles", "vehicle_purchase", "vehicle_running"),
    ),
    "government_fund": (("total", "basic", "project"),),
    "government_fund_three_public": (
        ("total", "overseas", "vehicles", "reception"),
        ("vehicles", "vehicle_purchase", "vehicle_running"),
    ),
    "state_capital": (("total", "basic", "project"),),
    "whole_performance": (
        ("total", "basic", "project"),
        ("basic", "basic_appropriation", "basic_special_account", "basic_unit_funds"),
        ("project", "project_appropriation", "project_special_account", "project_unit_funds"),
    ),
}

# Gaps of the published document that independent rounding explains: label -> (sum of the parts, printed).
KNOWN_ROUNDING: dict[str, tuple[str, str]] = {
    "表1-2 total: leaves = total row": ("367.11", "367.12"),
    "表1-2 basic: leaves = total row": ("177.06", "177.07"),
    "表2-1 301 total: rows below = class": ("155.41", "155.40"),
    "表2-1 301 current: rows below = class": ("155.41", "155.40"),
    "表2-1 301 general_public: rows below = class": ("155.41", "155.40"),
    "表2-1 301 general_public_basic: rows below = class": ("155.41", "155.40"),
    "表3 total: leaves = total row": ("233.11", "233.12"),
    "表3 current: leaves = total row": ("233.11", "233.12"),
    "表3-1 301 total: rows below = class": ("155.41", "155.40"),
    "表3-1 301 personnel: rows below = class": ("155.41", "155.40"),
    "X03 class 210: 表1-2 = 表1": ("7.39", "7.40"),
    "X08 class 210: 表3 = 表2": ("7.39", "7.40"),
    "E03 medical: 2101101 + 2101102 = 30110": ("6.07", "6.08"),
    "E03 medical: 2101101..03 = 30110 + 30111": ("7.39", "7.40"),
}

Line = dict[str, Any]
Table = dict[str, Any]


def number(text: str) -> Decimal:
    """Read a printed amount; a blank cell of a printed table is zero."""
    return Decimal(text) if text else ZERO


def cell(line: Line, key: str) -> Decimal:
    """Give one cell of a line as a number."""
    return number(line["cells"].get(key, ""))


class Report:
    """What passed, what is rounding and what failed."""

    def __init__(self) -> None:
        self.passed = 0
        self.rounding: dict[str, tuple[str, str]] = {}
        self.failures: list[str] = []

    def sums(self, label: str, parts: Iterable[Decimal], printed: Decimal) -> None:
        """Compare a sum with a printed total; half the addends may each be off by half a quantum."""
        addends = [part for part in parts if part]
        found = sum(addends, ZERO)
        bound = (len(addends) // 2) * QUANTUM
        if found == printed:
            self.passed += 1
        elif abs(found - printed) <= bound:
            self.rounding[label] = (str(found), str(printed))
        else:
            self.failures.append(f"{label}: parts {found}, printed {printed}, bound {bound}")

    def same(self, label: str, left: object, right: object) -> None:
        """Compare two values that must be equal."""
        if left == right:
            self.passed += 1
        else:
            self.failures.append(f"{label}: {left} is not {right}")


class Budget:
    """The transcribed document, looked up by kind of table, role, key and code."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.tables: dict[str, Table] = {table["kind"]: table for table in document["tables"]}

    def lines(self, kind: str, *roles: str, digits: int = 0, prefix: str = "") -> list[Line]:
        """Give the lines of a table with these roles, code length and code prefix."""
        return [
            line
            for line in self.tables[kind]["lines"]
            if (not roles or line["role"] in roles)
            and (not digits or len(line.get("code", "")) == digits)
            and line.get("code", "").startswith(prefix)
        ]

    def keyed(self, kind: str, key: str, column: str = "amount") -> Decimal:
        """Give a cell of the line with this key."""
        (line,) = [line for line in self.tables[kind]["lines"] if line.get("key") == key]
        return cell(line, column)

    def total(self, kind: str, column: str = "total") -> Decimal:
        """Give a cell of the total row."""
        (line,) = self.lines(kind, "total")
        return cell(line, column)

    def coded(self, kind: str, code: str, column: str = "total") -> Decimal:
        """Give the sum of a column over the subject lines with exactly this code."""
        return sum(
            (cell(line, column) for line in self.lines(kind, "subject", digits=len(code), prefix=code)), ZERO
        )

    def below(self, kind: str, prefix: str, digits: int, column: str = "total") -> list[Decimal]:
        """Give a column of the subject lines of one code length below a code."""
        return [cell(line, column) for line in self.lines(kind, "subject", digits=digits, prefix=prefix)]

    def label(self, kind: str) -> str:
        """Name a table the way the document does."""
        names = {
            "appropriation_by_economic": "表2-1",
            "whole_performance": "整体绩效",
            "project_performance": "项目绩效",
        }
        return str(self.tables[kind]["number"] or names[kind])


def check_shape(budget: Budget, report: Report) -> None:
    """Tables in order, cells in declared columns, amounts printed with two decimals, totals repeated."""
    report.same("the kinds of table", tuple(table["kind"] for table in budget.document["tables"]), KINDS)
    for kind, table in budget.tables.items():
        name = budget.label(kind)
        for line in table["lines"]:
            for key, text in line["cells"].items():
                where = f"{name} {line.get('code', '')} {line['name']} {key}"
                report.same(f"{where}: declared column", key in table["columns"], right=True)
                report.same(f"{where}: printed form of {text}", bool(MONEY.fullmatch(text)), right=True)
        for line in budget.lines(kind, "repeat"):
            report.same(f"{name}: repeated total row", line["cells"], budget.lines(kind, "total")[0]["cells"])
        seen = Counter(
            (line.get("key"), line.get("code")) for line in budget.lines(kind, "item", "sum", "subject")
        )
        report.same(f"{name}: no line twice", max(seen.values(), default=1), 1)


def check_rows(budget: Budget, report: Report) -> None:
    """Every row: its total equals its parts."""
    for kind, identities in ROW_SUMS.items():
        for line in budget.lines(kind):
            for whole, *parts in identities:
                label = f"{budget.label(kind)} row {line.get('code', line['role'])} {line['name']}: {whole}"
                report.sums(label, [cell(line, part) for part in parts], cell(line, whole))
    for line in budget.lines("appropriation_balance"):
        label = f"表2 row {line['name']}: total"
        report.sums(label, [cell(line, fund) for fund in FUNDS], cell(line, "total"))


def check_columns(budget: Budget, report: Report) -> None:
    """Every column of the coded tables: institutions, leaves, classes and local lines add up."""
    levels = {
        "expenditure": FUNCTION_DIGITS,
        "general_public": FUNCTION_DIGITS,
        "government_fund": FUNCTION_DIGITS,
        "appropriation_by_economic": CLASS_DIGITS,
        "general_public_basic": CLASS_DIGITS,
    }
    with_institutions = (
        *levels,
        "income",
        "general_public_projects",
        "three_public",
        "government_fund_three_public",
    )
    for kind in with_institutions:
        for column in budget.tables[kind]["columns"]:
            parts = [cell(line, column) for line in budget.lines(kind, "institution")]
            name = f"{budget.label(kind)} {column}: institutions = total row"
            report.same(name, sum(parts, ZERO), budget.total(kind, column))
    for kind, digits in levels.items():
        for column in budget.tables[kind]["columns"]:
            name = f"{budget.label(kind)} {column}: leaves = total row"
            report.sums(name, budget.below(kind, "", digits, column), budget.total(kind, column))
    for kind in ("appropriation_by_economic", "general_public_basic"):
        name = budget.label(kind)
        for column in budget.tables[kind]["columns"]:
            for line in budget.lines(kind, "subject", digits=CLASS_DIGITS):
                code = line["code"]
                label = f"{name} {code} {column}: rows below = class"
                report.sums(label, budget.below(kind, code, ECONOMIC_DIGITS, column), cell(line, column))
            local = [cell(line, column) for line in budget.lines(kind, "local", prefix="30112")]
            report.sums(f"{name} 30112 {column}: local lines", local, budget.coded(kind, "30112", column))
    for role in ("subject", "project"):
        parts = [cell(line, "amount") for line in budget.lines("general_public_projects", role)]
        report.sums(
            f"表3-2: {role} lines = total row", parts, budget.total("general_public_projects", "amount")
        )


def check_balances(budget: Budget, report: Report) -> None:
    """The two balance tables: W01-W05, W12, W15, W16."""
    kind = "balance"
    items = [cell(line, "amount") for line in budget.lines(kind, "item") if line["key"].startswith("income.")]
    report.sums("表1: income items", items, budget.keyed(kind, "income"))
    income = [budget.keyed(kind, "income"), budget.keyed(kind, "carry_over")]
    report.sums("表1: income total", income, budget.keyed(kind, "income_total"))
    classes = [*budget.below(kind, "", CLASS_DIGITS, "amount"), budget.keyed(kind, "treasury_special")]
    report.sums("表1: expenditure classes", classes, budget.keyed(kind, "expenditure"))
    expenditure = [budget.keyed(kind, "expenditure"), budget.keyed(kind, "carry_forward")]
    report.sums("表1: expenditure total", expenditure, budget.keyed(kind, "expenditure_total"))
    report.same("W01", budget.keyed(kind, "income_total"), budget.keyed(kind, "expenditure_total"))

    kind = "appropriation_balance"
    for group in ("income", "carry_over"):
        parts = [budget.keyed(kind, f"{group}.{fund}") for fund in FUNDS]
        report.sums(f"表2: {group} by fund", parts, budget.keyed(kind, group))
    for column in ("total", *FUNDS):
        parts = [
            *budget.below(kind, "", CLASS_DIGITS, column),
            budget.keyed(kind, "treasury_special", column),
        ]
        report.sums(f"表2 {column}: classes", parts, budget.keyed(kind, "expenditure", column))
    income_total = budget.keyed(kind, "income") + budget.keyed(kind, "carry_over")
    report.same("表2: both sides", income_total, budget.keyed(kind, "expenditure", "total"))


def check_between_totals(budget: Budget, report: Report) -> None:
    """X01-X09: the balance tables agree with the income, expenditure and fund tables."""
    for line in budget.lines("balance", "item"):
        source = line["key"].removeprefix("income.")
        if line["key"].startswith("income.") and source in budget.tables["income"]["columns"]:
            report.same(f"X01 {source}", cell(line, "amount"), budget.total("income", source))
    report.same("X02", budget.keyed("balance", "expenditure"), budget.total("expenditure"))
    for line in budget.lines("balance", "subject"):
        code = line["code"]
        parts = budget.below("expenditure", code, FUNCTION_DIGITS)
        report.sums(f"X03 class {code}: 表1-2 = 表1", parts, cell(line, "amount"))
        parts = budget.below("general_public", code, FUNCTION_DIGITS)
        printed = budget.coded("appropriation_balance", code, "general_public")
        report.sums(f"X08 class {code}: 表3 = 表2", parts, printed)
        parts = budget.below("government_fund", code, FUNCTION_DIGITS)
        printed = budget.coded("appropriation_balance", code, "government_fund")
        report.sums(f"X08 class {code}: 表4 = 表2", parts, printed)
        fiscal = budget.coded("appropriation_balance", code)
        report.same(f"X09 class {code}", fiscal, cell(line, "amount"))
    report.same("X04", budget.total("income"), budget.total("expenditure"))
    for fund in FUNDS:
        here = budget.keyed("appropriation_balance", f"income.{fund}")
        report.same(f"X06 {fund}", here, budget.keyed("balance", f"income.{fund}"))
        spent = budget.keyed("appropriation_balance", "expenditure", fund)
        report.same(f"X07 {fund}", spent, budget.total(fund))
        report.same(f"X15 {fund}", budget.total("appropriation_by_economic", fund), budget.total(fund))
    other = [
        cell(line, "amount")
        for line in budget.lines("balance", "item")
        if line["key"].startswith("income.") and line["key"].removeprefix("income.") not in FUNDS
    ]
    fiscal = budget.keyed("appropriation_balance", "expenditure", "total")
    report.same("X09", budget.keyed("balance", "expenditure") - fiscal, sum(other, ZERO))
    report.same("X17", budget.total("appropriation_by_economic"), fiscal)


def check_between_codes(budget: Budget, report: Report) -> None:
    """X10-X19 and E01-E08: the tables agree code by code."""
    economic, basic, projects = "appropriation_by_economic", "general_public_basic", "general_public_projects"
    for line in budget.lines("expenditure", "subject"):
        code = line["code"]
        parts = [budget.coded(kind, code) for kind in FUNDS]
        report.same(f"X10 {code}", sum(parts, ZERO), cell(line, "total"))
        own = [cell(item, "amount") for item in budget.lines(projects, "project", prefix=code)]
        fund_part = budget.coded("government_fund", code, "project")
        report.sums(f"X14 {code}", own, cell(line, "project") - fund_part)
    report.same(
        "X10 rows",
        sum(len(budget.lines(kind, "subject")) for kind in FUNDS),
        len(budget.lines("expenditure", "subject")),
    )
    for column, general in (("basic", budget.total(basic)), ("project", budget.total(projects, "amount"))):
        parts = [general, budget.total("government_fund", column), budget.total("state_capital", column)]
        report.same(f"X11 {column}", sum(parts, ZERO), budget.total("expenditure", column))
    report.same("X12 表2-1", budget.total(economic, "general_public_basic"), budget.total(basic))
    rest = budget.total("expenditure", "basic") - budget.total("government_fund", "basic")
    report.same("X12 表1-2", rest, budget.total(basic))
    gap = budget.total("general_public") - budget.total(basic) - budget.total(projects, "amount")
    report.same("X13", gap, ZERO)

    # The economic table prints 30112 on the local lines 3011201..03: they match by name.
    theirs = {
        (line.get("code", "")[:ECONOMIC_DIGITS], line["name"]): cell(line, "general_public_basic")
        for line in budget.lines(economic, "subject", "local")
        if cell(line, "general_public_basic")
    }
    ours = {
        (line["code"][:ECONOMIC_DIGITS], line["name"]): cell(line, "total")
        for line in budget.lines(basic, "subject", "local")
    }
    report.same("X16", theirs, ours)
    report.same("X16 rows", len(budget.lines(basic, "subject", digits=ECONOMIC_DIGITS)), ECONOMIC_ROWS)

    for rule, kind, fund in (
        ("X18", "three_public", "general_public"),
        ("X19", "government_fund_three_public", "government_fund"),
    ):
        for column, codes in (
            ("overseas", ("30212",)),
            ("reception", ("30217",)),
            ("vehicle_running", ("30231",)),
            ("vehicle_purchase", ("31013", "30913")),
        ):
            parts = [budget.coded(economic, code, fund) for code in codes]
            report.same(f"{rule} {column}", sum(parts, ZERO), budget.total(kind, column))

    function: Callable[[str], Decimal] = lambda code: budget.coded("general_public", code)  # noqa: E731
    nature: Callable[[str], Decimal] = lambda code: budget.coded(basic, code)  # noqa: E731
    report.same("E01", function("2080505"), nature("30108"))
    report.same("E04", function("2210201"), nature("30113"))
    report.same("E08", function("2089999"), nature("30112"))
    medical = [function("2101101"), function("2101102")]
    report.sums("E03 medical: 2101101 + 2101102 = 30110", medical, nature("30110"))
    medical.append(function("2101103"))
    report.sums("E03 medical: 2101101..03 = 30110 + 30111", medical, nature("30110") + nature("30111"))


def check_performance(budget: Budget, report: Report) -> None:
    """K01, K03-K07, X28: the performance tables agree with the money."""
    whole, table = budget.tables["whole_performance"], budget.tables["project_performance"]
    weights = [Decimal(item["weight"]) for item in whole["indicators"]]
    report.same("K01 whole", sum(weights, ZERO), WEIGHTS)
    for column in ("total", "basic", "project"):
        converted = (budget.total("whole_performance", column) / TEN_THOUSAND).quantize(
            QUANTUM, ROUND_HALF_UP
        )
        report.same(f"K04 {column}", converted, budget.total("expenditure", column))
    columns = ("basic_appropriation", "project_appropriation")
    fiscal = sum((budget.total("whole_performance", column) for column in columns), ZERO)
    converted = (fiscal / TEN_THOUSAND).quantize(QUANTUM, ROUND_HALF_UP)
    report.same("K05 appropriation", converted, budget.keyed("appropriation_balance", "expenditure", "total"))
    costs = [Decimal(item["value"]) for item in whole["indicators"] if item["level1"] == "成本指标"]
    report.same("K06", costs, [budget.total("whole_performance", column) for column in ("basic", "project")])

    amounts = {line["name"]: cell(line, "amount") for line in budget.lines("project_performance", "project")}
    total = budget.total("project_performance", "amount")
    report.sums("项目绩效: projects", list(amounts.values()), total)
    named = {item["project"] for item in table["indicators"]}
    report.same("项目绩效: every project has indicators", named, set(amounts))
    for project, amount in amounts.items():
        own = [item for item in table["indicators"] if item["project"] == project]
        report.same(f"K01 {project}", sum((Decimal(item["weight"]) for item in own), ZERO), WEIGHTS)
        for item in own:
            if item["level1"] == "成本指标":
                report.same(f"K03 {project}", Decimal(item["value"]), amount)
    public_use = budget.total("general_public_basic", "public_use")
    report.same("K07", total, budget.total("expenditure", "project") + public_use)
    for item in (*whole["indicators"], *table["indicators"]):
        qualitative = item["operator"] == "定性"
        report.same(f"K12 {item['name']}", not item["measure"], qualitative)
    for line in budget.lines("general_public_projects", "project"):
        report.same(f"K13 {line['name']}", amounts.get(line["name"]), cell(line, "amount"))


def check_statement(budget: Budget, report: Report) -> None:
    """P01, P02, P05, P15, P17-P19, Q05, Q06: the figures of the prose agree with the tables."""
    statement = budget.document["statement"]
    year = budget.document["year"]

    def scoped(column: str) -> Decimal:
        """Add up the two tables of the three public expenses."""
        return budget.total("three_public", column) + budget.total("government_fund_three_public", column)

    expected = {
        "income_total": budget.keyed("balance", "income_total"),
        "expenditure_total": budget.keyed("balance", "expenditure_total"),
        "basic": budget.total("expenditure", "basic"),
        "project": budget.total("expenditure", "project"),
        "general_public": budget.total("general_public"),
        "general_public_basic": budget.total("general_public_basic"),
        "personnel": budget.total("general_public_basic", "personnel"),
        "public_use": budget.total("general_public_basic", "public_use"),
        "three_public": scoped("total"),
        "three_public.reception": scoped("reception"),
        "three_public.vehicles": scoped("vehicles"),
        "three_public.overseas": scoped("overseas"),
        "three_public.vehicle_purchase": scoped("vehicle_purchase"),
        "three_public.vehicle_running": scoped("vehicle_running"),
        "government_fund": budget.total("government_fund"),
        "state_capital": budget.total("state_capital"),
        "operating": budget.total("general_public_basic", "public_use"),
    }
    this_year = [claim for claim in statement["claims"] if claim["year"] == year]
    report.same("claims of the year", {claim["indicator"] for claim in this_year}, set(expected))
    for claim in this_year:
        report.same(f"claim {claim['indicator']}", Decimal(claim["text"]), expected[claim["indicator"]])
    report.same("P17 三公 of 一般公共", budget.total("three_public"), Decimal("3.19"))
    report.same("P17 三公 of 政府性基金", budget.total("government_fund_three_public"), Decimal("8.00"))
    report.same("P17 11.19 = 3.19 + 8.00", scoped("total"), Decimal("11.19"))
    vehicles = statement["vehicles"]
    report.same("Q05", sum(item["count"] for item in vehicles["types"]), vehicles["total"])
    report.same("Q06", vehicles["total"], vehicles["asset_total"])


def main() -> int:
    """Run all checks and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    path: Path = parser.parse_args().path
    budget = Budget(json.loads(path.read_text(encoding="utf-8")))
    report = Report()
    for check in (
        check_shape,
        check_rows,
        check_columns,
        check_balances,
        check_between_totals,
        check_between_codes,
        check_performance,
        check_statement,
    ):
        check(budget, report)

    print(f"{'table':<10}{'lines':>6}{'cells':>7}{'indicators':>12}  kind")
    lines = cells = indicators = 0
    for kind, table in budget.tables.items():
        counts = (
            len(table["lines"]),
            sum(len(line["cells"]) for line in table["lines"]),
            len(table.get("indicators", ())),
        )
        lines, cells, indicators = lines + counts[0], cells + counts[1], indicators + counts[2]
        print(f"{budget.label(kind):<10}{counts[0]:>6}{counts[1]:>7}{counts[2]:>12}  {kind}")
    print(f"{'all':<10}{lines:>6}{cells:>7}{indicators:>12}\n")

    print(f"passed {report.passed}, rounding {len(report.rounding)}, failed {len(report.failures)}")
    for label, (parts, printed) in report.rounding.items():
        print(f"  rounding  {label}: {parts} / {printed}")
    if report.rounding != KNOWN_ROUNDING:
        report.failures.append("the rounding gaps are not the ones known in the document")
    for failure in report.failures:
        print(f"  FAILED    {failure}")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
