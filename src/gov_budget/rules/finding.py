"""What one rule says about certain cells of one document."""

from __future__ import annotations

from functools import cached_property

import attrs

from gov_budget.model import Address, DepartmentBudget
from gov_budget.money import Figure, Unit
from gov_budget.rules import messages
from gov_budget.rules.difference import Difference, Points
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Quotient, Statement
from gov_budget.rules.evaluate import Outcome, largest_rounding
from gov_budget.rules.place import Place, place_of
from gov_budget.rules.rule import Rule
from gov_budget.rules.verdict import Severity, Verdict

__all__ = ["Finding"]


@attrs.frozen
class Finding:
    """A verdict with both sides.

    ``also`` names further rules that state the very same equation.  ``residual`` is left side
    less right side, ``bound`` the largest difference that rounding can explain.
    """

    definition: Rule = attrs.field(repr=False)
    statement: Statement
    outcome: Outcome
    also: tuple[str, ...] = ()
    document: DepartmentBudget = attrs.field(eq=False, repr=False, kw_only=True)

    @property
    def rule(self) -> str:
        """The rule's id."""
        return self.definition.id

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        return self.outcome.verdict

    @property
    def severity(self) -> Severity:
        """How grave it would be, or is, when broken."""
        return self.definition.severity

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The cells that were compared, the total or left side first."""
        if isinstance(self.statement, Equation | Quotient):
            return self.statement.operands
        return self.statement.addresses if isinstance(self.statement, Judgement) else ()

    @cached_property
    def cells(self) -> tuple[Place, ...]:
        """Both sides as a report shows them."""
        return tuple(place_of(self.document, address) for address in self.addresses)

    @property
    def basis(self) -> str:
        """The legal or other basis, in Chinese."""
        return self.definition.basis_zh

    @property
    def unit(self) -> Unit | Points:
        """The unit in which residual and bound are given: that of the left side.

        Percentages differ by percentage points.
        """
        return Points.PERCENT if isinstance(self.statement, Quotient) else self._unit

    @property
    def _unit(self) -> Unit:
        figures = (self.document.cell(address).figure for address in self.addresses)
        return next((figure.unit for figure in figures if figure), Unit.YUAN)

    @property
    def residual(self) -> Figure | Difference | None:
        """Left side less right side; ``None`` where nothing was subtracted."""
        return self._figure(self.outcome.residual)

    @property
    def bound(self) -> Figure | Difference | None:
        """The largest difference that rounding can explain; ``None`` where nothing was subtracted."""
        return self._figure(self._bound)

    @property
    def sum(self) -> Figure | Difference:
        """What the right side amounts to: a sum, or a percentage."""
        return self._shown(self.outcome.sum)

    @property
    def _bound(self) -> int:
        if isinstance(self.statement, Quotient):
            return self.outcome.bound
        if not isinstance(self.statement, Equation):
            return 0
        return largest_rounding(self.statement, self.document, self.outcome.residual)

    def _figure(self, amount: int) -> Figure | Difference | None:
        compared = self.verdict not in (Verdict.UNCHECKED, Verdict.NOT_APPLICABLE)
        if not compared or not isinstance(self.statement, Equation | Quotient):
            return None
        return self._shown(amount)

    def _shown(self, amount: int) -> Figure | Difference:
        if self.outcome.places is not None:
            return Difference(amount, self.outcome.places)
        return _in_unit(amount, self._unit)

    def message(self, lang: str = "zh") -> str:
        """Return the finding as one sentence, in Chinese (``zh``) or English (``en``)."""
        template = self._template(lang)
        return template.format_map(self._fields(lang))

    def _template(self, lang: str) -> str:
        own = self.definition.message_zh if lang == "zh" else self.definition.message_en
        if self.verdict is Verdict.BROKEN and own:
            return own
        if self.verdict in (Verdict.UNCHECKED, Verdict.NOT_APPLICABLE):
            return messages.text(self.verdict.value, self.outcome.reason, lang)
        if isinstance(self.statement, Quotient):
            group = "quotient" if self.verdict is Verdict.BROKEN else f"quotient_{self.verdict.value}"
            return messages.text(group, self.statement.ratio.value, lang)
        if not isinstance(self.statement, Equation):
            return messages.text("check", self.verdict.value, lang)
        group = "equation" if self.verdict is Verdict.BROKEN else self.verdict.value
        return messages.text(group, self.statement.relation.value, lang)

    def _fields(self, lang: str) -> dict[str, str]:
        first = self.cells[0] if self.cells else None
        return {
            "table": (first.title if first else ""),
            "place": _where(first, lang) if first else "",
            "line": (first.name or first.row) if first else "",
            "column": (first.column_zh if lang == "zh" else first.column.replace("_", " ")) if first else "",
            "printed": (first.printed or ("空白" if lang == "zh" else "blank")) if first else "",
            "sum": self.sum.text,
            "residual": self._shown(self.outcome.residual).text,
            "bound": self._shown(self._bound).text,
            "n": str(self.outcome.addends),
            "unit": self.unit.value,
            "other": self._other(lang),
            "detail": self._detail(lang),
        }

    def _doubtful(self, address: Address) -> bool:
        cell = self.document.cell(address)
        is_percentage = isinstance(self.statement, Quotient) and address == self.statement.printed
        return cell.is_ambiguous or (cell.figure is None and not is_percentage)

    def _other(self, lang: str) -> str:
        others = [cell for cell in self.cells[1:] if cell.printed] or list(self.cells[1:])
        if not others:
            return "没有印出的对应数" if lang == "zh" else "nothing printed"
        if len(others) == 1:
            return others[0].label(lang)
        n = len(others)
        return (
            f"{others[0].label(lang)}等{n}处" if lang == "zh" else f"{others[0].label(lang)} and {n - 1} more"
        )

    def _detail(self, lang: str) -> str:
        if isinstance(self.statement, Quotient) and self.verdict is Verdict.BROKEN:
            return self.statement.note[0 if lang == "zh" else 1]
        if isinstance(self.statement, Equation | Quotient):
            doubtful = [p for p, a in zip(self.cells, self.addresses, strict=True) if self._doubtful(a)]
            return ("、" if lang == "zh" else "; ").join(f"{p.label(lang)} {p.printed}" for p in doubtful)
        if isinstance(self.statement, Inapplicable):
            zh, en = self.statement.detail
        else:
            zh, en = self.statement.problem or (self.definition.zh, self.definition.en)
        return zh if lang == "zh" else en


def _where(place: Place, lang: str) -> str:
    """The table; of a figure of the text also which figure it is."""
    return place.label(lang) if place.table == "statement" and not place.is_text else place.title


def _in_unit(fen: int, unit: Unit) -> Figure:
    places = next((p for p in (2, 4, 6, 10) if fen % max(1, unit.fen // 10**p) == 0), unit.decimals)
    return Figure.of_fen(fen, unit, places)
