"""Reading the files that a command is given: published ones in a process of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from gov_budget.model import DepartmentBudget
    from gov_budget.readers import Account
    from gov_budget.readers.apart import Apart

__all__ = ["Documents"]


class Documents:
    """Reads budgets; one that hangs or crashes a library costs itself and not the command.

    JSON files and folders of CSV tables need no library that could: they are read at once.
    """

    def __init__(self) -> None:
        self._apart: Apart | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._apart is not None:
            self._apart.close()

    def read(self, path: str) -> tuple[DepartmentBudget, Account]:
        """Return the budget in a file, and the account of its reading.

        Raises:
            GovBudgetError: as ``gov_budget.reading.read_with_account``.
            ReadingCrashed: the process that read it broke down.
        """
        from gov_budget.reading import read_with_account  # noqa: PLC0415 - loaded when needed

        if not Path(path).is_file() or Path(path).suffix.lower() in {".json", ".csv"}:
            return read_with_account(path)
        if self._apart is None:
            from gov_budget.readers.apart import Apart  # noqa: PLC0415

            self._apart = Apart()
        return self._apart.run(read_with_account, path)
