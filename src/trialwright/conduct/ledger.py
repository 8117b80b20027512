"""The ledger: a chain of events, each value in it a salted commitment.

The body of an event holds who, when, what verb, where, and one commitment per value (requirement
A7); values and salts lie beside the chain. A hash is SHA-256 in hex over the previous hash and the
body, both as text (requirement A3).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from trialwright.values.canonical import canonical, commitment, sha256_text

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Source: TypeAlias = Literal["typed", "import", "device", "derived", "simulated"]

GENESIS = "0" * 64


@dataclass(frozen=True)
class Place:
    """Where in the study: all that applies; `repeat` counts a repeating form from 1."""

    encounter: str | None = None
    form: str | None = None
    repeat: int = 1


@dataclass(frozen=True)
class Event:
    """One act. `values` are its contents in the clear; numbers with a fraction stand as text.

    `follows` are the consequences of the act (a query opened by a soft check, a deviation): they
    name rules, items and states, never a value. `participant` is absent for acts on the study.
    """

    seq: int
    id: str
    at: str
    person: str
    role: str
    organisation: str
    verb: str
    study_version: str
    software_version: str
    source: Source
    participant: str | None = None
    place: Place = Place()
    values: Mapping[str, Json] = field(default_factory=dict)
    follows: tuple[Mapping[str, Json], ...] = ()


@dataclass(frozen=True)
class SealedValue:
    """A value beside the chain: its canonical JSON and the 256-bit salt (hex) of its commitment.

    Both are None after a redaction; the commitment in the body stays.
    """

    name: str
    salt: str | None
    content: str | None


@dataclass(frozen=True)
class SealedEvent:
    """An event as stored: canonical `body`, `prev_hash`, `hash`, and its values beside it."""

    seq: int
    body: str
    prev_hash: str
    hash: str
    values: tuple[SealedValue, ...]


class Entropy(Protocol):
    """Where salts and ids come from: the operating system, or a seed in a rehearsal."""

    def salt(self, seq: int, name: str) -> bytes:
        """32 bytes for one value of one event."""
        ...

    def event_id(self, seq: int) -> str:
        """An id no other event has."""
        ...


def seal(event: Event, prev_hash: str, entropy: Entropy) -> SealedEvent:
    """The event as it goes into the chain after `prev_hash`."""
    contents = {name: canonical(value) for name, value in sorted(event.values.items())}
    salts = {name: entropy.salt(event.seq, name) for name in contents}
    marks = {name: commitment(salts[name], text) for name, text in contents.items()}
    body = canonical(_body(event, marks))
    values = tuple(SealedValue(name, salts[name].hex(), contents[name]) for name in contents)
    return SealedEvent(event.seq, body, prev_hash, chain_hash(prev_hash, body), values)


def chain_hash(prev_hash: str, body: str) -> str:
    """SHA-256 (hex) over the previous hash and the body."""
    return sha256_text(prev_hash + body)


def _body(event: Event, marks: Mapping[str, str]) -> dict[str, Json]:
    return {
        "seq": event.seq,
        "id": event.id,
        "at": event.at,
        "person": event.person,
        "role": event.role,
        "organisation": event.organisation,
        "verb": event.verb,
        "participant": event.participant,
        "encounter": event.place.encounter,
        "form": event.place.form,
        "repeat": event.place.repeat,
        "values": dict(marks),
        "follows": [dict(item) for item in event.follows],
        "study_version": event.study_version,
        "software_version": event.software_version,
        "source": event.source,
    }


def unseal(stored: SealedEvent) -> Event:
    """The event behind a stored one; a redacted value reads as None."""
    body = json.loads(stored.body)
    return Event(
        seq=body["seq"],
        id=body["id"],
        at=body["at"],
        person=body["person"],
        role=body["role"],
        organisation=body["organisation"],
        verb=body["verb"],
        study_version=body["study_version"],
        software_version=body["software_version"],
        source=body["source"],
        participant=body["participant"],
        place=Place(body["encounter"], body["form"], body["repeat"]),
        values={v.name: json.loads(v.content) if v.content else None for v in stored.values},
        follows=tuple(body["follows"]),
    )


@dataclass(frozen=True)
class Verdict:
    """What `verify` says: intact, or the first bad event and what is wrong with it."""

    intact: bool
    events: int
    head: str
    first_bad: int | None = None
    reason: str = ""


def verify(events: Iterable[SealedEvent], head: str | None = None) -> Verdict:
    """Recompute the chain and every commitment; name the first event that does not hold.

    With `head`, a hash kept elsewhere, a removed tail is found too: the chain must contain it.
    """
    previous, count, seen = GENESIS, 0, head is None
    for stored in events:
        count += 1
        reason = _fault(stored, count, previous)
        if reason:
            return Verdict(False, count, previous, count, reason)
        previous = stored.hash
        seen = seen or previous == head
    if not seen:
        return Verdict(False, count, previous, count + 1, "the head kept elsewhere is not in it")
    return Verdict(True, count, previous)


def _fault(stored: SealedEvent, seq: int, previous: str) -> str:
    if stored.seq != seq:
        return f"event {seq} is missing"
    if stored.prev_hash != previous:
        return "it does not follow the event before it"
    if chain_hash(stored.prev_hash, stored.body) != stored.hash:
        return "its body is not what was hashed"
    return _value_fault(stored)


def _value_fault(stored: SealedEvent) -> str:
    body = json.loads(stored.body)
    if body["seq"] != stored.seq:
        return "its body carries another number"
    marks = body["values"]
    if sorted(marks) != sorted(value.name for value in stored.values):
        return "its values are not those it commits to"
    for value in stored.values:
        if value.salt is None or value.content is None:
            continue  # redacted by a named act: the commitment stays, the value is gone
        if commitment(bytes.fromhex(value.salt), value.content) != marks[value.name]:
            return f"value {value.name} is not what was committed to"
    return ""
