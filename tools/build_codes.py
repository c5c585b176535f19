"""Build the tables of src/gov_budget/codes/data from the shared catalogue.

    python tools/build_codes.py [--catalog ../shared/catalog] [--check]

Reads subjects.tsv, fund_sources.tsv and attestations.tsv of the catalogue and additions.tsv of the
data folder; writes one table per scheme and attestations.tsv.  With --check nothing is written and
the exit status is 1 when a file would change.  changes.tsv is read to say which codes named by a
Ministry notice the catalogue still lacks.  fund_sections.tsv, sets.toml, SOURCES.toml and
additions.tsv are kept by hand.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "gov_budget" / "codes" / "data"
SCHEMES = ("economic-department", "economic-government", "function", "revenue")
SUBJECT_COLUMNS = ("code", "name", "first_year", "last_year", "grade", "note")
SEEN_COLUMNS = ("scheme", "code", "name", "year", "document")

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """Return the rows of a tab-separated file by column name."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def tsv(columns: tuple[str, ...], table: list[Row]) -> str:
    """Return a table as text, each row once."""
    lines = dict.fromkeys(["\t".join([row[column] for column in columns]) for row in table])
    return "\n".join(["\t".join(columns), *lines]) + "\n"


def subject_table(table: list[Row]) -> str:
    """Return subjects by code and then by year."""
    return tsv(SUBJECT_COLUMNS, sorted(table, key=lambda row: (row["code"], row["first_year"] or "0")))


def fund_source_table(table: list[Row]) -> str:
    """Return the fund sources, whose file names neither years nor notes."""
    return subject_table([{"first_year": "", "last_year": "", "note": ""} | row for row in table])


def document(label: str) -> str:
    """Return the name of a document without remarks about its wording."""
    return re.sub(r"（原文[^）]*）|；原文[^）]*(?=）)", "", label).strip()


def seen_table(table: list[Row]) -> str:
    """Return the attestations by scheme, code, name, year and document."""
    named = [row | {"document": document(row["issuer"])} for row in table]
    return tsv(SEEN_COLUMNS, sorted(named, key=lambda row: [row[column] for column in SEEN_COLUMNS]))


def built(catalog: Path) -> dict[str, str]:
    """Return the content of every built file by name."""
    subjects = rows(catalog / "subjects.tsv") + rows(DATA / "additions.tsv")
    files = {
        f"{scheme.replace('-', '_')}.tsv": subject_table([row for row in subjects if row["scheme"] == scheme])
        for scheme in SCHEMES
    }
    files["fund_source.tsv"] = fund_source_table(rows(catalog / "fund_sources.tsv"))
    files["attestations.tsv"] = seen_table(rows(catalog / "attestations.tsv"))
    return files


def lacking(catalog: Path) -> list[str]:
    """Return the codes and ranges of changes.tsv of which no end is in the catalogue."""
    known = {(row["scheme"], row["code"]) for row in rows(catalog / "subjects.tsv")}
    named = [(row["scheme"], row["code"]) for row in rows(catalog / "changes.tsv")]
    return [
        f"{scheme} {code}"
        for scheme, code in named
        if not any((scheme, end) in known for end in code.split("-"))
    ]


def main() -> int:
    """Write the files, or with --check say which would change."""
    parser = argparse.ArgumentParser(description="Build the tables of gov_budget.codes.")
    parser.add_argument("--catalog", type=Path, default=ROOT.parent / "shared" / "catalog")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    files = built(options.catalog)
    stale = [
        name
        for name, content in files.items()
        if not (DATA / name).exists() or (DATA / name).read_text(encoding="utf-8") != content
    ]
    for name in stale:
        print(f"{'stale' if options.check else 'written'}: {name}")
        if not options.check:
            (DATA / name).write_text(files[name], encoding="utf-8")
    for code in lacking(options.catalog):
        print(f"named by a notice, not in the catalogue: {code}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
