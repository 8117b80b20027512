"""Participant flow after CONSORT: boxes from screening to completion, those leaving beside them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from trialwright.protocol.study import Study
from trialwright.report.figures.svg import Figure, Mark, mark
from trialwright.report.numbers import Lookup, text_of
from trialwright.report.tables.flow import Line, Stage, flow_stages, flow_table

LINE = 18  # height of a line of words
PADDING = 10
GAP = 30  # between two boxes of a column
MAIN = 230  # width of a box of the column
SIDE = 350  # width of a box beside it
BETWEEN = 40
COLUMN = MAIN + BETWEEN + SIDE + 30
EDGE = 8
LETTERS = 38  # as many as fit into a box beside


def flow_figure(study: Study, lookup: Lookup) -> Figure | None:
    """The diagram, one column an arm below enrolment; None where no one was screened."""
    stages = flow_stages(study, lookup)
    if not stages:
        return None
    shared = [stage for stage in stages if not stage.group]
    arms = list(dict.fromkeys(stage.group for stage in stages if stage.group))
    marks: list[Mark] = []
    bottom = lowest = _column(marks, shared, EDGE, None)
    for number, arm in enumerate(arms):
        x = EDGE + number * COLUMN
        marks += _branch(x, bottom, arm)
        below = [stage for stage in stages if stage.group == arm]
        lowest = max(lowest, _column(marks, below, x, bottom + 2 * GAP))
    return Figure(
        id="figure-flow",
        title="Participant flow",
        description="Boxes from screening to the end of the study; beside them, who left and why.",
        width=2 * EDGE + COLUMN * max(len(arms), 1),
        height=round(lowest + EDGE),
        marks=tuple(marks),
        table=flow_table(study, lookup),
    )


def _branch(x: float, top: float, arm: str) -> list[Mark]:
    """The way from the last shared box to an arm's column, with the arm's name on it."""
    middle, start = x + MAIN / 2, EDGE + MAIN / 2
    points = f"{start:g},{top:g} {start:g},{top + GAP:g} {middle:g},{top + GAP:g}"
    return [
        mark("polyline", "way", points=f"{points} {middle:g},{top + 2 * GAP:g}"),
        mark("text", "arm", x=middle + 10, y=top + GAP + 20, text=textwrap.shorten(arm, 60)),
    ]


def _column(marks: list[Mark], stages: Sequence[Stage], x: float, start: float | None) -> float:
    """Boxes one below the other; gives back the lower edge of the last."""
    y = EDGE if start is None else start
    for index, stage in enumerate(stages):
        if index:
            y = _way(marks, stage.left, x, y)
        marks += _box([stage.line], x, y, MAIN, strong=True)
        y += _height([stage.line])
    return y


def _way(marks: list[Mark], left: Sequence[Line], x: float, top: float) -> float:
    """The arrow to the next box, and beside it who left on the way; gives back where it ends."""
    middle = x + MAIN / 2
    beside = _height(left) if left else 0
    bottom = top + max(GAP, beside + 16)
    marks.append(mark("line", "way", x1=middle, x2=middle, y1=top, y2=bottom - 6))
    marks.append(_head(middle, bottom, "down"))
    if left:
        edge, y = x + MAIN + BETWEEN, top + (bottom - top) / 2
        marks.append(mark("line", "way", x1=middle, x2=edge - 6, y1=y, y2=y))
        marks.append(_head(edge, y, "right"))
        marks += _box(left, edge, y - beside / 2, SIDE)
    return bottom


def _head(x: float, y: float, way: str) -> Mark:
    """The tip of an arrow that ends at a place."""
    ends = {"down": ((-5, -8), (5, -8)), "right": ((-8, -5), (-8, 5))}[way]
    points = [(x, y), *((x + dx, y + dy) for dx, dy in ends)]
    return mark("polygon", "head", points=" ".join(f"{px:g},{py:g}" for px, py in points))


def _height(lines: Sequence[Line]) -> float:
    return sum(len(_wrapped(line)) for line in lines) * LINE + 2 * PADDING


def _wrapped(line: Line) -> list[str]:
    """A line's words on one or two lines; what is longer is cut, the table has it whole."""
    return textwrap.wrap(line.words, LETTERS, max_lines=2, placeholder=" …") or [""]


def _box(
    lines: Sequence[Line], x: float, y: float, width: float, *, strong: bool = False
) -> list[Mark]:
    """A box with words and a number each."""
    css = "box strong" if strong else "box"
    marks = [mark("rect", css, x=x, y=y, width=width, height=_height(lines), rx=4)]
    base = y + PADDING + 0.75 * LINE
    for line in lines:
        text_css = "words strong" if strong or line.total else "words"
        number = text_of(line.result)
        right = x + width - PADDING
        marks.append(
            mark("text", "words strong end", x=right, y=base, text=number, result=line.result.id)
        )
        for words in _wrapped(line):
            marks.append(mark("text", text_css, x=x + PADDING, y=base, text=words, tip=line.words))
            base += LINE
    return marks
