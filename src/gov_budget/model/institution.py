"""The department or unit that publishes, its units, and its staff."""

from __future__ import annotations

from enum import StrEnum

import attrs

__all__ = ["Institution", "InstitutionNature", "Staff", "StaffKind"]


class InstitutionNature(StrEnum):
    """What an institution is by law.

    机关运行经费 exists for the first two only: 预算法 art 14, and the customary definition in
    docs/rules.
    """

    ADMINISTRATIVE = "administrative"
    PARTICIPATING = "participating"
    PUBLIC_INSTITUTION = "public_institution"
    OTHER = "other"

    @property
    def has_operating(self) -> bool:
        """Whether 机关运行经费 is defined for it: 行政单位, 参照公务员法管理的单位."""
        return self in (InstitutionNature.ADMINISTRATIVE, InstitutionNature.PARTICIPATING)


class StaffKind(StrEnum):
    """编制, 在职, 退休, 离休."""

    QUOTA = "quota"
    SERVING = "serving"
    RETIRED = "retired"
    LEFT = "left"


@attrs.frozen
class Staff:
    """A head count of one institution."""

    unit: str
    kind: StaffKind
    count: int


@attrs.frozen
class Institution:
    """A department or unit: code and name as printed, nature, subordinate units, staff."""

    name: str = ""
    code: str = ""
    nature: InstitutionNature | None = None
    units: tuple[Institution, ...] = ()
    staff: tuple[Staff, ...] = ()
