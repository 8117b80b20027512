"""Deviations that an act shows by itself: they stand in that act's event and are never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trialwright.conduct.ledger import Follow, consequence

# rule → (kind in the data cut, what it says)
DEVIATIONS: Mapping[str, tuple[str, str]] = {
    "early": ("window", "visit before its window"),
    "late": ("window", "visit after its window"),
    "missed": ("missed_visit", "visit missed"),
    "skipped_dose": ("dose", "planned dose not given"),
}


@dataclass(frozen=True)
class Deviation:
    """One deviation: its rule, the encounter (absent where it is none's), the day, the event."""

    rule: str
    encounter: str | None
    on: date
    event: int

    @property
    def kind(self) -> str:
        """window, missed_visit or dose."""
        return DEVIATIONS[self.rule][0]

    @property
    def detail(self) -> str:
        """The rule in words."""
        return DEVIATIONS[self.rule][1]


def deviation(rule: str) -> Follow:
    """The deviation as a consequence in an event."""
    return consequence("deviation", rule=rule)


def window_deviation(days_outside: int) -> tuple[Follow, ...]:
    """The deviation of a visit so many days before (negative) or after its window, if any."""
    if days_outside == 0:
        return ()
    return (deviation("early" if days_outside < 0 else "late"),)
