"""The visits at which an outcome is looked at, as its own time frame names them."""

from __future__ import annotations

import re

from trialwright.protocol.drafting.activities import gives_dose
from trialwright.protocol.drafting.course import Course, days_of
from trialwright.protocol.drafting.schedule import Schedule
from trialwright.protocol.drafting.timeframes import Target, targets_in
from trialwright.protocol.drafting.visits import follow_up_id

# "up to 12 months" ends a period and names no time point; "baseline to week 12" names week 12
_UP_TO = re.compile(
    r"\b(?:up to|upto|through(?:out)?|within|during|until|till|over|per|every|for)\b|\bfrom\b"
    r"(?!\s+(?:the\s+)?baseline)",
    re.IGNORECASE,
)


def is_period(time_frame: str) -> bool:
    """Whether a time frame bounds a period, so that it names no time point."""
    return bool(_UP_TO.search(time_frame))


def visits_in(course: Course, schedule: Schedule, time_frame: str) -> tuple[str, ...]:
    """The visits a time frame names, in order; of a period those up to its end.

    Empty where it names no time at which there is a visit.
    """
    named = {
        visit for target in targets_in(time_frame) for visit in _visits_at(course, schedule, target)
    }
    order = [item.id for item in schedule.encounters]
    if named and is_period(time_frame):
        return tuple(order[: 1 + max(order.index(visit) for visit in named)])
    return tuple(visit for visit in order if visit in named)


def _visits_at(course: Course, schedule: Schedule, target: Target) -> list[str]:
    """The follow-up visit of that day, or the visit of the dose that is given then."""
    dose = course.dose_of(target)
    ids = {item.id for item in schedule.encounters}
    for number, here in course.visits:
        visit = follow_up_id(number, here)
        if number == dose and visit in ids and abs(here.days - target.point.days) < 1:
            return [visit]
    between = days_of(course.interval) if course.interval else 0.0
    return [
        item.id
        for item in schedule.encounters
        if (given := gives_dose(item.activities)) > dose
        and abs(between * (given - dose) - target.point.days) <= 7
    ]
