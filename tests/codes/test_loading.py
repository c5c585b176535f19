"""What importing loads, and that the built files are up to date; each in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import gov_budget.codes


def fresh(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_importing_loads_attrs_and_no_other_package():
    code = """
import sys
before = {*sys.modules}
import gov_budget.codes
tops = {name.partition('.')[0] for name in {*sys.modules} - before}
print(*sorted(tops - sys.stdlib_module_names - {'gov_budget'}))
"""
    assert {*fresh(code)} <= {"attr", "attrs"}


def test_importing_reads_no_data_and_a_lookup_reads_one_file():
    code = """
import sys
opened = []
sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event == 'open' else None)
import gov_budget.codes as codes
reads = lambda: {path.replace(chr(92), '/').rpartition('/')[2] for path in opened if '/data/' in path}
print(len(reads()))
codes.lookup('2080505', 2024)
print(*reads())
"""
    assert fresh(code) == ["0", "function.tsv"]


def test_public_names_are_sorted_and_there():
    names = gov_budget.codes.__all__
    constants = [name for name in names if name.isupper()]
    classes = [name for name in names if name[0].isupper() and name not in constants]
    functions = [name for name in names if name[0].islower()]
    assert names == [*sorted(constants), *sorted(classes), *sorted(functions)]
    assert all(hasattr(gov_budget.codes, name) for name in names)


def test_built_files_are_up_to_date(shared, repository):
    assert shared("subjects.tsv")
    command = [sys.executable, str(repository / "tools" / "build_codes.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
