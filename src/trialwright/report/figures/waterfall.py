"""The waterfall: every participant's own change as one bar, from the most to the least."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from trialwright.protocol.objectives import Endpoint, ReductionResponder
from trialwright.protocol.study import Study
from trialwright.report.figures.frame import (
    LETTER,
    LINE,
    Frame,
    horizontal_name,
    spanning,
    vertical_axis,
)
from trialwright.report.figures.svg import Figure, Mark, Scale, mark
from trialwright.report.numbers import MINUS
from trialwright.report.tables.table import Row, Table, before_after_notes
from trialwright.report.words import concept_words
from trialwright.stats.rounding import display

FRAME = Frame(height=335)
LISTED = 200
COLUMNS = {"USUBJID", "TRT01P", "ENDPOINT", "PCHG"}
MISSING = "Not shown: participants without a value at both times, and those with none at baseline."


@dataclass(frozen=True)
class Bar:
    """One participant's change in per cent of baseline; `arm` is empty where there is one arm."""

    participant: str
    arm: str
    change: float


def waterfall_figure(
    study: Study, endpoint: Endpoint, adam: Mapping[str, pl.DataFrame]
) -> Figure | None:
    """One bar a participant; None where no change in per cent exists."""
    analysis = endpoint.analysis
    assert isinstance(analysis, ReductionResponder)
    bars = _bars(study, adam.get("ADEFF"), endpoint.id)
    if not bars:
        return None
    name = concept_words(analysis.concept, study)
    limit = -100 * (1 - analysis.ratio)
    return Figure(
        id=f"figure-{endpoint.id}",
        title=f"{name}: change of each participant",
        description=(
            f"One bar a participant: change of {name} from baseline, in per cent of baseline, "
            f"from the largest fall to the largest rise. The dashed line is {percent(limit)}; bars "
            "that reach it are orange."
        ),
        width=FRAME.width,
        height=FRAME.height,
        marks=tuple(_marks(bars, limit)),
        table=_table(endpoint, name, bars),
        notes=(MISSING, *before_after_notes(study)),
    )


def _bars(study: Study, frame: pl.DataFrame | None, endpoint: str) -> list[Bar]:
    """Arm by arm in the study's order, from the largest fall to the largest rise."""
    if frame is None or not set(frame.columns) >= COLUMNS:
        return []
    rows = frame.filter(pl.col("ENDPOINT") == endpoint, pl.col("PCHG").is_not_null())
    several = len(study.arms) > 1
    order = [arm.label for arm in study.arms] if several else [""]
    bars = [
        Bar(name, arm if several else "", change)
        for name, arm, change in rows.select("USUBJID", "TRT01P", "PCHG").iter_rows()
    ]
    known = [bar for bar in bars if bar.arm in order]
    return sorted(known, key=lambda bar: (order.index(bar.arm), bar.change, bar.participant))


def _marks(bars: Sequence[Bar], limit: float) -> list[Mark]:
    at = spanning([bar.change for bar in bars] + [limit])
    scale = FRAME.upwards(at)
    middles = dict(zip(bars, FRAME.middles(len(bars)), strict=True))
    marks = vertical_axis(FRAME, scale, at, "Change, % of baseline")
    marks.append(horizontal_name(FRAME, f"{len(bars)} participants, one bar each"))
    marks += _drawn(middles, scale, limit) + _arms(middles)
    for level, css in ((0.0, "base"), (limit, "zero")):
        y = scale(level)
        marks.append(mark("line", css, x1=FRAME.left, x2=FRAME.right, y1=y, y2=y))
    return marks


def _arms(middles: Mapping[Bar, float]) -> list[Mark]:
    """Each arm's name below its bars, wrapped to their width."""
    marks = []
    for arm in dict.fromkeys(bar.arm for bar in middles if bar.arm):
        places = [x for bar, x in middles.items() if bar.arm == arm]
        letters = max(int((places[-1] - places[0]) / LETTER), 16)
        for number, text in enumerate(textwrap.wrap(arm, letters, max_lines=2, placeholder=" …")):
            y = FRAME.bottom + 18 + number * LINE
            middle = (places[0] + places[-1]) / 2
            marks.append(mark("text", "tick mid", x=middle, y=y, text=text))
    return marks


def _drawn(middles: Mapping[Bar, float], scale: Scale, limit: float) -> list[Mark]:
    width = 0.8 * (FRAME.right - FRAME.left) / len(middles)
    marks = []
    for bar, middle in middles.items():
        top, bottom = sorted((scale(bar.change), scale(0)))
        marks.append(
            mark(
                "rect",
                "bar reached" if bar.change <= limit else "bar",
                x=middle - width / 2,
                width=width,
                y=top,
                height=max(bottom - top, 1.0),
                tip=f"{bar.participant}: {percent(bar.change)}",
            )
        )
    return marks


def _table(endpoint: Endpoint, name: str, bars: Sequence[Bar]) -> Table:
    return Table(
        id=f"figure-{endpoint.id}-table",
        caption=f"{name}: change of each participant",
        corner="Participant",
        columns=("Change, % of baseline",),
        rows=tuple(_row(bar) for bar in bars[:LISTED]),
        total=len(bars),
    )


def _row(bar: Bar) -> Row:
    heading = f"{bar.participant}, {bar.arm}" if bar.arm else bar.participant
    return Row((heading,), ((percent(bar.change),),))


def percent(value: float) -> str:
    """A share in per cent with one decimal."""
    return f"{display(value, 1)} %".replace("-", MINUS)
