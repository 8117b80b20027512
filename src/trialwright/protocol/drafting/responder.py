"""The dose-reduction responder: each element of its definition is a question of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.estimands import estimand
from trialwright.protocol.drafting.moments import is_period, visits_in
from trialwright.protocol.drafting.outcomes import Reduction
from trialwright.protocol.drafting.plan import Plan
from trialwright.protocol.drafting.schedule import Schedule
from trialwright.protocol.objectives import Estimand, ReductionResponder

LEFT_OUT = "as observed; worst and best case beside it"
NO_RESPONSE = "as no response; as observed and best case beside it"
ON_INSULIN = "on insulin at baseline; the others are shown apart"
TOUCHES = ("endpoints",)


@dataclass(frozen=True)
class Judged:
    """The endpoint, the place of the words that define it, and its own time frame."""

    endpoint: str
    place: str
    time_frame: str


def draft_responder(
    desk: Desk, plan: Plan, schedule: Schedule, read: Reduction, judged: Judged
) -> tuple[ReductionResponder, Estimand]:
    """The analysis and its estimand."""
    place = judged.place
    days, valid = _days(desk)
    guard = _guard(desk, plan)
    analysis = ReductionResponder(
        concept=read.concept,
        baseline=_baseline(desk, plan, place, read.quote),
        encounter=_time_point(desk, plan, schedule, judged, read.quote),
        ratio=round(1 - read.share, 6),
        days=days,
        valid_days=valid,
        guard_concept=None if guard is None else "hba1c",
        guard_margin=guard,
        no_new_drug=_no_new_drug(desk),
        missing=_missing(desk),
    )
    return analysis, _estimand(desk, plan, analysis, place, read.quote)


def _time_point(desk: Desk, plan: Plan, schedule: Schedule, judged: Judged, quote: str) -> str:
    """The one visit with a diary that the endpoint's time frame names; else it is asked."""
    visits = [item.id for item in schedule.encounters if "diary" in item.activities][1:]
    own = visits_in(plan.course, schedule, judged.time_frame)
    kept = [visit for visit in visits if visit in own]
    if len(own) == len(kept) == 1 and not is_period(judged.time_frame):
        return kept[0]
    path, _, _ = judged.place.rpartition(".")
    return desk.ask(
        _question(desk, judged),
        "At which visit is the reduction judged?",
        kept[-1] if kept else visits[-1],
        _why_then(judged.time_frame, own, kept),
        options=tuple(visits),
        place=judged.place if is_period(judged.time_frame) else f"{path}.timeFrame",
        quote=quote if is_period(judged.time_frame) else "",
        touches=TOUCHES,
    )


def _question(desk: Desk, judged: Judged) -> str:
    """The first endpoint that has to be asked for has the plain id, each other one its own."""
    asked = any(item.id == "responder.time_point" for item in desk.questions)
    return f"responder.time_point.{judged.endpoint}" if asked else "responder.time_point"


def _why_then(time_frame: str, own: tuple[str, ...], kept: list[str]) -> str:
    if is_period(time_frame):
        return (
            "The record says 'up to' a time and names no time point; the last visit is taken, for "
            "a reduction that does not last is none."
        )
    if len(kept) > 1:
        return (
            "The record names several times; the last is taken, for a reduction that does not last "
            "is none."
        )
    if own:
        return "No diary of daily doses is kept at the time that the record names."
    return "The record's time frame names no time at which there is a visit; the last is taken."


def _baseline(desk: Desk, plan: Plan, place: str, quote: str) -> str:
    anchors = (plan.first_anchor, *(("collection",) if plan.all_collected else ()), "consent")
    return desk.ask(
        "responder.baseline",
        "The baseline dose is the mean over the diary days before which event?",
        plan.first_anchor,
        "The record does not define the baseline of the reduction; the week before the first "
        "treatment is the dose the treatment finds.",
        options=anchors,
        place=place,
        quote=quote,
        touches=TOUCHES,
    )


def _days(desk: Desk) -> tuple[int, int]:
    days = desk.ask_number(
        "responder.days",
        "Over how many diary days is a mean dose taken?",
        "7",
        "The record does not say; a week holds every weekday once.",
        low=1,
        high=28,
        touches=TOUCHES,
    )
    valid = desk.ask_number(
        "responder.valid_days",
        "How many of these days must be filled in?",
        "5",
        "The record does not say; with fewer, the dose counts as missing.",
        low=1,
        high=days or 7,
        touches=TOUCHES,
    )
    return int(days or 7), int(valid or 5)


def _guard(desk: Desk, plan: Plan) -> float | None:
    if "glycaemia" not in plan.pack.follow_up:
        return None
    return desk.ask_number(
        "responder.hba1c_margin",
        "By how many HbA1c points may a responder be worse than at baseline?",
        "0.3",
        "The record lets a dose be halved at any price; less insulin with worse glycaemia is no "
        "benefit. 0.3 points is a usual margin of non-inferiority.",
        low=0,
        high=5,
        none="no limit",
        touches=TOUCHES,
    )


def _no_new_drug(desk: Desk) -> bool:
    answer = desk.ask(
        "responder.no_new_drug",
        "Does an added or raised glucose-lowering drug rule out a response?",
        "yes",
        "The record does not say; insulin can be saved by any other drug.",
        options=("yes", "no"),
        touches=TOUCHES,
    )
    return answer == "yes"


def _estimand(
    desk: Desk, plan: Plan, analysis: ReductionResponder, place: str, quote: str
) -> Estimand:
    population = _population(desk, place, quote)
    return estimand(
        desk,
        "reduction_responder",
        treatment="; ".join(arm.label for arm in plan.groups.arms),
        population=population,
        variable=(
            f"mean daily dose over the last {analysis.days} diary days before "
            f"{analysis.encounter} at most {analysis.ratio:g} of the mean before "
            f"{analysis.baseline}"
        ),
        summary="proportion of responders with an exact interval",
    )


def _population(desk: Desk, place: str, quote: str) -> str:
    return desk.ask(
        "responder.population",
        "Who is counted, given that people on no insulin may join?",
        ON_INSULIN,
        "A relative reduction is not defined for a dose of 0, and the criteria admit people on "
        "tablets alone.",
        options=(ON_INSULIN, "all given at least one dose; a dose of 0 is no response"),
        place=place,
        quote=quote,
        touches=TOUCHES,
    )


def _missing(desk: Desk) -> Literal["left out", "no response"]:
    answer = desk.ask(
        "responder.missing",
        "How does a participant without enough diary days count?",
        LEFT_OUT,
        "The record does not say; both extremes stand beside it and show how much the answer hangs "
        "on it.",
        options=(LEFT_OUT, NO_RESPONSE),
        touches=TOUCHES,
    )
    return "left out" if answer == LEFT_OUT else "no response"
