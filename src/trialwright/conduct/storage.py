"""What a store promises the ledger, and the plainest store: a list in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from trialwright.conduct.ledger import SealedEvent, SealedValue


class Storage(Protocol):
    """Keeps sealed events in order of `seq`."""

    def load(self) -> Iterator[SealedEvent]:
        """Every event, from the first on."""
        ...

    def append(
        self, events: Sequence[SealedEvent], *, blank: Sequence[tuple[int, str]] = ()
    ) -> None:
        """Add events at the end and destroy value and salt of `blank` (seq, name): all or none."""
        ...


class MemoryStorage:
    """A ledger that lasts as long as the process: for tests and calculations, not for studies."""

    def __init__(self) -> None:
        self._events: list[SealedEvent] = []

    def load(self) -> Iterator[SealedEvent]:
        """Every event, from the first on."""
        yield from self._events

    def append(
        self, events: Sequence[SealedEvent], *, blank: Sequence[tuple[int, str]] = ()
    ) -> None:
        """Add events at the end, and blank the named values."""
        self._events.extend(events)
        for seq, name in blank:
            self._events[seq - 1] = blanked(self._events[seq - 1], name)


def blanked(stored: SealedEvent, name: str) -> SealedEvent:
    """The event with value and salt of `name` gone; its body and hash are as they were."""
    values = tuple(
        SealedValue(name, None, None) if value.name == name else value for value in stored.values
    )
    return msgspec.structs.replace(stored, values=values)
