"""Follow-up: which time points after treatment, counted from which dose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.looking import Said, find, shortened
from trialwright.protocol.drafting.reading import Doses, Reading
from trialwright.protocol.drafting.timeframes import (
    COUNTED,
    LAST,
    Point,
    Target,
    distinct,
    point,
    points_in,
    points_of_answer,
    targets_in,
)
from trialwright.values.dates import Duration
from trialwright.values.findings import InputRefused

USUAL_MONTHS = (1, 3, 6, 12, 24, 36, 60)


@dataclass(frozen=True)
class Course:
    """How often something is given, and when it is followed up.

    `interval` is the ISO 8601 duration between doses, "" with one dose. `points` are all the
    times of follow-up; those the record names are `targets`, counted from the dose they name, and
    where they name none from the first dose, or the last where `from_last`.
    """

    doses: int
    interval: str
    points: tuple[Point, ...]
    from_last: bool
    targets: tuple[Target, ...] = ()

    @property
    def visits(self) -> tuple[tuple[int, Point], ...]:
        """(dose, point) of every follow-up visit, doses numbered from 1."""
        return tuple(dict.fromkeys(_visits(self)))

    def dose_of(self, target: Target) -> int:
        """The dose that a point counts from: as said, else as answered."""
        if 1 <= target.dose <= self.doses:
            return target.dose
        return self.doses if target.dose == LAST or self.from_last else 1


def draft_course(desk: Desk, reading: Reading) -> Course:
    """Doses as the record says; time points from its time frames, completed by a guess."""
    doses = _doses(desk, reading)
    points = _points(desk)
    targets = _targets(desk, points)
    from_last = doses.count > 1 and _from_last(desk, doses, points, targets)
    return Course(doses.count, doses.interval, points, from_last, targets)


def _targets(desk: Desk, points: tuple[Point, ...]) -> tuple[Target, ...]:
    """The points of follow-up that time frames name; one that a person took out is none."""
    said = {item for _, words in _time_frames(desk) for item in targets_in(words)}
    return tuple(sorted(item for item in said if item.point in points))


def _visits(course: Course) -> Iterator[tuple[int, Point]]:
    """What comes soon is done after every dose; later points once, from the dose they count from.

    A point that falls on the visit of a later dose is that visit.
    """
    between = days_of(course.interval) if course.interval else 0.0
    end = course.points[-1]
    named = {item.point for item in course.targets}
    for dose in range(1, course.doses + 1):
        is_last = dose == course.doses
        for here in course.points:
            soon = here.days < between - 7
            last_one = is_last and _fits_last(course, between, here)
            if (soon and (not is_last or last_one)) or (last_one and here not in named):
                yield dose, here
    unsaid = () if end in named else (Target(end, 0),)
    for target in (*course.targets, *unsaid):
        dose = course.dose_of(target)
        if not any(
            abs(between * (later - dose) - target.point.days) <= 7
            for later in range(dose + 1, course.doses + 1)
        ):
            yield dose, target.point


def _fits_last(course: Course, between: float, here: Point) -> bool:
    """Whether a point after the last dose comes before the end of follow-up."""
    if course.doses == 1 or course.from_last:
        return True
    given = between * (course.doses - 1)
    return given + here.days < course.points[-1].days - 7


def days_of(duration: str) -> float:
    """About how many days a duration lasts: for ordering and windows, never for a due day."""
    parsed = Duration.parse(duration)
    return parsed.months * 30.4375 + parsed.days


def _doses(desk: Desk, reading: Reading) -> Doses:
    if reading.doses is not None:
        return reading.doses
    count = desk.ask_number(
        "schedule.doses",
        "How many times is the treatment given at a visit?",
        "1",
        "The record does not say how often and how far apart; one administration at the start is "
        "taken, and what is taken at home is written down as it is dispensed.",
        low=1,
        high=12,
        touches=("activities", "encounters", "anchors"),
    )
    if count == 1:
        return Doses(1, "", Said("", ""))
    days = desk.ask_number(
        "schedule.dose_interval",
        "How many days lie between two administrations?",
        "28",
        "Several administrations were asked for, and the record does not say how far apart.",
        low=1,
        high=3660,
        touches=("encounters",),
    )
    return Doses(int(count or 1), f"P{int(days or 28)}D", Said("", ""))


def _points(desk: Desk) -> tuple[Point, ...]:
    frames = _time_frames(desk)
    said = distinct(here for _, words in frames for here in points_in(words))
    guess = _completed(said) or (point("month", 1), point("month", 3))
    place, quote = _longest(frames) if said else ("", "")
    answer = desk.ask(
        "schedule.follow_up",
        "At which times after treatment are visits?",
        ", ".join(here.words for here in guess),
        _why_points(said, guess),
        place=place,
        quote=quote,
        touches=("encounters", "endpoints"),
    )
    chosen = points_of_answer(answer)
    if chosen:
        return chosen
    raise InputRefused(
        f"question schedule.follow_up: {answer!r} is no answer; "
        "allowed: time points such as month 1, month 3, week 16, day 28"
    )


def _why_points(said: tuple[Point, ...], guess: tuple[Point, ...]) -> str:
    if not said:
        return "The record gives no time point; two visits are the least that shows a course."
    if len(guess) > len(said):
        return "The record states only the end of follow-up; visits in between are usual ones."
    return "These are the time points the record's time frames name."


def _completed(said: tuple[Point, ...]) -> tuple[Point, ...]:
    """One end of follow-up of half a year or more gets the usual visits before it."""
    if len(said) != 1 or said[0].days < 180:
        return said
    usual = (point("month", months) for months in USUAL_MONTHS)
    return distinct([*(here for here in usual if here.days < said[0].days - 20), said[0]])


def _time_frames(desk: Desk) -> list[tuple[str, str]]:
    paths = [f"{path}.timeFrame" for _, path in desk.record.outcomes]
    return [(path, words) for path in paths if (words := desk.record.text(path))]


def _longest(frames: list[tuple[str, str]]) -> tuple[str, str]:
    """The time frame that reaches furthest: follow-up is about it."""
    return max(
        frames, key=lambda frame: max((here.days for here in points_in(frame[1])), default=0)
    )


def _from_last(
    desk: Desk, doses: Doses, points: tuple[Point, ...], targets: tuple[Target, ...]
) -> bool:
    """Whether the points that name no dose count from the last; not asked where each names one."""
    unsaid = [item.point for item in targets if item.dose == 0]
    if targets and not unsaid:
        return any(item.dose == LAST for item in targets)
    last = "second dose" if doses.count == 2 else "last dose"
    ends = unsaid[-1] if unsaid else points[-1]
    reached = days_of(doses.interval) * (doses.count - 1)
    too_soon = ends.days <= reached + 7
    said = _of_a_dose(desk, ends)
    place, quote = (said.place, said.quote) if said else _naming(desk, ends)
    answer = desk.ask(
        "schedule.time_zero",
        f"Is {ends.words} counted from the first dose or the {last}?",
        last if too_soon else "first dose",
        _why_zero(doses.count, ends.words, too_soon=too_soon, said=said),
        options=("first dose", last),
        place=place,
        quote=quote,
        touches=("encounters", "endpoints"),
    )
    return answer == last


def _why_zero(count: int, ends: str, *, too_soon: bool, said: Said | None) -> str:
    silent = (
        "The time frame does not say; elsewhere the record counts such a time from a dose. "
        if said
        else f"The record gives {count} treatments and does not say. "
    )
    return silent + (
        f"Counted from the first, {ends} would end before the last one is followed up."
        if too_soon
        else "Counted from the first, the endpoint does not wait for a dose not given."
    )


def _of_a_dose(desk: Desk, ends: Point) -> Said | None:
    """A sentence anywhere that counts this very time from a dose; None where none does."""
    return next(
        (
            Said(found.said.place, shortened(found))
            for found in find(desk.record, COUNTED, criteria=False)
            if any(item.dose and item.point == ends for item in targets_in(found.said.quote))
        ),
        None,
    )


def _naming(desk: Desk, ends: Point) -> tuple[str, str]:
    """The time frame that names a point without a dose, else the one that reaches furthest."""
    frames = _time_frames(desk) or [("", "")]
    naming = (frame for frame in frames if Target(ends, 0) in targets_in(frame[1]))
    return next(naming, None) or _longest(frames)
