"""Follow-up: which time points after treatment, counted from which dose."""

from __future__ import annotations

from dataclasses import dataclass

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.looking import Said
from trialwright.protocol.drafting.reading import Doses, Reading
from trialwright.protocol.drafting.timeframes import (
    Point,
    distinct,
    point,
    points_in,
    points_of_answer,
)
from trialwright.values.dates import Duration
from trialwright.values.findings import InputRefused

USUAL_MONTHS = (1, 3, 6, 12, 24, 36, 60)


@dataclass(frozen=True)
class Course:
    """How often something is given, and when it is followed up.

    `interval` is the ISO 8601 duration between doses, "" with one dose. `points` count from the
    first dose, or from the last where `from_last`.
    """

    doses: int
    interval: str
    points: tuple[Point, ...]
    from_last: bool


def draft_course(desk: Desk, reading: Reading) -> Course:
    """Doses as the record says; time points from its time frames, completed by a guess."""
    doses = _doses(desk, reading)
    points = _points(desk)
    from_last = bool(doses.count > 1 and _from_last(desk, doses, points))
    return Course(doses.count, doses.interval, points, from_last)


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


def _from_last(desk: Desk, doses: Doses, points: tuple[Point, ...]) -> bool:
    last = "second dose" if doses.count == 2 else "last dose"
    place, quote = _longest(_time_frames(desk) or [("", "")])
    ends = points[-1].words
    reached = days_of(doses.interval) * (doses.count - 1)
    too_soon = points[-1].days <= reached + 7
    answer = desk.ask(
        "schedule.time_zero",
        f"Is {ends} counted from the first dose or the {last}?",
        last if too_soon else "first dose",
        f"The record gives {doses.count} treatments and does not say. "
        + (
            f"Counted from the first, {ends} would end before the last one is followed up."
            if too_soon
            else "Counted from the first, the endpoint does not wait for a dose not given."
        ),
        options=("first dose", last),
        place=place,
        quote=quote,
        touches=("encounters", "endpoints"),
    )
    return answer == last
