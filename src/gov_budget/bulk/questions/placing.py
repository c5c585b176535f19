"""Which documents may be added up: where each is from, and whose figures another one includes."""

from __future__ import annotations

from gov_budget.bulk.extras import Expr, needs
from gov_budget.bulk.questions.native import Frame, Native, columns_of, frames

__all__ = ["counted", "placement"]

_SAME = ["place", "year", "stage"]
_LONGEST = 24
"""Letters of the longest code that is looked at."""


def placement(documents: Native, places: Native, cells: Native | None = None) -> Native:
    """Return the documents with their places, and in ``status`` what becomes of each in a total.

    ``places`` has the columns ``document`` and ``place``, and others to group by, such as ``region``.
    A place is whoever numbers its institutions, such as a county: two places may use one code.

    * ``counted``: it is added.
    * ``inside``: a unit whose department is there too, for the same place, year and stage.  A
      department's figures are the sums of its units' (rule U01), so the unit is not added again.  The
      unit's code begins with the department's, or, with ``cells`` given, a line of the department's
      tables names the unit by code or by name.
    * ``undecided``: a unit that cannot be told to be inside or outside, because it or a department of
      the place prints no code.  It is left out rather than perhaps counted twice.
    * ``repeated``: another document of the same institution, year and stage has a smaller number.
    * ``nowhere``: ``places`` does not say where it is from.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    given = frames(documents, places) if cells is None else frames(documents, places, cells)
    placed = given[0].join(given[1], on="document").with_columns(identity=_identity())
    once = _once(placed)
    units, wholes = (once.filter(nw.col("scope") == scope) for scope in ("unit", "department"))
    inside = _by_code(units, wholes)
    if cells is not None:
        inside = nw.concat([inside, _by_lines(units, wholes, given[2])])
    said = [
        ("inside", inside.select("document").unique()),
        ("undecided", _without_code(units, wholes)),
        ("same", once.select("document")),
        ("there", placed.select("document")),
    ]
    found = given[0].join(given[1], on="document", how="left")
    for name, members in said:
        flagged = members.with_columns(nw.lit(value=True).alias(f"is_{name}"))
        found = found.join(flagged, on="document", how="left")
    native: Native = _with_status(found, columns_of(given[0]), columns_of(given[1])).to_native()
    return native


def counted(documents: Native, places: Native, cells: Native | None = None) -> Native:
    """Return the documents that may be added up, with their places: see :func:`placement`.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    [found] = frames(placement(documents, places, cells))
    native: Native = found.filter(nw.col("status") == "counted").drop("status").to_native()
    return native


def _identity() -> Expr:
    """What tells institutions of a place apart: the code, else the name, else the document itself."""
    nw = needs("narwhals")
    c, text = nw.col, nw.String
    code = nw.concat_str(nw.lit("code "), c("institution_code"))
    name = nw.concat_str(nw.lit("name "), c("institution_name"))
    itself = nw.concat_str(nw.lit("document "), c("document").cast(text))
    by_name = nw.when(c("institution_name") != "").then(name).otherwise(itself)
    return nw.when(c("institution_code") != "").then(code).otherwise(by_name)


def _once(placed: Frame) -> Frame:
    nw = needs("narwhals")
    same = [*_SAME, "scope", "identity"]
    first = placed.group_by(same).agg(nw.col("document").min())
    return placed.join(first.select("document"), on="document", how="semi")


def _by_code(units: Frame, wholes: Frame) -> Frame:
    """Return the units whose codes begin with that of a department; a join for each length of a code."""
    nw = needs("narwhals")
    code = nw.col("institution_code")
    above = wholes.filter(code != "").select(*_SAME, code.alias("above")).unique()
    begun = [
        units.filter(code.str.len_chars() >= n).select(
            "document", *_SAME, code.str.slice(0, n).alias("above")
        )
        for n in range(1, _LONGEST + 1)
    ]
    return nw.concat(begun).join(above, on=[*_SAME, "above"], how="semi").select("document")


def _by_lines(units: Frame, wholes: Frame, cells: Frame) -> Frame:
    nw = needs("narwhals")
    c = nw.col
    lines = cells.filter(c("role") == "institution").select("document", "institution", "name").unique()
    named = lines.join(wholes.select("document", *_SAME), on="document").drop("document")
    found: list[Frame] = []
    for theirs, ours in (("institution", "institution_code"), ("name", "institution_name")):
        texts = named.select(*_SAME, c(theirs).str.strip_chars().alias(ours)).filter(c(ours) != "").unique()
        found.append(units.join(texts, on=[*_SAME, ours], how="semi").select("document"))
    return nw.concat(found)


def _without_code(units: Frame, wholes: Frame) -> Frame:
    """Return the units of places with departments, where one or the other prints no code."""
    nw = needs("narwhals")
    bare = nw.col("institution_code") == ""
    beside = units.filter(bare).join(wholes.select(*_SAME).unique(), on=_SAME, how="semi")
    below = units.filter(~bare).join(wholes.filter(bare).select(*_SAME).unique(), on=_SAME, how="semi")
    return nw.concat([beside.select("document"), below.select("document")])


def _with_status(found: Frame, *kept: list[str]) -> Frame:
    nw = needs("narwhals")
    c, lit = nw.col, nw.lit
    status = lit("counted")
    for name, member in (("undecided", True), ("inside", True), ("same", False), ("there", False)):
        word = {"same": "repeated", "there": "nowhere"}.get(name, name)
        holds = ~c(f"is_{name}").is_null() if member else c(f"is_{name}").is_null()
        status = nw.when(holds).then(lit(word)).otherwise(status)
    columns = dict.fromkeys(name for names in kept for name in names)
    return found.with_columns(status=status).select(*columns, "status")
