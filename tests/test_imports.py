"""What importing the package costs: nothing but itself."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

import gov_budget

LOADED = "import sys; before = set(sys.modules); import {}; print(*sorted(set(sys.modules) - before))"


def loaded_by(statement):
    command = [sys.executable, "-c", LOADED.format(statement)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def own(modules):
    return {name for name in modules if name.split(".")[0] == "gov_budget"}


def foreign(modules):
    names = {name.split(".")[0] for name in modules} - set(sys.stdlib_module_names)
    return {name for name in names if name != "gov_budget" and find_spec(name)}


def test_the_package_loads_only_itself():
    modules = loaded_by("gov_budget")
    assert own(modules) == {"gov_budget"}
    assert not foreign(modules)


def test_looking_up_a_code_loads_neither_rules_nor_readers():
    modules = loaded_by("gov_budget; gov_budget.lookup('208')")
    assert not {name.split(".")[1] for name in own(modules) - {"gov_budget"}} - {"codes", "errors", "fiscal"}
    assert foreign(modules) <= {"attr", "attrs"}


@pytest.mark.parametrize("package", ["reports", "cli", "reading"])
def test_other_faces_load_no_heavy_library(package):
    assert not foreign(loaded_by(f"gov_budget.{package}")) - {"attr", "attrs", "click", "colorama"}


@pytest.mark.parametrize("name", gov_budget.__all__)
def test_every_name_is_there(name):
    assert getattr(gov_budget, name) is not None


def test_the_table_of_names_is_whole():
    assert sorted(gov_budget.__all__) == sorted({*gov_budget._HOME, "__version__", "errors"})
    assert set(gov_budget.__all__) <= set(dir(gov_budget))


def test_submodules_stay_reachable():
    from gov_budget import codes, errors  # noqa: PLC0415 - this is what is tested

    assert codes.lookup is gov_budget.lookup
    assert gov_budget.errors is errors


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        _ = gov_budget.nonsense
