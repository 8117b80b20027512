"""Simulated time, and the agenda that lets many participants' lives run side by side.

A life is a generator: it acts, then yields when it wants to act next. The agenda always wakes the
earliest, so that the ledger's times never go back although participants' visits interleave.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from heapq import heappop, heappush
from typing import TypeAlias

Life: TypeAlias = Iterator[datetime]


class SimulatedClock:
    """A clock that stands still until it is moved, and never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def __call__(self) -> datetime:
        """Now, in UTC."""
        return self._now

    @property
    def today(self) -> date:
        """The day it is, in UTC."""
        return self._now.date()

    def move(self, to: datetime) -> None:
        """Move on; a time that has passed already changes nothing."""
        self._now = max(self._now, to)


class Agenda:
    """Lives waiting for their next moment; of two with the same moment, the earlier entry first."""

    def __init__(self, clock: SimulatedClock) -> None:
        self._clock = clock
        self._waiting: list[tuple[datetime, int, Life]] = []
        self._entries = 0

    def add(self, life: Life) -> None:
        """Begin a life now: it runs up to its first wish."""
        wish = next(life, None)
        if wish is not None:
            self._entries += 1
            heappush(self._waiting, (wish, self._entries, life))

    def run(self) -> None:
        """Wake one after the other, in order of time, until no one waits."""
        while self._waiting:
            moment, _, life = heappop(self._waiting)
            self._clock.move(moment)
            self.add(life)


def moment(day: date, minutes: int) -> datetime:
    """So many minutes after midnight UTC of a day (minutes below 1,440)."""
    return datetime.combine(day, time(minutes // 60, minutes % 60), UTC)
