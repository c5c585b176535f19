"""Reconcile a published budget and print what does not agree, with both sides and the basis.

    python examples/03_reconcile_the_seed.py [FILE]

FILE is JSON, a CSV folder or a text; without it, the 2024 budget of 渠县科学技术协会 beside this script.
Exits with 1 when something is broken.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gov_budget as gb

SEED = Path(__file__).with_name("quxian-2024.json")


def show(finding: gb.Finding) -> None:
    """Print a finding: the sentence, both sides, the arithmetic, the basis."""
    print(f"[{finding.severity.value}] {finding.rule} {finding.message('zh')}")
    for place in finding.cells:
        print(f"    {place.label('zh')}: {place.printed or '空白'}")
    if finding.residual and finding.bound:
        print(f"    difference {finding.residual}, rounding explains {finding.bound} {finding.unit.value}")
    print(f"    basis: {finding.basis}")


def main(file: Path) -> int:
    """Reconcile a file; return the exit status."""
    report = gb.reconcile(gb.read(file))
    print(report.document.title or file.name)
    print(", ".join(f"{verdict.value}: {n}" for verdict, n in report.counts.items()))
    for finding in report.broken:
        show(finding)
    print("not compared, and not to be read as passed:")
    for finding in report.unchecked:
        print(f"    {finding.rule} {finding.message('zh')}")
    print("explained by rounding:")
    for finding in report.rounded:
        place, unit = finding.cells[0], finding.unit.value
        print(f"    {finding.rule} {place.label('zh')} {place.printed}")
        print(f"        difference {finding.residual}, rounding explains {finding.bound} {unit}")
    return 0 if report.is_clean else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED))
