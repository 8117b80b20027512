"""The frame of a plot: axes with ticks and their words."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from trialwright.report.figures.svg import Mark, Scale, mark, ticks

LINE = 15  # height of a line of words
LETTER = 7.5  # width of a letter, at the most
MOST_WORDS = 14  # of a horizontal axis


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


FRAME = Frame(height=320)


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
    """Words below the plot, one a place: wrapped, and thinned where they would run together."""
    every = 1 + (len(at) - 1) // MOST_WORDS
    marks = [mark("line", "base", x1=frame.left, x2=frame.right, y1=frame.bottom, y2=frame.bottom)]
    for x, lines in list(zip(at, _wrapped(frame, texts), strict=True))[::every]:
        for number, text in enumerate(lines):
            y = frame.bottom + 18 + number * LINE
            marks.append(mark("text", "tick mid", x=x, y=y, text=text))
    return [*marks, horizontal_name(frame, words)]


def tick_lines(frame: Frame, texts: Sequence[str]) -> int:
    """How many lines the longest of the words below the plot takes."""
    return max((len(lines) for lines in _wrapped(frame, texts)), default=1)


def _wrapped(frame: Frame, texts: Sequence[str]) -> list[list[str]]:
    letters = (frame.right - frame.left) / max(len(texts), 1) / LETTER
    return [textwrap.wrap(text, max(int(letters), 8)) or [""] for text in texts]


def horizontal_name(frame: Frame, words: str) -> Mark:
    """The name of the horizontal axis."""
    middle = (frame.left + frame.right) / 2
    return mark("text", "axis mid", x=middle, y=frame.height - 8, text=words)


def spanning(values: Sequence[float], *, zero: bool = True) -> tuple[float, ...]:
    """Ticks around all values, and around 0 where the plot needs it."""
    every = [*values, 0.0] if zero else list(values)
    return ticks(min(every), max(every))
