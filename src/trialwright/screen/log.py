"""The screening log: who was asked, what each criterion answered, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from trialwright.protocol.criteria import Criterion
from trialwright.screen.evaluate import allows, evaluate
from trialwright.screen.facts import PersonFacts
from trialwright.values.truth import Truth


@dataclass(frozen=True)
class LogRow:
    """One criterion asked of one person.

    `answer`: does the criterion's own statement hold; `met`: does the criterion let the person
    join (for an exclusion the opposite); `reason` is a short text without the person's values.
    """

    person: str
    criterion: str
    answer: Truth
    met: Truth
    reason: str


def log_rows(criteria: Iterable[Criterion], person: PersonFacts, as_of: date) -> list[LogRow]:
    """Every criterion asked of one person on a day, in the criteria's order."""
    return [_row(criterion, person, as_of) for criterion in criteria]


def first_refusal(rows: Sequence[LogRow]) -> LogRow | None:
    """The row that keeps the person out: the first no, else the first unknown, else none."""
    for truth in (Truth.NO, Truth.UNKNOWN):
        for row in rows:
            if row.met is truth:
                return row
    return None


def _row(criterion: Criterion, person: PersonFacts, as_of: date) -> LogRow:
    stated = evaluate(criterion.expression, person, as_of)
    met = allows(criterion, stated)
    return LogRow(person.person, criterion.id, stated.truth, met.truth, "; ".join(met.reasons))
