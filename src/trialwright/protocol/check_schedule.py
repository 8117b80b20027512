"""Checks of the schedule: anchors exist and do not go in circles, durations parse, windows fit."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.protocol.schedule import Encounter
from trialwright.protocol.study import Study
from trialwright.values.dates import Duration
from trialwright.values.findings import Finding, Severity

# acts that date an anchor besides the activities of a study
_ACTS = {"consent", "enrolment", "collection"}


def check_schedule(study: Study) -> Iterator[Finding]:
    """Everything about encounters, anchors and doses."""
    yield from _durations(study)
    yield from _anchors(study)
    yield from _circles(study)
    yield from _doses(study)
    yield from _windows(study)


def _error(rule: str, place: str, quote: str, message: str, advice: str) -> Finding:
    return Finding(f"check.{rule}", Severity.ERROR, place, quote, message, advice)


def _durations(study: Study) -> Iterator[Finding]:
    for visit in study.encounters:
        place = f"encounters.{visit.id}.timing"
        if _length(visit) is None:
            yield _error(
                "duration",
                f"{place}.offset",
                visit.timing.offset,
                "is not an ISO 8601 duration, so no due day follows",
                "write one such as P6M, P14D, -P1W",
            )
        if visit.timing.early < 0 or visit.timing.late < 0:
            quote = f"{visit.timing.early}, {visit.timing.late}"
            advice = "write days from 0"
            yield _error("window", place, quote, "early and late count days, never below 0", advice)


def _length(visit: Encounter) -> Duration | None:
    try:
        return Duration.parse(visit.timing.offset)
    except ValueError:
        return None


def _anchors(study: Study) -> Iterator[Finding]:
    known = {anchor.id for anchor in study.anchors} | {visit.id for visit in study.encounters}
    for visit in study.encounters:
        if visit.timing.anchor not in known:
            yield _error(
                "anchor",
                f"encounters.{visit.id}.timing.anchor",
                visit.timing.anchor,
                "there is no such anchor or encounter, so the visit never falls due",
                f"name one of: {', '.join(sorted(known))}",
            )
    done = {name for visit in study.encounters for name in visit.activities}
    acts = {activity.id for activity in study.activities}
    for anchor in study.anchors:
        if anchor.set_by not in acts | _ACTS:
            place = f"anchors.{anchor.id}.set_by"
            advice = f"name one of: {', '.join(sorted(acts | _ACTS))}"
            yield _error("anchor", place, anchor.set_by, "nothing sets this anchor", advice)
        elif anchor.set_by in acts and anchor.set_by not in done:
            place = f"anchors.{anchor.id}.set_by"
            why = "no encounter has this activity, so the anchor is never set"
            yield _error("anchor", place, anchor.set_by, why, "add the activity to an encounter")


def _circles(study: Study) -> Iterator[Finding]:
    """An encounter may not wait for what only it, or a visit after it, sets."""
    setters: dict[str, set[str]] = {visit.id: {visit.id} for visit in study.encounters}
    for anchor in study.anchors:
        by = {visit.id for visit in study.encounters if anchor.set_by in visit.activities}
        setters.setdefault(anchor.id, set()).update(by)
    waits = {visit.id: setters.get(visit.timing.anchor, set()) for visit in study.encounters}
    anchors = {visit.id: visit.timing.anchor for visit in study.encounters}
    for name in waits:
        # consent is signed at the first visit itself, before anything else of it happens
        if anchors[name] != "consent" and _reaches(name, waits):
            yield _error(
                "anchor-circle",
                f"encounters.{name}.timing.anchor",
                anchors[name],
                "the visit waits for an anchor that is only set at or after it",
                "hang it on something that comes before",
            )


def _reaches(start: str, waits: dict[str, set[str]]) -> bool:
    """Whether every way to set the anchor of `start` needs `start` itself."""
    todo, seen = list(waits[start]), set()
    if not todo:
        return False
    while todo:
        here = todo.pop()
        if here == start:
            return True
        if here not in seen and len(waits.get(here, ())) <= 1:
            seen.add(here)
            todo.extend(waits.get(here, ()))
    return False


def _doses(study: Study) -> Iterator[Finding]:
    given = [item for item in study.activities if item.act == "administration"]
    for activity in given:
        if activity.dose is None or activity.dose < 1:
            yield _error(
                "dose-number",
                f"activities.{activity.id}.dose",
                str(activity.dose or ""),
                "an administration without a number sets no anchor",
                "number the doses from 1",
            )
    numbers = {item.dose for item in given if item.dose}
    if numbers and numbers != set(range(1, len(numbers) + 1)):
        quote = ", ".join(str(number) for number in sorted(numbers))
        advice = "number the doses 1, 2, 3 …"
        yield _error("dose-number", "activities", quote, "doses leave out a number", advice)
    if study.product and numbers and study.product.doses != max(numbers):
        yield _error(
            "dose-number",
            "product.doses",
            str(study.product.doses),
            f"the activities give {max(numbers)}",
            "let both say the same",
        )


def _windows(study: Study) -> Iterator[Finding]:
    """On one anchor, the later visit's window may not close before the earlier one's opens."""
    for place, here in enumerate(study.encounters):
        for other in study.encounters[place + 1 :]:
            if here.timing.anchor == other.timing.anchor and _share_arm(here, other):
                yield from _pair(here, other)


def _share_arm(here: Encounter, other: Encounter) -> bool:
    return not here.arms or not other.arms or bool(set(here.arms) & set(other.arms))


def _pair(here: Encounter, other: Encounter) -> Iterator[Finding]:
    first, second = _span(here), _span(other)
    if first is None or second is None:
        return
    quote = f"{here.timing.offset}, {other.timing.offset}"
    place = f"encounters.{other.id}.timing"
    if second[1] < first[0]:
        why = f"its window closes before that of {here.id} opens, which stands before it"
        yield _error("window-order", place, quote, why, "put the encounters in order of time")
    elif second[0] <= first[1] and min(first[1] - first[0], second[1] - second[0]) > 0:
        yield Finding(
            "check.window-overlap",
            Severity.WARNING,
            place,
            quote,
            f"its window overlaps that of {here.id}: one day could be either visit",
            "make the windows narrower",
        )


def _span(visit: Encounter) -> tuple[float, float] | None:
    """About the first and last day of a window after its anchor."""
    length = _length(visit)
    if length is None:
        return None
    due = length.months * 30.4375 + length.days
    return due - visit.timing.early, due + visit.timing.late
