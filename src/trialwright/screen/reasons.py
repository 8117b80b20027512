"""How a judgement says why: the concept and the criterion's limit, never the person's value."""

from __future__ import annotations

from datetime import date

from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.criteria import Age, Comparison, Period
from trialwright.screen.intervals import shift
from trialwright.values.truth import Judgement, Truth


def label_of(concept: str) -> str:
    """How a reason calls a concept: its label, or its id in words where we have no such concept."""
    known = load_concepts().get(concept)
    return known.label if known else concept.replace("_", " ")


def unknown(reason: str) -> Judgement:
    """An unknown answer and why."""
    return Judgement(Truth.UNKNOWN, (reason,))


def stated(truth: Truth, statement: str, unclear: str = "") -> Judgement:
    """A judgement whose reason is the statement, its denial, or why it is not clear."""
    reasons = {Truth.YES: statement, Truth.NO: f"not so: {statement}", Truth.UNKNOWN: unclear}
    return Judgement(truth, (reasons[truth],))


def limit_of(node: Comparison | Age) -> str:
    """The limit a criterion names, as a reason says it."""
    if node.value2 is not None:
        return f"between {node.value:g} and {node.value2:g} {node.unit}".rstrip()
    return f"{node.operator} {node.value:g} {node.unit}".rstrip()


def length_of(period: Period) -> str:
    """A length of time, as a reason says it."""
    return f"{period.value:g} {period.unit}"


def in_time(within: Period | None) -> str:
    """How old a measurement may be, as a reason says it; empty without a limit."""
    return "" if within is None else f" within {length_of(within)} before {within.before}"


def other_day(period: Period | None) -> str:
    """Why a period cannot be judged at screening; empty when it can."""
    if period is None or period.before == "screening":
        return ""
    return f"the day of {period.before} is not known at screening"


def back(day: date, period: Period) -> date:
    """The day so long before another."""
    return shift(day, -period.value, period.unit)
