"""Encounters, activities and anchors: windows hang on what happened, not on study day alone.

Where every arm is given something, follow-up hangs on the doses. Where an arm is given nothing,
all arms share a baseline visit, whose day is the anchor `start`, and doses hang on it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from trialwright.protocol.drafting.activities import draft_activities, gives_dose
from trialwright.protocol.drafting.course import days_of
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.plan import Plan
from trialwright.protocol.drafting.visits import draft_visits
from trialwright.protocol.drafting.windows import ask_factor, fit_windows
from trialwright.protocol.schedule import Activity, Anchor, Encounter, Epoch

EPOCHS = (
    Epoch(id="screening", label="Screening"),
    Epoch(id="treatment", label="Treatment"),
    Epoch(id="follow_up", label="Follow-up"),
)


@dataclass(frozen=True)
class Schedule:
    """The schedule of one study."""

    epochs: tuple[Epoch, ...]
    anchors: tuple[Anchor, ...]
    activities: tuple[Activity, ...]
    encounters: tuple[Encounter, ...]


def draft_schedule(desk: Desk, plan: Plan) -> Schedule:
    """Everything that happens to a participant, in order."""
    days = desk.ask_number(
        "schedule.screening_days",
        "How many days may screening take?",
        "28",
        "The record does not say; four weeks leave time for results and the decision.",
        low=1,
        high=180,
        touches=("encounters",),
    )
    plan = replace(plan, screening_days=int(days or plan.screening_days))
    encounters = draft_visits(plan)
    ordered = tuple(sorted(encounters, key=lambda item: _day(item, encounters)))
    return Schedule(
        epochs=EPOCHS,
        anchors=tuple(_anchors(plan)),
        activities=tuple(draft_activities(plan)),
        encounters=_staged(fit_windows(ordered, ask_factor(desk))),
    )


def _anchors(plan: Plan) -> Iterator[Anchor]:
    yield Anchor(id="consent", label="Consent signed", set_by="consent")
    if plan.cell_arms:
        yield Anchor(id="collection", label="Cells collected", set_by="collection")
    if plan.shared_start:
        yield Anchor(id="start", label="Baseline visit", set_by="baseline_assessment")
    for dose in range(1, plan.course.doses + 1):
        activity = f"{_verb(plan)}_{dose}"
        yield Anchor(id=f"dose_{dose}", label=f"Dose {dose} given", set_by=activity)


def _verb(plan: Plan) -> str:
    return "infusion" if plan.cell_arms else "administration"


def _day(visit: Encounter, every: tuple[Encounter, ...]) -> float:
    """About which day after consent a visit is due: only the order hangs on it."""
    by_id = {item.id: item for item in every}
    sets = {"consent": None, "collection": by_id.get("COL"), "start": by_id.get("BASE")}
    anchor = visit.timing.anchor
    if anchor.startswith("dose_"):
        number = anchor.removeprefix("dose_")
        parent = by_id.get(f"D{number}") or by_id.get(f"D{number}C")
    else:
        parent = by_id.get(anchor) or sets.get(anchor)
    return days_of(visit.timing.offset) + (_day(parent, every) if parent else 0.0)


def _staged(encounters: tuple[Encounter, ...]) -> tuple[Encounter, ...]:
    """Screening, then treatment up to the last dose, then follow-up."""
    doses = [place for place, item in enumerate(encounters) if gives_dose(item.activities)]
    return tuple(
        msgspec.structs.replace(item, epoch=_epoch(item.id, after_last=place > doses[-1]))
        for place, item in enumerate(encounters)
    )


def _epoch(visit: str, *, after_last: bool) -> str:
    if visit == "SCR":
        return "screening"
    return "follow_up" if after_last else "treatment"
