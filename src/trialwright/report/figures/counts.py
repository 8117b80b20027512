"""Counts over months: adverse events since the first dose, and enrolment."""

from __future__ import annotations

from collections.abc import Sequence

from trialwright.analyse.results import Result
from trialwright.protocol.study import Study
from trialwright.report.figures.frame import FRAME, horizontal_axis, vertical_axis
from trialwright.report.figures.svg import Figure, Mark, count_ticks, mark
from trialwright.report.numbers import MINUS, Lookup, number, text_of
from trialwright.report.tables.table import Row, Table

BY_MONTH = "adverse_events_by_month"
ENROLMENT = "enrolment"
LABELLED = 24  # more bars than this have no room for a number each


def events_figure(lookup: Lookup) -> Figure | None:
    """Adverse events in each month since first dose; None where there is none."""
    found = _counted(lookup, BY_MONTH, "events")
    if not found:
        return None
    months = [result.parameter.replace("-", MINUS) for result in found]
    return Figure(
        id="figure-events",
        title="Adverse events by month since the first dose",
        description=(
            "One bar a month, counted from the first dose (month 0 begins on its day; months "
            "before it are negative): the number of adverse events that started in it."
        ),
        width=FRAME.width,
        height=FRAME.height,
        marks=tuple(_bars(found, months, "Adverse events", "Month since the first dose")),
        table=_table("figure-events-table", "Adverse events by month", "Month", found),
    )


def enrolment_figure(study: Study, lookup: Lookup) -> Figure | None:
    """Participants enrolled so far by month, against the target; None before the first."""
    found = _counted(lookup, ENROLMENT, "cumulative")
    if not found:
        return None
    return Figure(
        id="figure-enrolment",
        title="Enrolment",
        description=(
            "Participants enrolled so far at the end of each calendar month. "
            f"The dashed line is the target, {study.design.enrollment}."
        ),
        width=FRAME.width,
        height=FRAME.height,
        marks=tuple(_steps(found, study.design.enrollment)),
        table=_table("figure-enrolment-table", "Enrolment by month", "Month", found),
    )


def _counted(lookup: Lookup, analysis: str, statistic: str) -> list[Result]:
    """Results of the first group in the order of their months; All comes before the arms."""
    groups = sorted(lookup.values("group", analysis), key=lambda group: group != "All")
    return [
        result
        for result in lookup.results
        if result.analysis == analysis
        and result.statistic == statistic
        and result.group == groups[0]
        and result.value is not None
    ]


def _value(result: Result) -> float:
    assert result.value is not None
    return result.value


def _bars(found: Sequence[Result], texts: Sequence[str], up: str, along: str) -> list[Mark]:
    at = count_ticks(max(_value(result) for result in found))
    scale = FRAME.upwards(at)
    middles = FRAME.middles(len(found))
    marks = vertical_axis(FRAME, scale, at, up)
    marks += horizontal_axis(FRAME, middles, texts, along)
    width = (FRAME.right - FRAME.left) / len(found) * 0.7
    for x, result in zip(middles, found, strict=True):
        y = scale(_value(result))
        marks.append(
            mark("rect", "bar", x=x - width / 2, width=width, y=y, height=FRAME.bottom - y)
        )
        marks += _label(found, result, x, y)
    return marks


def _steps(found: Sequence[Result], target: int) -> list[Mark]:
    at = count_ticks(max(target, *(_value(result) for result in found)))
    scale = FRAME.upwards(at)
    middles = FRAME.middles(len(found))
    marks = vertical_axis(FRAME, scale, at, "Participants enrolled")
    marks += horizontal_axis(FRAME, middles, [result.parameter for result in found], "Month")
    points = [(x, scale(_value(result))) for x, result in zip(middles, found, strict=True)]
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    marks.append(mark("polyline", "line", points=path))
    y = scale(target)
    marks.append(mark("line", "zero", x1=FRAME.left, x2=FRAME.right, y1=y, y2=y))
    for (x, y), result in zip(points, found, strict=True):
        marks.append(mark("circle", "point series-0", cx=x, cy=y, r=4))
        marks += _label(found, result, x, y)
    return marks


def _label(found: Sequence[Result], result: Result, x: float, y: float) -> list[Mark]:
    if len(found) > LABELLED:
        return []
    return [mark("text", "value mid", x=x, y=y - 9, text=text_of(result), result=result.id)]


def _table(name: str, caption: str, corner: str, found: Sequence[Result]) -> Table:
    rows = tuple(Row((result.parameter,), (number(result),)) for result in found)
    return Table(id=name, caption=caption, corner=corner, columns=("Number",), rows=rows)
