"""A stretch of a criterion's text that knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """`text` begins at character `start` of the criterion; its ends are trimmed of blanks."""

    text: str
    start: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """The characters (start, end) it takes up in the criterion; the end is open."""
        return self.start, self.start + len(self.text)

    def part(self, start: int, end: int) -> Segment:
        """The stretch from `start` to `end` of this one, without blanks and end punctuation."""
        text = self.text[start:end]
        trimmed = text.lstrip(" \t\r\n,;:")
        return Segment(trimmed.rstrip(" \t\r\n,;."), self.start + start + len(text) - len(trimmed))
