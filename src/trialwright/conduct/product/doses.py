"""Doses: what was given, and which intervention a dose of a participant's arm is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trialwright.protocol.product import Intervention
from trialwright.protocol.schedule import Activity
from trialwright.protocol.study import Study


@dataclass(frozen=True)
class Dose:
    """One dose given; `amount` (decimal text) in `unit`; what was not said is absent."""

    number: int
    on: date
    intervention: str | None
    lot: str | None
    amount: str | None
    unit: str | None
    route: str | None
    event: int


class DosePlan:
    """The doses a study plans: numbers, and per arm the intervention behind each."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._given = [item for item in study.activities if item.act == "administration"]
        self._interventions = {item.id: item for item in study.interventions}
        self.numbers = tuple(sorted({_number(activity) for activity in self._given}))

    def intervention(self, number: int, arm: str | None) -> Intervention | None:
        """The intervention of a dose in an arm; absent where the study does not say which."""
        own = self._arm_interventions(arm)
        named = [
            activity.intervention
            for activity in self._given
            if _number(activity) == number and activity.intervention
        ]
        fitting = [name for name in named if name in own] or (own if not named else [])
        return self._interventions.get(fitting[0]) if len(set(fitting)) == 1 else None

    def _arm_interventions(self, arm: str | None) -> list[str]:
        return [name for item in self._study.arms if item.id == arm for name in item.interventions]


def _number(activity: Activity) -> int:
    return activity.dose or 1
