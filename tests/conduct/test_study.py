"""A study as a whole: one verb is one event, time is the server's, and the version is fixed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest

from conduct.studies import (
    COORDINATOR,
    INVESTIGATOR,
    LABORATORY,
    SPONSOR,
    START,
    Clock,
    open_conduct,
    running,
    tiny_study,
)
from trialwright.conduct.acting import definition_hash
from trialwright.conduct.storage import MemoryStorage
from trialwright.values.findings import InputRefused


class BrokenStorage(MemoryStorage):
    """A disk that is full from some moment on."""

    full = False

    def append(self, events, *, blank=()):
        if self.full:
            raise OSError("no space left")
        super().append(events, blank=blank)


@pytest.mark.requirement("A8")
def test_the_first_event_publishes_the_version_with_the_hash_of_its_definition():
    study = running()
    published = study.conduct.state.published
    assert (published.study, published.version, published.event) == ("tiny", "1", 1)
    assert published.sha256 == definition_hash(tiny_study())


def test_a_ledger_is_opened_only_with_the_definition_it_was_published_with():
    study = running()
    changed = msgspec.structs.replace(study.study, title="Another title")
    with pytest.raises(InputRefused, match="this definition is another"):
        open_conduct(changed, study.storage, study.clock)


@pytest.mark.requirement("A6")
def test_times_are_the_server_s_in_utc_whatever_its_zone():
    hanoi = timezone(timedelta(hours=7))
    clock = Clock(datetime(2024, 1, 8, 3, 30, tzinfo=hanoi))
    conduct = open_conduct(tiny_study(), MemoryStorage(), clock)
    assert conduct.publish(by=SPONSOR).at == "2024-01-07T20:30:00Z"


def test_a_clock_without_a_zone_is_refused():
    without_zone = datetime(2024, 1, 8, tzinfo=UTC).replace(tzinfo=None)
    conduct = open_conduct(tiny_study(), MemoryStorage(), Clock(without_zone))
    with pytest.raises(ValueError, match="aware"):
        conduct.publish(by=SPONSOR)


def test_a_day_that_has_begun_somewhere_on_earth_may_be_written():
    study = running()
    study.clock.now = datetime(2024, 1, 8, 11, 0, tzinfo=UTC)  # already the 9th in Kiritimati
    participant = study.conduct.screen("S1", by=COORDINATOR)
    with pytest.raises(InputRefused, match="future"):
        study.conduct.sign_consent(participant, "1.0", date(2024, 1, 10), by=COORDINATOR)
    study.conduct.sign_consent(participant, "1.0", date(2024, 1, 9), by=COORDINATOR)


@pytest.mark.parametrize("on", ["2024-01-08", datetime(2024, 1, 8, tzinfo=UTC), None])
def test_a_day_is_a_date_and_nothing_else(on):
    study = running()
    participant = study.conduct.screen("S1", by=COORDINATOR)
    with pytest.raises(InputRefused, match="a date is required"):
        study.conduct.sign_consent(participant, "1.0", on, by=COORDINATOR)


def test_where_storing_fails_nothing_has_happened():
    storage = BrokenStorage()
    study = running(storage=storage)
    participant = study.attending()
    before = (study.conduct.head, study.conduct.state.events)
    storage.full = True
    with pytest.raises(OSError, match="no space"):
        study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    assert (study.conduct.head, study.conduct.state.events) == before
    assert not study.conduct.state.participants[participant].forms
    storage.full = False
    study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    assert study.reopened().state == study.conduct.state


def test_an_unknown_participant_is_refused_by_number():
    study = running()
    with pytest.raises(InputRefused, match="'09-001' is not in this study"):
        study.conduct.enrol("09-001", START, by=INVESTIGATOR)


def test_the_same_seed_gives_the_same_ledger_and_another_seed_another():
    def ledger(seed: int):
        storage, clock = MemoryStorage(), Clock()
        conduct = open_conduct(tiny_study(), storage, clock, seed=seed)
        conduct.publish(by=SPONSOR)
        return list(storage.load())

    assert ledger(1) == ledger(1)
    assert ledger(1) != ledger(2)


@pytest.mark.requirement("A1")
def test_every_event_says_who_in_which_role_for_whom_when_and_with_what_software():
    study = running()
    participant, _ = study.dosed()
    study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    for stored in study.storage.load():
        body = msgspec.json.decode(stored.body)
        told = ("person", "role", "organisation", "at", "verb", "software_version", "source", "id")
        assert all(body[name] for name in told)
