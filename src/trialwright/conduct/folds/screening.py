"""Folds of the way in: screening number, consent, eligibility, enrolment, randomisation."""

from __future__ import annotations

from trialwright.conduct.consent import Consent
from trialwright.conduct.folds.reading import day, following, person_of, reach, words
from trialwright.conduct.ledger import Event
from trialwright.conduct.participants import Answer, Participant
from trialwright.conduct.state import State


def _screen(state: State, event: Event) -> None:
    assert event.participant is not None
    site, number = str(event.values["site"]), state.screened_at.get(str(event.values["site"]), 0)
    person = Participant(event.participant, site, number + 1, day(event), event.seq)
    state.screened_at[site] = number + 1
    state.participants[event.participant] = person
    reach(person, "screening", event)


def _sign_consent(state: State, event: Event) -> None:
    person = person_of(state, event)
    # the first consent stays the milestone: what was recorded since stands on it
    reach(person, "reconsent" if person.consents else "consent", event)
    person.consents.append(Consent(str(event.values["version"]), day(event), event.seq))


def _assess_eligibility(state: State, event: Event) -> None:
    person = person_of(state, event)
    (outcome,) = following(event, "eligibility")
    person.eligible = outcome["eligible"] is True
    person.answers = {
        name: Answer(str(value), words(event, f"{name}.reason"), event.seq)
        for name, value in event.values.items()
        if name != "on" and not name.endswith(".reason")
    }


def _fail_screening(state: State, event: Event) -> None:
    reach(person_of(state, event), "screen_failure", event)


def _enrol(state: State, event: Event) -> None:
    person = person_of(state, event)
    reach(person, "enrolment", event)
    person.arm = words(event, "arm")
    state.enrolled += 1


def _randomise(state: State, event: Event) -> None:
    person = person_of(state, event)
    reach(person, "randomisation", event)
    person.arm = words(event, "arm")
    state.randomised += 1


FOLDS = {
    "screen": _screen,
    "sign_consent": _sign_consent,
    "assess_eligibility": _assess_eligibility,
    "fail_screening": _fail_screening,
    "enrol": _enrol,
    "randomise": _randomise,
}
