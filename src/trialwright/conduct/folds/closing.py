"""Folds of the way out: signatures, leaving, redaction, lock, data cuts."""

from __future__ import annotations

from trialwright.conduct.folds.reading import day, following, person_of, reach, words
from trialwright.conduct.ledger import Event
from trialwright.conduct.signatures import Signature
from trialwright.conduct.state import Cut, State


def _sign(state: State, event: Event) -> None:
    meaning, digest = words(event, "meaning"), str(event.values["digest"])
    signature = Signature(event.person, event.role, event.at, meaning, digest, event.seq)
    person_of(state, event).signatures.append(signature)


def _withdraw(state: State, event: Event) -> None:
    person, kind = person_of(state, event), str(event.values["kind"])
    reach(person, "withdrawal", event, kind)
    person.treatment_stopped = True  # whoever leaves the study gets no more treatment either
    person.consent_withdrawn = person.consent_withdrawn or kind == "consent"


def _lose(state: State, event: Event) -> None:
    reach(person_of(state, event), "lost", event)


def _die(state: State, event: Event) -> None:
    reach(person_of(state, event), "death", event)


def _complete(state: State, event: Event) -> None:
    reach(person_of(state, event), "completion", event)


def _redact(state: State, event: Event) -> None:
    (item,) = following(event, "redacted")
    state.redacted.append((int(str(item["event"])), str(item["name"])))


def _lock(state: State, event: Event) -> None:
    state.locked = event.seq


def _take_snapshot(state: State, event: Event) -> None:
    values = event.values
    state.cuts.append(
        Cut(
            kind=str(values["kind"]),
            cut_off=day(event, "cut_off"),
            events=int(str(values["events"])),
            head=str(values["head"]),
            data_hash=str(values["data_hash"]),
            event=event.seq,
        )
    )


FOLDS = {
    "sign": _sign,
    "withdraw": _withdraw,
    "lose": _lose,
    "die": _die,
    "complete": _complete,
    "redact": _redact,
    "lock": _lock,
    "take_snapshot": _take_snapshot,
}
