"""Budgets with what a reader may come upon: other places, signs, blanks, texts, uncertain columns."""

import attrs

from gov_budget.model import Cell

__all__ = ["again", "roughened"]

TEXTS = ("", "—", "？", "0", "0.00", "0.000", "5", "5.00", "-5.0", "1.50", "1.5")


def roughened(budget, chance, share=0.12):
    """Return a budget some of whose cells are printed otherwise, and some of whose lines are missing."""
    return attrs.evolve(budget, tables=tuple(_table(table, chance, share) for table in budget.tables))


def _table(table, chance, share):
    kept = [
        line for line in table.lines if line.role.value in ("total", "sum") or chance.random() > share / 4
    ]
    lines = (
        attrs.evolve(line, cells=tuple(_cell(table, cell, chance, share) for cell in line.cells))
        for line in kept or table.lines
    )
    return attrs.evolve(table, lines=tuple(lines))


def _cell(table, cell, chance, share):
    if cell.figure is None or not cell.column or chance.random() > share:
        return cell
    text = chance.choice((cell.text, f"{cell.text}0", f"-{cell.text}", cell.text.partition(".")[0], *TEXTS))
    others = tuple(c for c in table.columns if c != cell.column)
    unsure = (cell.column, chance.choice(others)) if others and chance.random() < 0.15 else ()
    return Cell.read("" if unsure else cell.column, text, table.unit, candidates=unsure)


def again(budget, chance):
    """Return a budget whose tables print some lines again, some of them under another institution."""
    return attrs.evolve(budget, tables=tuple(_again(table, chance) for table in budget.tables))


def _again(table, chance):
    coded = [line for line in table.lines if line.role.value in ("institution", "subject")]
    more = [
        attrs.evolve(line, institution=line.institution + chance.choice(("", "", "8")))
        for line in coded
        if chance.random() < 0.7
    ]
    return attrs.evolve(table, lines=(*table.lines, *more))
