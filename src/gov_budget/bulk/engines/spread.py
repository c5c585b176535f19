"""The map of PySpark: groups of whole documents in the tasks of a cluster, as Arrow."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias

from gov_budget.bulk.extras import needs
from gov_budget.bulk.packed import SIZE, packed_types, unpacked
from gov_budget.bulk.schema import arrow_schema, fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.bulk.extras import ArrowTable
    from gov_budget.bulk.packed import Mapped

__all__ = ["SparkFrame", "spread"]

SparkFrame: TypeAlias = Any
"""A data frame of PySpark."""

_TYPES = {"int64": "bigint", "int32": "int", "string": "string", "bool": "boolean"}


def spread(frames: Mapping[str, SparkFrame], function: Mapped, size: int = SIZE) -> SparkFrame:
    """Return what a function says of all documents, ``size`` of them a task: the frame ``results``.

    All frames travel as one, so that what belongs to a document arrives together in one shuffle.
    """
    packed = reduce(lambda one, other: one.unionByName(other), (_packed(n, f) for n, f in frames.items()))

    def said(rows: ArrowTable) -> ArrowTable:
        return function(unpacked(rows)).cast(arrow_schema("results"))

    schema = ", ".join(f"`{field.name}` {_TYPES[field.type]}" for field in fields("results"))
    functions = needs("pyspark.sql.functions")
    group = functions.expr(f"document div {size}")
    return packed.groupBy(group).applyInArrow(said, schema)


def _packed(name: str, frame: SparkFrame) -> SparkFrame:
    """Return the rows of one frame with the columns of all frames."""
    own = {field.name for field in fields(name)}
    columns = [
        f"cast({f'`{column}`' if column in own else 'null'} as {_TYPES[kind]}) as `{column}`"
        for column, kind in packed_types().items()
    ]
    return frame.selectExpr(f"'{name}' as frame", *columns)
