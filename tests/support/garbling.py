"""Rendered documents in which labels are garbled: headings, codes, names, captions; every amount stays."""

import attrs

__all__ = ["garbled"]

_LOOKALIKE = {"0": "O", "1": "l", "5": "S", "8": "B", "6": "b", "2": "Z"}
_OTHER = "某敦口日己"


def garbled(plan, chance, count):
    """Return a plan with so many labels garbled, and what was done to them."""
    done = []
    sheets = list(plan.sheets)
    for _ in range(count):
        n = chance.randrange(len(sheets))
        labels = [i for i, box in enumerate(sheets[n].boxes) if box.text and not box.is_amount]
        if labels:
            sheets[n], change = _changed(sheets[n], chance.choice(labels), chance)
            done.append(change)
    return attrs.evolve(plan, sheets=tuple(sheets)), done


def _changed(sheet, i, chance):
    box = sheet.boxes[i]
    ways = (_letter, _lost) if box.text.isdigit() else (_letter, _letter, _lost, _gone)
    text = chance.choice(ways)(box.text, chance)
    boxes = (*sheet.boxes[:i], attrs.evolve(box, text=text), *sheet.boxes[i + 1 :])
    return attrs.evolve(sheet, boxes=boxes), f"{sheet.title}: {box.text} → {text}"


def _letter(text, chance):
    """Another letter; digits become letters that look like them, never other digits."""
    at = chance.randrange(len(text))
    new = _LOOKALIKE.get(text[at]) or chance.choice(_OTHER)
    return text[:at] + new + text[at + 1 :]


def _lost(text, chance):
    """A letter less; a code keeps its digits, or it would be another."""
    letters = [n for n, letter in enumerate(text) if not letter.isdigit()]
    if not letters:
        return _letter(text, chance)
    at = chance.choice(letters)
    return text[:at] + text[at + 1 :]


def _gone(_text, _chance):
    return ""
