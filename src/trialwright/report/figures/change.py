"""Mean change from baseline by visit, with its confidence interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trialwright.analyse.results import Result
from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint
from trialwright.protocol.study import Study
from trialwright.report.figures.frame import (
    FRAME,
    LINE,
    horizontal_axis,
    spanning,
    tick_lines,
    vertical_axis,
)
from trialwright.report.figures.svg import Figure, Mark, Scale, mark
from trialwright.report.numbers import Lookup, text_of
from trialwright.report.tables.table import before_after_notes, slug
from trialwright.report.words import concept_words

ANALYSIS = "change"
APART = 24  # between the points of two groups at one visit
CAP = 5  # half the width of an interval's ends


@dataclass(frozen=True)
class Point:
    """A mean with its interval and the number of participants behind it."""

    mean: Result
    lower: Result
    upper: Result
    n: Result

    @property
    def values(self) -> tuple[float, ...]:
        """Mean and limits; empty where they could not be computed."""
        found = [result.value for result in (self.mean, self.lower, self.upper)]
        return tuple(value for value in found if value is not None)


Series = list[tuple[int, Point]]


def change_figure(study: Study, lookup: Lookup, endpoint: Endpoint) -> Figure | None:
    """One point a visit and group; None where nothing could be computed."""
    analysis = endpoint.analysis
    assert isinstance(analysis, ChangeFromBaseline)
    visits = lookup.values("visit", ANALYSIS, endpoint=endpoint.id)
    groups = lookup.values("group", ANALYSIS, endpoint=endpoint.id)
    series = {group: _series(lookup, endpoint, group, visits) for group in groups}
    values = [value for line in series.values() for _, point in line for value in point.values]
    if not values:
        return None
    name = concept_words(analysis.concept, study)
    marks, height = _marks(study, visits, series, values)
    return Figure(
        id=f"figure-{endpoint.id}",
        title=f"{name}: mean change from baseline by visit",
        description=(
            f"Points are mean changes of {name} since baseline, bars their 95 % confidence "
            "intervals, n the participants measured both times. The dashed line is no change."
        ),
        width=FRAME.width,
        height=height,
        marks=tuple(marks),
        see=f"{endpoint.id}-{slug(groups[0])}",
        notes=before_after_notes(study),
    )


def _series(lookup: Lookup, endpoint: Endpoint, group: str, visits: Sequence[str]) -> Series:
    """The visits (by place) at which mean and interval exist."""
    series = []
    for index, visit in enumerate(visits):
        where = {"endpoint": endpoint.id, "group": group, "visit": visit}
        found = {
            result.statistic: result
            for result in lookup.results
            if result.analysis == ANALYSIS
            and all(getattr(result, name) == value for name, value in where.items())
        }
        if {"change_mean", "lower", "upper", "n"} <= found.keys():
            point = Point(found["change_mean"], found["lower"], found["upper"], found["n"])
            if len(point.values) == 3:
                series.append((index, point))
    return series


def _marks(
    study: Study, visits: Sequence[str], series: dict[str, Series], values: list[float]
) -> tuple[list[Mark], int]:
    """The marks, and the height of the picture: long names of visits take several lines."""
    known = {encounter.id: encounter.label for encounter in study.encounters}
    labels = [known.get(visit, visit) for visit in visits]
    below = FRAME.bottom + 20 + tick_lines(FRAME, labels) * LINE
    frame = replace(FRAME, height=below + len(series) * LINE + 24)
    at = spanning(values)
    scale = frame.upwards(at)
    marks = vertical_axis(frame, scale, at, "Mean change from baseline")
    marks += horizontal_axis(frame, frame.middles(len(visits)), labels, "Visit")
    marks.append(mark("line", "zero", x1=frame.left, x2=frame.right, y1=scale(0), y2=scale(0)))
    marks += _lines(series, frame.middles(len(visits)), scale, below)
    if len(series) == 1:
        return marks, frame.height
    return marks + _legend(series, below, frame.height), frame.height + (len(series) + 1) * LINE


def _lines(
    series: dict[str, Series], middles: Sequence[float], scale: Scale, below: float
) -> list[Mark]:
    """Every group's points beside each other, and their n one line a group."""
    marks = []
    alone = len(series) == 1
    for number, (group, line) in enumerate(series.items()):
        shift = (number - (len(series) - 1) / 2) * APART
        for index, point in line:
            x, css = middles[index], f"series-{number % 6}"
            marks += _point(point, x + shift, scale, css, "" if alone else group)
            n = f"n = {text_of(point.n)}"
            y = below + number * LINE
            marks.append(mark("text", "tick mid", x=x, y=y, text=n, result=point.n.id))
    return marks


def _point(point: Point, x: float, scale: Scale, css: str, group: str) -> list[Mark]:
    """Mean and interval. Without a `group` there is room for the number beside the point."""
    mean, low, high = (scale(value) for value in point.values)
    words = f"{text_of(point.mean)} ({text_of(point.lower)} to {text_of(point.upper)})"
    tip = f"{group}: {words}" if group else words
    link = point.mean.id if group else ""
    marks = [
        mark("line", f"interval {css}", x1=x, x2=x, y1=low, y2=high),
        mark("line", f"interval {css}", x1=x - CAP, x2=x + CAP, y1=low, y2=low),
        mark("line", f"interval {css}", x1=x - CAP, x2=x + CAP, y1=high, y2=high),
        mark("circle", f"point {css}", cx=x, cy=mean, r=4.5, tip=tip, result=link),
    ]
    if not group:
        text = text_of(point.mean)
        marks.append(mark("text", "value", x=x + 9, y=mean + 4, text=text, result=point.mean.id))
    return marks


def _legend(series: dict[str, Series], below: float, bottom: float) -> list[Mark]:
    """Each group's colour beside its n, and beside its name under the picture."""
    marks = []
    for number, group in enumerate(series):
        css = f"point series-{number % 6}"
        y = bottom + (number + 1) * LINE
        marks.append(mark("circle", css, cx=FRAME.left - 8, cy=below + number * LINE - 4, r=4))
        marks.append(mark("circle", css, cx=FRAME.left - 8, cy=y - 4, r=4))
        marks.append(mark("text", "words", x=FRAME.left + 4, y=y, text=group))
    return marks
