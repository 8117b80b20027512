"""The waterfall: every participant's own change as one bar, from the most to the least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from trialwright.protocol.objectives import Endpoint, ReductionResponder
from trialwright.protocol.study import Study
from trialwright.report.figures.frame import FRAME, horizontal_name, spanning, vertical_axis
from trialwright.report.figures.svg import Figure, Mark, Scale, mark
from trialwright.report.numbers import MINUS
from trialwright.report.tables.table import Row, Table, before_after_notes
from trialwright.report.words import concept_words
from trialwright.stats.rounding import display

LISTED = 200
COLUMNS = {"USUBJID", "ENDPOINT", "PCHG"}
MISSING = "Not shown: participants without a value at both times, and those with none at baseline."


@dataclass(frozen=True)
class Bar:
    """One participant's change in per cent of baseline."""

    participant: str
    change: float


def waterfall_figure(
    study: Study, endpoint: Endpoint, adam: Mapping[str, pl.DataFrame]
) -> Figure | None:
    """One bar a participant; None where no change in per cent exists."""
    analysis = endpoint.analysis
    assert isinstance(analysis, ReductionResponder)
    bars = _bars(adam.get("ADEFF"), endpoint.id)
    if not bars:
        return None
    name = concept_words(analysis.concept)
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


def _bars(frame: pl.DataFrame | None, endpoint: str) -> list[Bar]:
    if frame is None or not set(frame.columns) >= COLUMNS:
        return []
    rows = frame.filter(pl.col("ENDPOINT") == endpoint, pl.col("PCHG").is_not_null())
    ordered = rows.sort("PCHG", "USUBJID").select("USUBJID", "PCHG")
    return [Bar(name, change) for name, change in ordered.iter_rows()]


def _marks(bars: Sequence[Bar], limit: float) -> list[Mark]:
    at = spanning([bar.change for bar in bars] + [limit])
    scale = FRAME.upwards(at)
    marks = vertical_axis(FRAME, scale, at, "Change, % of baseline")
    marks.append(horizontal_name(FRAME, f"{len(bars)} participants, one bar each"))
    marks += _drawn(bars, scale, limit)
    for level, css in ((0.0, "base"), (limit, "zero")):
        y = scale(level)
        marks.append(mark("line", css, x1=FRAME.left, x2=FRAME.right, y1=y, y2=y))
    return marks


def _drawn(bars: Sequence[Bar], scale: Scale, limit: float) -> list[Mark]:
    width = (FRAME.right - FRAME.left) / len(bars)
    marks = []
    for middle, bar in zip(FRAME.middles(len(bars)), bars, strict=True):
        top, bottom = sorted((scale(bar.change), scale(0)))
        css = "bar reached" if bar.change <= limit else "bar"
        marks.append(
            mark(
                "rect",
                css,
                x=middle - width * 0.4,
                width=width * 0.8,
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
        rows=tuple(Row((bar.participant,), ((percent(bar.change),),)) for bar in bars[:LISTED]),
        total=len(bars),
    )


def percent(value: float) -> str:
    """A share in per cent with one decimal."""
    return f"{display(value, 1)} %".replace("-", MINUS)
