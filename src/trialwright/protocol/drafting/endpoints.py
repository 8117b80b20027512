"""Outcomes → endpoints, each with the registry's words, an analysis and an estimand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.drafting.activities import gives_dose
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.estimands import estimand
from trialwright.protocol.drafting.looking import Said, find, shortened
from trialwright.protocol.drafting.moments import visits_in
from trialwright.protocol.drafting.outcomes import (
    FOLLOWED,
    Change,
    Events,
    Reduction,
    Unclear,
    read_outcome,
)
from trialwright.protocol.drafting.plan import Plan
from trialwright.protocol.drafting.responder import Judged, draft_responder
from trialwright.protocol.drafting.schedule import Schedule
from trialwright.protocol.objectives import (
    AdverseEventSummary,
    Analysis,
    ChangeFromBaseline,
    Endpoint,
    Estimand,
    NotComputable,
    Objective,
)
from trialwright.record.record import OUTCOMES

Level = Literal["primary", "secondary", "exploratory"]
LEVELS: dict[str, tuple[Level, str]] = {
    "primary": ("primary", "P"),
    "secondary": ("secondary", "S"),
    "other": ("exploratory", "X"),
}
NOT_COMPUTED = "not computed"
_FROM_CONSENT = re.compile(
    r"\bfrom\s+(?:the\s+)?(?:time\s+of\s+)?(?:sign\w+\s+(?:of\s+)?)?(?:the\s+)?(?:informed\s+)?consent\b",
    re.IGNORECASE,
)
CHANGES = ("mean change from baseline, at each visit", NOT_COMPUTED)
NO_METRIC = (
    "The outcome's own words leave open which number is reported; the mean change at the visits of "
    "its time frame, or at every visit where it names none, is the usual one."
)
COUNTS = "participants with at least one event, and number of events"


@dataclass(frozen=True)
class Outcome:
    """One registered outcome and where it stands."""

    id: str
    level: Level
    place: str
    measure: str
    description: str
    time_frame: str


def outcomes_of(desk: Desk) -> tuple[Outcome, ...]:
    """The registered outcomes with a measure, in the registry's order: P1, P2, S1, X1."""
    return tuple(_outcomes(desk))


def _outcomes(desk: Desk) -> Iterator[Outcome]:
    for kind, path in OUTCOMES.items():
        level, letter = LEVELS[kind]
        count = 0
        for place in range(len(desk.record.items(path))):
            here = f"{path}[{place}]"
            measure = desk.record.text(f"{here}.measure")
            if measure is None:
                continue
            count += 1
            description = desk.record.text(f"{here}.description") or ""
            frame = desk.record.text(f"{here}.timeFrame") or ""
            yield Outcome(f"{letter}{count}", level, here, measure, description, frame)


def draft_endpoints(desk: Desk, plan: Plan, schedule: Schedule) -> tuple[Endpoint, ...]:
    """An endpoint for every registered outcome."""
    return tuple(_endpoint(desk, plan, schedule, item) for item in outcomes_of(desk))


def _endpoint(desk: Desk, plan: Plan, schedule: Schedule, item: Outcome) -> Endpoint:
    analysis, target = _analysis(desk, plan, schedule, item)
    return Endpoint(
        id=item.id,
        level=item.level,
        label=item.measure,
        analysis=analysis,
        estimand=target,
        registered_measure=item.measure,
        registered_description=item.description,
        registered_time_frame=item.time_frame,
    )


def _analysis(
    desk: Desk, plan: Plan, schedule: Schedule, item: Outcome
) -> tuple[Analysis, Estimand]:
    read = read_outcome(item.measure, item.description)
    if isinstance(read, Reduction) and not plan.pack.diary:
        read = Unclear("it needs a diary of daily doses, which this study does not keep")
    if isinstance(read, Unclear):
        read = _answered(desk, item, read)
    if isinstance(read, Events):
        return _events(desk, plan, item)
    if isinstance(read, Reduction):
        judged = Judged(item.id, f"{item.place}.{read.place}", item.time_frame)
        return draft_responder(desk, plan, schedule, read, judged)
    if isinstance(read, Change):
        return _change(desk, plan, schedule, item, read.concept)
    return NotComputable(why=read.why), _open_estimand(plan, item)


def _answered(desk: Desk, item: Outcome, read: Unclear) -> Change | Unclear:
    """Ask which concept measures an outcome no rule reads."""
    numeric = tuple(
        concept.id
        for concept in load_concepts().values()
        if concept.kind == "quantity" and concept.sdtm.domain in FOLLOWED
    )
    answer = desk.ask(
        f"endpoint.{item.id}",
        "Which concept, as its change from baseline, measures this outcome?",
        NOT_COMPUTED,
        f"It stays uncomputed: {read.why}.",
        options=(NOT_COMPUTED, *numeric),
        place=f"{item.place}.measure",
        touches=(f"endpoints.{item.id}",),
    )
    return read if answer == NOT_COMPUTED else Change(answer)


def _events(desk: Desk, plan: Plan, item: Outcome) -> tuple[Analysis, Estimand]:
    summary = _metric(
        desk,
        item,
        (COUNTS, "participants with at least one event", "number of events", NOT_COMPUTED),
        "The record names no metric and no aggregation. Participants and events are both counted, "
        "with exact intervals, by seriousness, relatedness and grade, unless nothing is computed; "
        "the answer is what the estimand names as its summary.",
    )
    if summary == NOT_COMPUTED:
        return NotComputable(why="a person decided so"), _open_estimand(plan, item)
    start = counted_from(desk, plan)
    target = estimand(
        desk,
        "adverse_events",
        treatment=treatment_of(plan),
        population=f"all participants who reached {_spoken(start)}",
        variable=f"adverse events from {_spoken(start)} to the end of follow-up",
        summary=summary,
    )
    return AdverseEventSummary(counted_from=start), target


def _metric(desk: Desk, item: Outcome, options: tuple[str, ...], why: str) -> str:
    """Which number answers an outcome; the first option is the guess."""
    return desk.ask(
        f"endpoint.{item.id}.metric",
        "Which number answers this outcome?",
        options[0],
        why,
        options=options,
        place=f"{item.place}.{'description' if item.description else 'measure'}",
        touches=(f"endpoints.{item.id}",),
    )


def counted_from(desk: Desk, plan: Plan) -> str:
    """The anchor from which adverse events count."""
    anchors: tuple[str, ...] = ("consent", plan.first_anchor)
    found = next(find(desk.record, _FROM_CONSENT), None)
    said = None if found is None else Said(found.said.place, shortened(found))
    guess, why = plan.first_anchor, "events of the treatment begin with it"
    if plan.all_collected:
        anchors = ("collection", *anchors)
        guess, why = "collection", "collecting marrow is already a risk of the treatment"
    if said:
        guess = "consent"
    return desk.ask(
        "safety.counted_from",
        "From when do adverse events count?",
        guess,
        "The record counts from consent in these words; whether all adverse events do is not said."
        if said
        else f"The record does not say; {why}.",
        options=anchors,
        place=said.place if said else "",
        quote=said.quote if said else "",
        touches=("endpoints",),
    )


def _change(
    desk: Desk, plan: Plan, schedule: Schedule, item: Outcome, concept: str
) -> tuple[Analysis, Estimand]:
    summary = _metric(desk, item, CHANGES, NO_METRIC)
    if summary == NOT_COMPUTED:
        return NotComputable(why="a person decided so"), _open_estimand(plan, item)
    label = load_concepts()[concept].label
    baseline = baseline_of(desk, plan)
    after = _looked_at(plan, schedule, item, concept)
    target = estimand(
        desk,
        "change_from_baseline",
        treatment=treatment_of(plan),
        population="all participants given at least one dose, with a baseline value",
        variable=f"change of {label} from the last value on or before {_spoken(baseline)}",
        summary=summary,
    )
    return ChangeFromBaseline(concept=concept, baseline=baseline, encounters=after), target


def _looked_at(plan: Plan, schedule: Schedule, item: Outcome, concept: str) -> tuple[str, ...]:
    """The visits that the outcome's own time frame names; every one where it names none."""
    able = tuple(
        visit.id
        for visit in schedule.encounters
        if _is_after(visit.activities) and _collects(plan, visit.activities, concept)
    )
    own = visits_in(plan.course, schedule, item.time_frame)
    return tuple(visit for visit in able if visit in own) or able


def _collects(plan: Plan, activities: tuple[str, ...], concept: str) -> bool:
    """A diary's concept is known at visits with a diary only; any other at every visit."""
    diaries = (form for form in plan.pack.forms if form.id in plan.pack.diary)
    in_diary = any(item.concept == concept for form in diaries for item in form.items)
    return "diary" in activities or not in_diary


def _is_after(activities: tuple[str, ...]) -> bool:
    """Follow-up visits, and visits of a later dose, which assess before it is given."""
    return gives_dose(activities) > 1 or "follow_up_assessment" in activities


def baseline_of(desk: Desk, plan: Plan) -> str:
    """The anchor at which baselines are taken."""
    anchors: tuple[str, ...] = (plan.first_anchor, "consent")
    if plan.all_collected:
        anchors = (plan.first_anchor, "collection", "consent")
    return desk.ask(
        "endpoint.baseline",
        "Baseline is the last value on or before which event?",
        plan.first_anchor,
        "The record says 'baseline' and no day; the last value before treatment is usual. After a "
        "marrow collection HbA1c may be disturbed for about 90 days, which speaks for collection.",
        options=anchors,
        touches=("endpoints",),
    )


def treatment_of(plan: Plan) -> str:
    """The treatment condition in words: what every arm is given."""
    arms = plan.groups.arms
    names = "; ".join(arm.label for arm in arms)
    dose = f", {plan.course.doses} doses planned" if plan.course.doses > 1 else ""
    return f"{names}{dose}" + (" (one group, no comparison)" if len(arms) == 1 else "")


def _spoken(anchor: str) -> str:
    words = {"start": "the baseline visit", "dose_1": "the first dose", "consent": "consent"}
    return words.get(anchor, anchor)


def _open_estimand(plan: Plan, item: Outcome) -> Estimand:
    return Estimand(
        treatment=treatment_of(plan),
        population="not decided",
        variable=item.measure,
        intercurrent_events=(),
        summary="not decided",
    )


def draft_objectives(endpoints: tuple[Endpoint, ...]) -> tuple[Objective, ...]:
    """One objective a level, in the registry's own words."""
    found = []
    for level, letter in LEVELS.values():
        own = [item for item in endpoints if item.level == level]
        if own:
            text = "To learn about: " + "; ".join(item.registered_measure for item in own)
            ids = tuple(item.id for item in own)
            found.append(Objective(id=f"O{letter}", level=level, text=text, endpoints=ids))
    return tuple(found)
