"""Visits: when each is due, which don't apply, and whether one came early or late (USDM Timing).

Everything hangs on anchors: when an anchor's date moves, so does what hangs on it, because due
days are computed whenever they are asked for and never stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from trialwright.protocol.schedule import Encounter
from trialwright.protocol.study import Study
from trialwright.values.dates import Window


@dataclass(frozen=True)
class Visit:
    """What became of an encounter: it took place `on` that day, or was missed (`done` False)."""

    done: bool
    on: date
    event: int


@dataclass(frozen=True)
class Planned:
    """An encounter for one participant; `due` and `window` are absent until its anchor is known.

    `status` is done, missed, not_applicable or pending.
    """

    encounter: Encounter
    due: date | None
    window: Window | None
    status: str
    visit: Visit | None


@dataclass(frozen=True)
class Whereabouts:
    """Of one participant, what due days depend on: arm, dates of anchors, skipped anchors."""

    arm: str | None
    anchors: Mapping[str, date]
    skipped: AbstractSet[str]
    ended_on: date | None


class Schedule:
    """The encounters of a study version, and which anchors each act sets."""

    def __init__(self, study: Study) -> None:
        self.encounters = {encounter.id: encounter for encounter in study.encounters}
        self.anchors = tuple(anchor.id for anchor in study.anchors)
        self._set_by = _anchors_by_act(study)

    def anchors_of(self, act: str) -> tuple[str, ...]:
        """The anchors that an act dates: consent, enrolment, collection, dose_1, an encounter."""
        return self._set_by.get(act, (act,))

    def window(self, encounter: str, anchors: Mapping[str, date]) -> Window | None:
        """The closed window of an encounter, absent while its anchor is not known."""
        timing = self.encounters[encounter].timing
        anchored = anchors.get(timing.anchor)
        return timing.window(anchored) if anchored else None

    def applies(self, encounter: str, where: Whereabouts) -> bool:
        """Whether the encounter is one of this arm, and hangs on nothing that was skipped."""
        planned = self.encounters[encounter]
        if planned.arms and where.arm is not None and where.arm not in planned.arms:
            return False
        anchor = planned.timing.anchor
        # a visit a month after a dose that was never given has no day, and no one missed it
        if anchor in where.skipped:
            return False
        return anchor not in self.encounters or self.applies(anchor, where)

    def plan(self, where: Whereabouts, visits: Mapping[str, Visit]) -> tuple[Planned, ...]:
        """Every encounter of one participant, in the study's order."""
        return tuple(self._planned(name, where, visits.get(name)) for name in self.encounters)

    def _planned(self, name: str, where: Whereabouts, visit: Visit | None) -> Planned:
        encounter = self.encounters[name]
        anchored = where.anchors.get(encounter.timing.anchor)
        due = encounter.timing.due(anchored) if anchored else None
        window = encounter.timing.window(anchored) if anchored else None
        return Planned(encounter, due, window, self._status(name, where, visit, due), visit)

    def _status(self, name: str, where: Whereabouts, visit: Visit | None, due: date | None) -> str:
        if visit is not None:
            return "done" if visit.done else "missed"
        if not self.applies(name, where):
            return "not_applicable"
        # what falls due only after a participant has left was never theirs to miss
        left = where.ended_on is not None and (due is None or due > where.ended_on)
        return "not_applicable" if left else "pending"


def _anchors_by_act(study: Study) -> dict[str, tuple[str, ...]]:
    """act → anchors; an act's own name is always an anchor, others name it in `set_by`."""
    found: dict[str, list[str]] = {}
    for anchor in study.anchors:
        for act in _acts_setting(study, anchor.set_by):
            found.setdefault(act, [act])
            if anchor.id not in found[act]:
                found[act].append(anchor.id)
    return {act: tuple(anchors) for act, anchors in found.items()}


def _acts_setting(study: Study, set_by: str) -> tuple[str, ...]:
    """The acts behind an anchor's `set_by`: an activity of the study, or the act's own name."""
    activity = {activity.id: activity for activity in study.activities}.get(set_by)
    if activity is None:
        return (set_by,)
    if activity.act == "administration":
        return (f"dose_{activity.dose or 1}",)
    if activity.act == "forms":
        return tuple(visit.id for visit in study.encounters if set_by in visit.activities)
    return (activity.act,)
