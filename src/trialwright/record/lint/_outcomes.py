"""A record's outcome measures, gathered once for the many rules that read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trialwright.record.lint._left_over import is_left_over
from trialwright.record.record import OUTCOMES, Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome as registered; `kind` is primary, secondary or other; an absent part is empty.

    `whole` is false where a part is absent here and parts of this kind are left over: it may be
    one of those, so nothing can be said of its absence.
    """

    kind: str
    path: str
    measure: str
    description: str
    time_frame: str
    whole: bool = True

    @property
    def words(self) -> str:
        """Measure and description, one below the other."""
        return f"{self.measure}\n{self.description}"


@lru_cache(maxsize=1)
def outcomes_of(record: Record) -> tuple[Outcome, ...]:
    """Every outcome in the record's order; one that is no object is left out."""
    return tuple(_outcomes(record))


def _outcomes(record: Record) -> Iterator[Outcome]:
    for kind, path in OUTCOMES.items():
        field = f"{kind.title()}Outcome"
        loose = [is_left_over(record, f"{field}{part}") for part in ("Description", "TimeFrame")]
        for place, item in enumerate(record.items(path)):
            if isinstance(item, dict):
                said = (item.get(name) for name in ("measure", "description", "timeFrame"))
                measure, description, when = (_text(words) for words in said)
                lost = (not description and loose[0]) or (not when and loose[1])
                yield Outcome(kind, f"{path}[{place}]", measure, description, when, not lost)


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""
