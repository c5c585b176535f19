"""References to what other libraries define, and to public names by the module that holds them.

Docstrings name a class as the reader imports it (``Figure``); signatures name it as Python knows
it (``gov_budget.money.figure.Figure``).  Both lead to the one place where the site documents it.
Names of other libraries have no page here and stay plain; every other missing name is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

OUTSIDE = (
    "attrs", "collections", "datetime", "decimal", "enum", "fractions", "hypothesis", "moneyed", "os",
    "pathlib", "typing",
)  # fmt: skip
"""Libraries whose names are shown without a link: nothing is downloaded while the site is built."""

BUILT_IN = (
    "AttributeError", "FileNotFoundError", "KeyError", "None", "OSError", "TypeError", "bool", "bytes",
    "dict", "float", "frozenset", "int", "list", "object", "set", "str", "tuple", "type",
)  # fmt: skip
IMPORTED = (
    "Any", "Callable", "Collection", "Decimal", "Iterable", "Iterator", "Mapping", "Money", "PathLike",
    "Random", "RenderableType", "SearchStrategy", "Self", "Sequence", "StrEnum", "T",
)  # fmt: skip
"""Names of those libraries as signatures show them."""

PRIVATE = (
    "Alike",
    "Amounts",
    "ArrowTable",
    "Books",
    "Frames",
    "LazyFrame",
    "Mapped",
    "Passage",
    "RowLike",
    "Signed",
    "SparkFrame",
    "Test",
    "canonical",
)
"""Names of the package that docstrings and signatures show although they are not public."""

PLAIN = frozenset((*BUILT_IN, *IMPORTED, *PRIVATE))


def resolve(
    _app: Sphinx, environment: BuildEnvironment, node: pending_xref, shown: nodes.Element
) -> nodes.Node | None:
    """Return a link to the documented object of that name, or the bare text of an outside name."""
    target: str = node.get("reftarget", "")
    if node.get("refdomain") != "py":
        return None
    name = target.rsplit(".", 1)[-1]
    if target.partition(".")[0] in OUTSIDE or name in PLAIN:
        return shown
    objects = environment.domains.python_domain.objects
    found = {full for full in objects if full == name or full.endswith(f".{name}")}
    if not target.startswith("gov_budget"):
        found = {full for full in found if full.endswith(f".{target}")}
    if len(found) != 1:
        return None
    full = found.pop()
    where = objects[full]
    return make_refnode(_app.builder, node["refdoc"], where.docname, where.node_id, shown, full)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook."""
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
