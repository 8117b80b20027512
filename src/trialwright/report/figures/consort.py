"""Participant flow after CONSORT: boxes from screening to completion, those leaving beside them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from trialwright.protocol.study import Study
from trialwright.report.figures.svg import Figure, Mark, mark
from trialwright.report.numbers import Lookup, text_of
from trialwright.report.tables.flow import Line, Stage, flow_stages, flow_table

LINE = 18  # height of a line of words
PADDING = 10
GAP = 30  # between two boxes of a column
EDGE = 8


@dataclass(frozen=True)
class Layout:
    """Widths of a column's boxes, of those beside it, and of the way between them."""

    main: int
    side: int
    between: int
    apart: int
    letters: int  # as many as fit into a box beside

    @property
    def column(self) -> int:
        """From one column to the next."""
        return self.main + self.between + self.side + self.apart


WIDE = Layout(main=230, side=350, between=40, apart=30, letters=38)
NARROW = Layout(main=205, side=200, between=28, apart=18, letters=24)


def flow_figure(study: Study, lookup: Lookup) -> Figure | None:
    """The diagram, one column an arm below enrolment; None where no one was screened."""
    stages = flow_stages(study, lookup)
    if not stages:
        return None
    arms = list(dict.fromkeys(stage.group for stage in stages if stage.group))
    marks: list[Mark] = []
    shared = [stage for stage in stages if not stage.group]
    bottom = lowest = _column(marks, shared, WIDE, EDGE, EDGE)
    for number, arm in enumerate(arms):
        x = EDGE + number * NARROW.column
        top = _branch(marks, x, bottom, arm)
        below = [stage for stage in stages if stage.group == arm]
        lowest = max(lowest, _column(marks, below, NARROW, x, top))
    return Figure(
        id="figure-flow",
        title="Participant flow",
        description=(
            "Boxes from screening to the end of the study; beside them, who left and why. A person"
            " kept out by several criteria is counted at each of them; who left the study, was lost"
            " or died may have done so at any time after enrolment."
        ),
        width=2 * EDGE + max(WIDE.column, NARROW.column * len(arms)),
        height=round(lowest + EDGE),
        marks=tuple(marks),
        table=flow_table(study, lookup),
    )


def _branch(marks: list[Mark], x: float, top: float, arm: str) -> float:
    """The way from the last shared box to an arm's column, named; gives back where it ends."""
    middle, start = x + NARROW.main / 2, EDGE + WIDE.main / 2
    lines = textwrap.wrap(arm, 2 * NARROW.letters, max_lines=2, placeholder=" …")
    bottom = top + 2 * GAP + LINE
    points = f"{start:g},{top:g} {start:g},{top + GAP:g} {middle:g},{top + GAP:g}"
    marks.append(mark("polyline", "way", points=f"{points} {middle:g},{bottom:g}"))
    for number, line in enumerate(lines):
        y = top + GAP + (number + 1) * LINE
        marks.append(mark("text", "arm", x=middle + 10, y=y, text=line))
    return bottom


def _column(
    marks: list[Mark], stages: Sequence[Stage], layout: Layout, x: float, y: float
) -> float:
    """Boxes one below the other; gives back the lower edge of the last."""
    for index, stage in enumerate(stages):
        if index:
            y = _way(marks, stage.left, layout, x, y)
        marks += _box([stage.line], layout, x, y, strong=True)
        y += _height([stage.line], layout)
    return y


def _way(marks: list[Mark], left: Sequence[Line], layout: Layout, x: float, top: float) -> float:
    """The arrow to the next box, and beside it who left on the way; gives back where it ends."""
    middle = x + layout.main / 2
    beside = _height(left, layout) if left else 0
    bottom = top + max(GAP, beside + 16)
    marks.append(mark("line", "way", x1=middle, x2=middle, y1=top, y2=bottom - 6))
    marks.append(_head(middle, bottom, "down"))
    if left:
        edge, y = x + layout.main + layout.between, (top + bottom) / 2
        marks.append(mark("line", "way", x1=middle, x2=edge - 6, y1=y, y2=y))
        marks.append(_head(edge, y, "right"))
        marks += _box(left, layout, edge, y - beside / 2)
    return bottom


def _head(x: float, y: float, way: str) -> Mark:
    """The tip of an arrow that ends at a place."""
    ends = {"down": ((-5, -8), (5, -8)), "right": ((-8, -5), (-8, 5))}[way]
    points = [(x, y), *((x + dx, y + dy) for dx, dy in ends)]
    return mark("polygon", "head", points=" ".join(f"{px:g},{py:g}" for px, py in points))


def _height(lines: Sequence[Line], layout: Layout) -> float:
    return sum(len(_wrapped(line, layout)) for line in lines) * LINE + 2 * PADDING


def _wrapped(line: Line, layout: Layout) -> list[str]:
    """A line's words on one or two lines; what is longer is cut, the table has it whole."""
    return textwrap.wrap(line.words, layout.letters, max_lines=2, placeholder=" …") or [""]


def _box(
    lines: Sequence[Line], layout: Layout, x: float, y: float, *, strong: bool = False
) -> list[Mark]:
    """A box with words and a number each; a `strong` one stands in the column."""
    width = layout.main if strong else layout.side
    css = "box strong" if strong else "box"
    height = _height(lines, layout)
    marks = [mark("rect", css, x=x, y=y, width=width, height=height, rx=4)]
    base = y + PADDING + 0.75 * LINE
    for line in lines:
        marks.append(_number(line, x + width - PADDING, base))
        text_css = "words strong" if strong or line.total else "words"
        for words in _wrapped(line, layout):
            marks.append(mark("text", text_css, x=x + PADDING, y=base, text=words, tip=line.words))
            base += LINE
    return marks


def _number(line: Line, x: float, y: float) -> Mark:
    text = text_of(line.result)
    return mark("text", "words strong end", x=x, y=y, text=text, result=line.result.id)
