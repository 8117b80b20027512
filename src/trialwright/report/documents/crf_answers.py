"""The room for an answer on paper, by what kind of answer it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trialwright.conduct.derived import DERIVATIONS
from trialwright.protocol.concepts import Concept
from trialwright.protocol.forms import Form
from trialwright.report.documents.model import DIGIT, LINE, TICK, Run, Text, text
from trialwright.report.words import unit_words

# Digits before the point where a concept has no limits of its own.
_DIGITS = 4
# Choices of at most so many letters each stand side by side, longer ones below each other.
_BESIDE = 15
_FIXED = "\u00a0"  # a space that keeps a box and its words on one line


def digits(count: int) -> str:
    """So many boxes for a digit."""
    return DIGIT * count


DAY = f"{digits(4)} – {digits(2)} – {digits(2)}"


def answer_space(form: Form, concept: Concept, *, short: bool = False) -> Text:
    """Boxes, ticks or a line; an item that is computed is not written at all."""
    inside = {item.concept for item in form.items}
    rule = DERIVATIONS.get(concept.id)
    if rule and inside.issuperset(rule.inputs):
        return (Run("computed by the system; leave empty", "small"),)
    return text(_SPACES[concept.kind](concept, short))


def _number(concept: Concept, short: bool) -> str:
    limits = concept.possible or concept.plausible
    before = len(str(int(max(map(abs, limits))))) if limits else _DIGITS
    after = f" . {digits(concept.decimals)}" if concept.decimals else ""
    # in a line of a table the unit stands in its head
    return digits(before) + after + ("" if short else f"  {unit_words(concept.unit)}")


def _choice(concept: Concept, short: bool) -> str:
    labels = [f"{TICK} {label}".replace(" ", _FIXED) for label in concept.choices.values()]
    beside = all(len(label) <= _BESIDE for label in concept.choices.values()) and not short
    return ("     " if beside else "\n").join(labels)


def _text(concept: Concept, short: bool) -> str:
    long = concept.max_length > 200 and not short
    return f"{LINE}\n{LINE}\n{LINE}" if long else LINE


_SPACES: Mapping[str, Callable[[Concept, bool], str]] = {
    "quantity": _number,
    "count": _number,
    "choice": _choice,
    "text": _text,
    "date": lambda concept, short: LINE if short else DAY,
    "yes_no": lambda concept, short: f"{TICK}{_FIXED}yes     {TICK}{_FIXED}no",
}
