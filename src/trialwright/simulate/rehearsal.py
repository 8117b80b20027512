"""The rehearsal: virtual people through the very verbs of `conduct`, from publishing to lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from trialwright.conduct.snapshot import Snapshot
from trialwright.conduct.study import Conduct
from trialwright.protocol.study import Study
from trialwright.simulate.clock import Life, SimulatedClock, moment
from trialwright.simulate.people import population_of
from trialwright.simulate.screening import candidate
from trialwright.simulate.staff import staff_of
from trialwright.simulate.trial import OPENS, Trial
from trialwright.values.dates import PartialDate
from trialwright.values.findings import AnswerIsNo, InputRefused

__all__ = ["Rehearsal", "SimulatedClock", "opening_clock", "rehearse"]

DEFAULT_START = date(2024, 1, 8)  # where the study does not say when it starts
PREPARED = 90  # days before the start on which the study version is published
SCREENED_PER_PLACE = 60  # people screened for one place before the rehearsal gives up
LEAST_SCREENED = 200
ENROLMENT_DAYS = 360  # about how long enrolment takes, whatever the number of participants
SCREENED_TO_ENROL = 2.5  # people screened for one enrolled: only sets the pace
LONGEST_WAIT = 10.0  # mean days between two people, when few are wanted


@dataclass(frozen=True)
class Rehearsal:
    """A study that ran once: `snapshot` is its final, locked data cut; `head` the ledger's end."""

    study: Study
    screened: int
    enrolled: int
    snapshot: Snapshot
    head: str
    ended: datetime


def opening_clock(study: Study, start: date | None = None) -> SimulatedClock:
    """A clock that stands where a rehearsal of the study begins, before its approvals."""
    day = (start or start_of(study)) - timedelta(days=PREPARED)
    return SimulatedClock(moment(day, OPENS))


def start_of(study: Study) -> date:
    """The day of the first screening: as the study says, an unknown day or month as the first."""
    try:
        return PartialDate.parse(study.start).earliest if study.start else DEFAULT_START
    except ValueError as error:
        raise InputRefused(f"study {study.id}, start: {error}") from None


def rehearse(
    study: Study,
    conduct: Conduct,
    clock: SimulatedClock,
    *,
    participants: int,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
) -> Rehearsal:
    """Run a study once with virtual participants, through publishing, lock and the final cut.

    `conduct` is new, simulated, of this very `study`, with places for them all, and tells time by
    `clock`. What the study plans stays what it says. The same seed gives the same
    ledger. AnswerIsNo where its criteria let too few people in.
    """
    _check_can_run(study, participants, conduct.places)
    tell = progress or (lambda done, total: None)
    trial = _trial(study, conduct, clock, participants, seed, tell)
    trial.agenda.add(_opening(trial))
    trial.agenda.run()
    return _closed(trial)


def _trial(
    study: Study,
    conduct: Conduct,
    clock: SimulatedClock,
    participants: int,
    seed: int,
    progress: Callable[[int, int], None],
) -> Trial:
    return Trial(
        study=study,
        conduct=conduct,
        clock=clock,
        staff=staff_of(study.sponsor, tuple(site.id for site in study.sites)),
        population=population_of(study),
        seed=seed,
        participants=participants,
        progress=progress,
    )


def _check_can_run(study: Study, participants: int, places: int) -> None:
    if not 1 <= participants <= places:
        raise InputRefused(
            f"participants is {participants}; allowed: 1 to {places}, the places there are"
        )
    if not study.sites:
        raise AnswerIsNo(f"rehearse: study {study.id} names no site")
    unclear = [criterion.id for criterion in study.criteria if criterion.kind == "unknown"]
    if unclear:
        raise AnswerIsNo(
            "rehearse: nobody can be enrolled, for the record does not say whether these criteria"
            f" include or exclude: {', '.join(unclear)}"
        )


def _opening(trial: Trial) -> Life:
    """Publish, file the approvals, open the sites, appoint the people; then recruit."""
    conduct, sponsor, start = trial.conduct, trial.staff.sponsor, start_of(trial.study)
    conduct.publish(by=sponsor)
    yield moment(trial.clock.today + timedelta(days=30), OPENS)
    for kind in ("ethics", "authority"):
        conduct.file_approval(
            kind=kind,
            reference=f"SIMULATED {kind} approval",
            valid_from=trial.clock.today,
            valid_to=None,
            by=sponsor,
        )
    yield moment(trial.clock.today + timedelta(days=30), OPENS)
    for site in trial.staff.sites:
        conduct.activate_site(site=site.site, by=sponsor)
    _appoint(trial)
    yield moment(start, OPENS)
    trial.agenda.add(_recruiting(trial))


def _appoint(trial: Trial) -> None:
    for person in trial.staff.appointed:
        trial.conduct.appoint(
            person=person.person,
            role=person.role,
            site=person.site,
            valid_from=trial.clock.today,
            valid_to=None,
            by=trial.staff.sponsor,
        )


def _recruiting(trial: Trial) -> Life:
    """People come one after the other until every place is taken."""
    pace = min(LONGEST_WAIT, ENROLMENT_DAYS / (SCREENED_TO_ENROL * trial.participants))
    most = max(SCREENED_PER_PLACE * trial.participants, LEAST_SCREENED)
    at = trial.clock()
    while not trial.is_full:
        if trial.screened >= most:
            raise AnswerIsNo(_why_not(trial))
        at += timedelta(days=trial.dice.waiting(1 / pace, "next", trial.screened))
        yield _in_working_hours(at)
        if not trial.is_full:
            trial.agenda.add(candidate(trial, trial.screened + 1))


def _in_working_hours(at: datetime) -> datetime:
    """The time of day moved into the day shift, without a person's own chance."""
    minutes = OPENS + (at.hour * 60 + at.minute) // 3
    return moment(at.astimezone(UTC).date(), minutes)


def _why_not(trial: Trial) -> str:
    often = sorted(trial.refusals.items(), key=lambda item: (-item[1], item[0]))[:5]
    named = ", ".join(f"{cause} ({count})" for cause, count in often)
    return (
        f"rehearse: {trial.enrolled} of {trial.participants} places filled after screening"
        f" {trial.screened} virtual people; most often refused by: {named}"
    )


def _closed(trial: Trial) -> Rehearsal:
    """Lock the study and take the final data cut, the day after the last entry."""
    conduct, clock, by = trial.conduct, trial.clock, trial.staff.data_manager
    clock.move(clock() + timedelta(days=1))
    conduct.lock(reason="every participant is signed off and every query is closed", by=by)
    snapshot = conduct.take_snapshot(kind="final", cut_off=clock.today, by=by)
    return Rehearsal(
        study=trial.study,
        screened=trial.screened,
        enrolled=trial.enrolled,
        snapshot=snapshot,
        head=conduct.head,
        ended=clock(),
    )
