"""Folds of the acts that set a study up: publish, approvals, sites, appointments."""

from __future__ import annotations

from trialwright.conduct.approvals import Approval
from trialwright.conduct.folds.reading import day, day_or_none, words
from trialwright.conduct.ledger import Event
from trialwright.conduct.people import Appointment
from trialwright.conduct.state import State, Version


def _publish(state: State, event: Event) -> None:
    seed = words(event, "allocation_seed")
    state.published = Version(
        study=str(event.values["study"]),
        version=event.study_version,
        sha256=str(event.values["sha256"]),
        seed=int(seed) if seed else None,
        event=event.seq,
    )
    state.simulated = event.source == "simulated"


def _file_approval(state: State, event: Event) -> None:
    since, until = day(event, "valid_from"), day_or_none(event, "valid_to")
    kind = str(event.values["kind"])
    state.approvals.append(Approval(kind, event.study_version, since, until, event.seq))


def _activate_site(state: State, event: Event) -> None:
    state.active_sites[str(event.values["site"])] = event.seq


def _appoint(state: State, event: Event) -> None:
    since, until = day(event, "valid_from"), day_or_none(event, "valid_to")
    key = (str(event.values["person"]), str(event.values["role"]))
    entry = Appointment(words(event, "site"), since, until, event.seq)
    state.appointments.setdefault(key, []).append(entry)


FOLDS = {
    "publish": _publish,
    "file_approval": _file_approval,
    "activate_site": _activate_site,
    "appoint": _appoint,
}
