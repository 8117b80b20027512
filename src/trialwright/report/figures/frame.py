"""The frame of a plot: axes with ticks and their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trialwright.report.figures.svg import Mark, Scale, mark, ticks


@dataclass(frozen=True)
class Frame:
    """Where the plot stands in a picture of `width` by `height`; the rest is for words."""

    width: int = 720
    height: int = 340
    left: int = 64
    right: int = 704
    top: int = 20
    bottom: int = 270

    def upwards(self, marks_at: Sequence[float]) -> Scale:
        """A scale for the vertical axis, from the first to the last tick."""
        return Scale(marks_at[0], marks_at[-1], self.bottom, self.top)

    def middles(self, count: int) -> tuple[float, ...]:
        """The middles of `count` equal parts of the horizontal axis."""
        width = (self.right - self.left) / max(count, 1)
        return tuple(self.left + (index + 0.5) * width for index in range(count))


FRAME = Frame()
LOW_FRAME = Frame(height=320)  # without a line for n below the ticks


def vertical_axis(frame: Frame, scale: Scale, at: Sequence[float], words: str) -> list[Mark]:
    """Grid lines, tick words and the axis' name."""
    marks = []
    for tick in at:
        y = scale(tick)
        marks.append(mark("line", "grid", x1=frame.left, x2=frame.right, y1=y, y2=y))
        text = f"{tick:g}".replace("-", "−")
        marks.append(mark("text", "tick end", x=frame.left - 8, y=y + 4, text=text))
    middle = (frame.top + frame.bottom) / 2
    turned = f"rotate(-90 16 {middle:g})"
    marks.append(mark("text", "axis mid", x=16, y=middle, transform=turned, text=words))
    return marks


def horizontal_axis(
    frame: Frame, at: Sequence[float], texts: Sequence[str], words: str
) -> list[Mark]:
    """Words below the plot, one a place, thinned where they would run together."""
    every = 1 + (len(at) - 1) // 14 if len(at) > 14 else 1
    marks = [mark("line", "base", x1=frame.left, x2=frame.right, y1=frame.bottom, y2=frame.bottom)]
    for index, (x, text) in enumerate(zip(at, texts, strict=True)):
        if index % every == 0:
            marks.append(mark("text", "tick mid", x=x, y=frame.bottom + 18, text=text))
    return [*marks, horizontal_name(frame, words)]


def horizontal_name(frame: Frame, words: str) -> Mark:
    """The name of the horizontal axis."""
    middle = (frame.left + frame.right) / 2
    return mark("text", "axis mid", x=middle, y=frame.height - 8, text=words)


def spanning(values: Sequence[float], *, zero: bool = True) -> tuple[float, ...]:
    """Ticks around all values, and around 0 where the plot needs it."""
    every = [*values, 0.0] if zero else list(values)
    return ticks(min(every), max(every))
