"""The schedule out: encounters, the main timeline, timings that hang on what comes before.

Every visit is an encounter, one instance on the main timeline and one timing. The anchor that a
window hangs on is the instance at which it is set, and its name travels beside the timing.
"""

from __future__ import annotations

from trialwright.protocol.schedule import Encounter
from trialwright.protocol.study import Study
from trialwright.protocol.usdm.builder import Json, chain
from trialwright.protocol.usdm.codes import known
from trialwright.protocol.usdm.names import as_id
from trialwright.protocol.usdm.own import beside
from trialwright.protocol.usdm.sides import Out

INSTANCE = "ScheduledActivityInstance"
NOTHING = "P0D"


def encounters_out(out: Out) -> list[Json]:
    """The encounters in the study's order."""
    return chain([_encounter_out(out, item) for item in out.study.encounters])


def _encounter_out(out: Out, item: Encounter) -> Json:
    held = {
        "id": as_id(item.id),
        "label": item.label or item.id,
        "epoch": item.epoch,
        "timing": item.timing,
        "activities": item.activities,
    }
    return out.builder.make(
        "Encounter",
        item.id,
        own=beside(out.builder, item, held),
        name=item.id,
        label=item.label or None,
        type=out.builder.code(known("encounter_type", "visit")),
        scheduledAtId=out.builder.id_of("Timing", item.id),
    )


def timelines_out(out: Out) -> list[Json]:
    """The main timeline, with an instance and a timing for every encounter; none without any."""
    visits = out.study.encounters
    if not visits:
        return []
    make, last = out.builder, visits[-1].id
    instances = chain(
        [_instance_out(out, item, last) for item in visits], before="", after="defaultConditionId"
    )
    return [
        make.make(
            "ScheduleTimeline",
            "main",
            name="main",
            label="Main timeline",
            mainTimeline=True,
            entryCondition="Informed consent is signed.",
            entryId=instances[0]["id"],
            exits=[make.make("ScheduleTimelineExit", "main")],
            timings=[_timing_out(out, item) for item in visits],
            instances=instances,
        )
    ]


def _instance_out(out: Out, item: Encounter, last: str) -> Json:
    make = out.builder
    return make.make(
        INSTANCE,
        item.id,
        name=item.id,
        label=item.label or None,
        epochId=make.id_of("StudyEpoch", item.epoch),
        timelineExitId=make.id_of("ScheduleTimelineExit", "main") if item.id == last else None,
        activityIds=make.ids_of("Activity", item.activities),
        encounterId=make.id_of("Encounter", item.id),
    )


def _timing_out(out: Out, item: Encounter) -> Json:
    timing, make = item.timing, out.builder
    target = set_at(out.study, item)
    before, length = timing.offset.startswith("-"), timing.offset.removeprefix("-")
    fixed = target == item.id and timing.offset == NOTHING
    kind = "fixed" if fixed else "before" if before else "after"
    window = timing.early or timing.late
    held = {
        "anchor": target,
        "offset": timing.offset,
        "early": max(timing.early, 0),
        "late": max(timing.late, 0),
    }
    return make.make(
        "Timing",
        item.id,
        own=beside(make, timing, held),
        name=f"timing_{item.id}",
        type=make.code(known("timing_type", kind)),
        value=length,
        valueLabel=length,
        relativeToFrom=make.code(known("timing_relation", "start")),
        relativeFromScheduledInstanceId=make.id_of(INSTANCE, item.id),
        relativeToScheduledInstanceId=make.id_of(INSTANCE, target),
        windowLower=f"P{held['early']}D" if window else None,
        windowUpper=f"P{held['late']}D" if window else None,
        windowLabel=f"-{held['early']} to +{held['late']} days" if window else None,
    )


def set_at(study: Study, visit: Encounter) -> str:
    """The encounter at which the anchor of a visit is set; the visit itself where none is.

    Several encounters may set an anchor, one for each arm: the first that shares an arm counts.
    """
    name = visit.timing.anchor
    if name in {item.id for item in study.encounters}:
        return name
    sets = {item.set_by for item in study.anchors if item.id == name}
    acts = {item.id for item in study.activities if item.id in sets or item.act in sets}
    for other in study.encounters:
        apart = other.arms and visit.arms and not set(other.arms) & set(visit.arms)
        if acts & set(other.activities) and not apart:
            return other.id
    return visit.id


def conditions_out(out: Out) -> list[Json]:
    """For every visit of some arms only, a condition that says so."""
    labels = {arm.id: arm.label or arm.id for arm in out.study.arms}
    return [
        out.builder.make(
            "Condition",
            visit.id,
            name=f"arms_{visit.id}",
            text=f"Only participants of: {', '.join(labels.get(arm, arm) for arm in visit.arms)}",
            contextIds=[out.builder.id_of(INSTANCE, visit.id)],
            appliesToIds=out.builder.ids_of("Activity", visit.activities),
        )
        for visit in out.study.encounters
        if visit.arms
    ]
