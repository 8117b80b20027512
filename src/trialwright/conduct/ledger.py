"""The ledger: a chain of events, each value in it a salted commitment.

The body of an event holds who, when, what verb, where, and one commitment per value (requirement
A7); values and salts lie beside the chain. A hash is SHA-256 in hex over the previous hash and the
body, both as text (requirement A3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

import msgspec

from trialwright.values.canonical import canonical, commitment, sha256_text

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Source: TypeAlias = Literal["typed", "import", "device", "derived", "simulated"]

GENESIS = "0" * 64


Follow: TypeAlias = "Mapping[str, Json]"


def consequence(kind: str, **told: Json) -> Follow:
    """What an act brings about, as it stands in `follows`: rules, items and states, no value."""
    return {"kind": kind, **told}


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


class SealedValue(msgspec.Struct, frozen=True):
    """A value beside the chain: its canonical JSON and the 256-bit salt (hex) of its commitment.

    Both are None after a redaction; the commitment in the body stays.
    """

    name: str
    salt: str | None
    content: str | None


class SealedEvent(msgspec.Struct, frozen=True):
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
    body = msgspec.json.decode(stored.body, type=dict[str, Any])
    place = Place(body.pop("encounter"), body.pop("form"), body.pop("repeat"))
    values = {v.name: msgspec.json.decode(v.content) if v.content else None for v in stored.values}
    return Event(**{**body, "place": place, "values": values, "follows": tuple(body["follows"])})


@dataclass(frozen=True)
class Verdict:
    """What `verify` says: intact, or the first bad event and what is wrong with it.

    `events` are those read; `head` is the hash of the last one that holds.
    """

    intact: bool
    events: int
    head: str
    first_bad: int | None = None
    reason: str = ""


def verify(events: Iterable[SealedEvent], head: str | None = None) -> Verdict:
    """Recompute the chain and every commitment; name the first event that does not hold.

    With `head`, a hash kept elsewhere, a removed tail is found too: the chain must contain it. A
    value that is gone must be named by a later redaction in the chain.
    """
    chain = _Chain(head)
    for stored in events:
        chain.read(stored)
    return chain.verdict()


class _Body(msgspec.Struct):
    """What the chain needs of a body."""

    seq: int
    verb: str
    values: dict[str, str]
    follows: list[dict[str, Any]]


_BODY = msgspec.json.Decoder(_Body)


class _Chain:
    """A chain being read: `fault` is the first event that does not hold, and why."""

    def __init__(self, head: str | None) -> None:
        self.previous, self.count, self.fault = GENESIS, 0, (0, "")
        self.head, self.seen = head, head is None or head == GENESIS
        self.blanks: dict[tuple[int, str], None] = {}

    def read(self, stored: SealedEvent) -> None:
        """Take the next event."""
        self.count += 1
        body = _decoded(stored.body)
        if not self.fault[0]:
            reason = self._fault(stored, body)
            self.fault = (self.count, reason) if reason else (0, "")
        if body is not None and body.verb == "redact":
            self._redacted(body)

    def verdict(self) -> Verdict:
        """After the last event."""
        fault = self.fault
        # only now is it known which blanks no redaction names
        if self.blanks and (not fault[0] or min(self.blanks)[0] < fault[0]):
            seq, name = min(self.blanks)
            fault = (seq, f"value {name} is gone, and no redaction names it")
        if not fault[0] and not self.seen:
            reason = "the head kept elsewhere is not in it: its end was cut off or it was made anew"
            fault = (self.count + 1, reason)
        if not self.count:
            fault = (1, "a ledger begins with the publication of its study, and this has no event")
        return Verdict(not fault[0], self.count, self.previous, fault[0] or None, fault[1])

    def _fault(self, stored: SealedEvent, body: _Body | None) -> str:
        if stored.seq != self.count:
            return f"event {self.count} is missing"
        if stored.prev_hash != self.previous:
            return "it does not follow the event before it"
        if _hash_or_none(stored) != stored.hash:
            return "its body is not what was hashed"
        if body is None or body.seq != stored.seq:
            return "its body is not that of this event"
        reason = self._value_fault(stored, body.values)
        if not reason:
            self.previous = stored.hash
            self.seen = self.seen or stored.hash == self.head
        return reason

    def _value_fault(self, stored: SealedEvent, marks: Mapping[str, str]) -> str:
        if len(stored.values) != len(marks):
            return "its values are not those it commits to"
        for value in stored.values:
            if value.salt is None and value.content is None and value.name in marks:
                self.blanks[stored.seq, value.name] = None
            elif _mark_or_none(value) != marks.get(value.name, ""):
                return f"value {value.name} is not what was committed to"
        return ""

    def _redacted(self, body: _Body) -> None:
        for item in body.follows:
            self.blanks.pop((item.get("event", 0), item.get("name", "")), None)


def _decoded(body: str) -> _Body | None:
    """The body, or None for what is none: a store may hand over anything."""
    try:
        return _BODY.decode(body)
    except (msgspec.MsgspecError, ValueError, TypeError):
        return None


def _hash_or_none(stored: SealedEvent) -> str | None:
    try:
        return chain_hash(stored.prev_hash, stored.body)
    except (ValueError, TypeError):  # bytes that are no UTF-8 text, a column that is no text
        return None


def _mark_or_none(value: SealedValue) -> str | None:
    if not isinstance(value.salt, str) or not isinstance(value.content, str):
        return None
    try:
        return commitment(bytes.fromhex(value.salt), value.content)
    except ValueError:  # a salt that is no hexadecimal text, half a character
        return None
