"""What may happen in which state: approvals first, the lock last, and nothing after it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conduct.studies import (
    ADMINISTRATOR,
    COORDINATOR,
    DATA_MANAGER,
    INVESTIGATOR,
    LABORATORY,
    MONITOR,
    SPONSOR,
    START,
    STATISTICIAN,
    Clock,
    fever,
    open_conduct,
    running,
    tiny_study,
)
from trialwright.conduct.folds.apply import FOLDS
from trialwright.conduct.policies import AFTER_LOCK, BREAKS_SIGNATURE, CLINICAL, RULES, STANDING
from trialwright.conduct.storage import MemoryStorage
from trialwright.values.findings import InputRefused, MoveRefused


@pytest.fixture
def study():
    return running()


def ready_to_lock(study) -> str:
    """One participant, gone and signed off."""
    participant = study.enrolled()
    study.conduct.lose(participant, "not reached", START, by=COORDINATOR)
    study.conduct.sign(participant, "reviewed", by=INVESTIGATOR)
    return participant


def test_the_tables_name_verbs_only():
    named = set(STANDING) | CLINICAL | BREAKS_SIGNATURE | AFTER_LOCK | set(RULES)
    assert named <= set(FOLDS)
    assert not CLINICAL & AFTER_LOCK


def test_nothing_happens_before_a_version_is_published():
    conduct = open_conduct(tiny_study(), MemoryStorage(), Clock())
    with pytest.raises(MoveRefused, match="no study version is published"):
        conduct.activate_site("S1", by=SPONSOR)
    conduct.publish(by=SPONSOR)
    with pytest.raises(MoveRefused, match="published already"):
        conduct.publish(by=SPONSOR)


@pytest.mark.requirement("D1")
@pytest.mark.parametrize("filed", [(), ("ethics",), ("authority",)])
def test_nobody_is_screened_before_both_approvals_are_on_file(filed):
    conduct = open_conduct(tiny_study(), MemoryStorage(), Clock())
    conduct.publish(by=SPONSOR)
    conduct.activate_site("S1", by=SPONSOR)
    conduct.appoint("coordinator-1", "coordinator", "S1", START, None, by=SPONSOR)
    for kind in filed:
        conduct.file_approval(kind, "1/2024", START, None, by=SPONSOR)
    before = conduct.state.events
    with pytest.raises(MoveRefused, match="no valid approval on file from: "):
        conduct.screen("S1", by=COORDINATOR)
    assert conduct.state.events == before


@pytest.mark.requirement("D1")
def test_nobody_is_screened_after_an_approval_has_expired(study):
    study.clock.go_to(START + timedelta(days=731))
    with pytest.raises(MoveRefused, match="ethics, authority"):
        study.conduct.screen("S1", by=COORDINATOR)


@pytest.mark.requirement("D1")
def test_nobody_is_screened_at_a_site_that_is_not_active():
    conduct = open_conduct(tiny_study(), MemoryStorage(), Clock())
    conduct.publish(by=SPONSOR)
    for kind in ("ethics", "authority"):
        conduct.file_approval(kind, "1/2024", START, None, by=SPONSOR)
    conduct.appoint("coordinator-1", "coordinator", "S1", START, None, by=SPONSOR)
    with pytest.raises(MoveRefused, match="site 'S1' is not active"):
        conduct.screen("S1", by=COORDINATOR)


def test_an_approval_and_a_site_are_what_the_study_knows(study):
    with pytest.raises(InputRefused, match="allowed: ethics, authority"):
        study.conduct.file_approval("friendly", "x", START, None, by=SPONSOR)
    with pytest.raises(InputRefused, match="valid_to lies before"):
        study.conduct.file_approval("ethics", "x", START, START - timedelta(1), by=SPONSOR)
    with pytest.raises(InputRefused, match="allowed: S1, S2"):
        study.conduct.activate_site("S9", by=SPONSOR)
    with pytest.raises(MoveRefused, match="active already"):
        study.conduct.activate_site("S1", by=SPONSOR)


@pytest.mark.requirement("D1")
def test_the_lock_waits_for_the_last_participant_the_last_query_and_the_last_signature(study):
    participant = study.enrolled()
    conduct = study.conduct
    conduct.save_form(participant, "SCR", "laboratory", {"hba1c": "8.1"}, START, by=COORDINATOR)
    with pytest.raises(MoveRefused, match="participants still in the study: 1"):
        conduct.lock("all done", by=DATA_MANAGER)
    conduct.lose(participant, "not reached", START, by=COORDINATOR)
    with pytest.raises(MoveRefused, match="queries not closed: 1"):
        conduct.lock("all done", by=DATA_MANAGER)
    (query,) = conduct.state.queries
    conduct.close_query(query, by=DATA_MANAGER)
    with pytest.raises(MoveRefused, match="participants enrolled and not signed: 1"):
        conduct.lock("all done", by=DATA_MANAGER)
    conduct.sign(participant, "reviewed", by=INVESTIGATOR)
    conduct.lock("all done", by=DATA_MANAGER)
    assert conduct.state.locked == conduct.state.events


def test_after_the_lock_every_clinical_verb_is_refused(study):
    participant = ready_to_lock(study)
    conduct = study.conduct
    conduct.lock("all done", by=DATA_MANAGER)
    before = conduct.state.events
    acts = (
        lambda: conduct.screen("S1", by=COORDINATOR),
        lambda: conduct.save_form(
            participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR
        ),
        lambda: conduct.report_adverse_event(participant, fever(START), by=COORDINATOR),
        lambda: conduct.die(participant, START, by=INVESTIGATOR),
        lambda: conduct.sign(participant, "again", by=INVESTIGATOR),
        lambda: conduct.lock("again", by=DATA_MANAGER),
        lambda: conduct.verify_form(participant, "SCR", "laboratory", by=MONITOR),
    )
    for act in acts:
        with pytest.raises(MoveRefused, match="the database is locked"):
            act()
    assert conduct.state.events == before
    conduct.file_approval("ethics", "2/2024", START, None, by=ADMINISTRATOR)
    conduct.take_snapshot("final", START, by=STATISTICIAN)


def test_a_lock_says_why(study):
    ready_to_lock(study)
    with pytest.raises(InputRefused, match="lock: reason"):
        study.conduct.lock(" ", by=DATA_MANAGER)
