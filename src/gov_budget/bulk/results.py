"""What was judged, as the frame ``results``: numbers give way to names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.parts import RELATIONS
from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.bulk.operands import REASONS
from gov_budget.bulk.schema import arrow_schema, fields
from gov_budget.bulk.verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gov_budget.bulk.statements import Statement

__all__ = ["named", "write_results"]

_REPEATING = ("document", "rule", "table", "kind", "line", "key", "column", "relation", "verdict", "reason",
              "residual", "bound", "addends")  # fmt: skip
"""Columns with few values: Parquet holds each value of a page once."""


def named(judged: ArrowTable, stated: Sequence[Statement]) -> ArrowTable:
    """Return judged equations in the layout of ``results``, texts as dictionaries."""
    pa = needs("pyarrow")
    names: dict[str, Sequence[str | None]] = {
        "statement": [s.rule.id for s in stated],
        "relation": [*map(str, RELATIONS), None],
        "verdict": VERDICTS,
        "reason": REASONS,
    }
    columns: dict[str, Any] = {name: judged[name] for name in judged.column_names}
    for name, values in names.items():
        columns[name] = _looked_up(columns[name], pa.array(values, pa.string()))
    columns["rule"] = columns.pop("statement")
    for name in ("kind", "key", "column"):
        columns[name] = _dictionary(columns[name])
    return pa.table({field.name: columns[field.name] for field in fields("results")})


def _looked_up(numbers: Any, names: Any) -> Any:  # noqa: ANN401 - arrays of pyarrow
    pa = needs("pyarrow")
    chunks = [pa.DictionaryArray.from_arrays(chunk, names) for chunk in numbers.chunks]
    return pa.chunked_array(chunks, pa.dictionary(pa.int32(), pa.string()))


def _dictionary(texts: Any) -> Any:  # noqa: ANN401 - an array of pyarrow
    pa = needs("pyarrow")
    coded = texts if pa.types.is_dictionary(texts.type) else texts.dictionary_encode()
    return coded.cast(pa.dictionary(pa.int32(), pa.string()))


def write_results(results: Iterable[ArrowTable], path: Path) -> int:
    """Write results to a Parquet file, aside first: a file that is there is whole.  Return their number.

    Raises:
        OSError: the system refuses to write.
    """
    parquet = needs("pyarrow.parquet")
    schema = arrow_schema("results")
    aside, rows = path.with_name(f"{path.name}.tmp"), 0
    with parquet.ParquetWriter(
        aside, schema, compression="zstd", use_dictionary=list(_REPEATING), write_statistics=["document"]
    ) as writer:
        for table in results:
            writer.write_table(table.cast(schema))
            rows += table.num_rows
    aside.replace(path)
    return rows
