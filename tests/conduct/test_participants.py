"""Participants: where one may come from where, and what leaving means."""

from __future__ import annotations

import pytest

from conduct.studies import (
    CELL_LAB,
    COORDINATOR,
    DATA_MANAGER,
    INVESTIGATOR,
    LABORATORY,
    MONITOR,
    START,
    fever,
    running,
)
from trialwright.conduct.participants import ENDED, MOVES, Status, check_move
from trialwright.values.findings import InputRefused, MoveRefused


@pytest.fixture
def study():
    return running()


def status(study, participant) -> Status:
    return study.conduct.state.participants[participant].status


def test_every_status_has_a_line_and_death_is_the_last():
    assert set(MOVES) == set(Status)
    assert MOVES[Status.DIED] == frozenset()


@pytest.mark.parametrize("now", list(Status))
@pytest.mark.parametrize("to", list(Status))
def test_a_move_is_allowed_exactly_where_the_table_says_so(now: Status, to: Status):
    if to in MOVES[now]:
        check_move(now, to)
    else:
        with pytest.raises(MoveRefused, match=f"participant is {now.name}: cannot become"):
            check_move(now, to)


def test_who_has_left_comes_back_nowhere_but_to_death():
    assert all(MOVES[ended] <= {Status.DIED} for ended in ENDED)


def test_stopping_treatment_alone_leaves_a_participant_in_the_study(study):
    participant, lot = study.dosed()
    day = study.clock.pass_days(30)
    study.conduct.withdraw(participant, "treatment", "own wish", day, by=INVESTIGATOR)
    assert status(study, participant) is Status.ENROLLED
    study.conduct.attend(participant, "M1", day, by=COORDINATOR)
    with pytest.raises(MoveRefused, match="withdrawn from treatment"):
        study.conduct.administer(participant, 2, day, by=INVESTIGATOR, lot=lot)


def test_after_leaving_the_study_earlier_data_may_still_be_entered(study):
    participant = study.enrolled()
    study.conduct.withdraw(participant, "study", "moved away", START, by=COORDINATOR)
    assert status(study, participant) is Status.WITHDRAWN
    study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    later = study.clock.pass_days(3)
    with pytest.raises(MoveRefused, match="after the participant left"):
        study.conduct.save_form(participant, "SCR", "vital_signs", {}, later, by=COORDINATOR)
    with pytest.raises(MoveRefused, match="allowed: ENROLLED, SCREENED"):
        study.conduct.attend(participant, "COL", later, by=COORDINATOR)


@pytest.mark.requirement("D12")
def test_after_consent_is_withdrawn_what_there_is_stays_and_nothing_is_added(study):
    participant = study.collected()
    conduct, day = study.conduct, study.clock.now.date()
    conduct.save_form(participant, "SCR", "laboratory", {"hba1c": "8.1"}, day, by=COORDINATOR)
    (query,) = conduct.state.queries
    conduct.withdraw(participant, "consent", "own wish", day, by=INVESTIGATOR)
    kept = conduct.state.participants[participant].forms["SCR", "laboratory", 1].values
    before = conduct.state.events
    acts = (
        lambda: conduct.save_form(participant, "SCR", "vital_signs", {}, day, by=COORDINATOR),
        lambda: conduct.sign_consent(participant, "1.0", day, by=COORDINATOR),
        lambda: conduct.attend(participant, "D1", day, by=COORDINATOR),
        lambda: conduct.report_adverse_event(participant, fever(day), by=COORDINATOR),
        lambda: conduct.make_lot(participant, 1, 90, day, by=CELL_LAB),
        lambda: conduct.answer_query(query, "it was", by=COORDINATOR),
        lambda: conduct.die(participant, day, by=INVESTIGATOR),
    )
    for act in acts:
        with pytest.raises(MoveRefused, match="consent is withdrawn: nothing may be added"):
            act()
    assert conduct.state.events == before
    assert kept == {"hba1c": "8.1"}
    conduct.close_query(query, by=DATA_MANAGER)
    conduct.verify_form(participant, "SCR", "laboratory", by=MONITOR)
    conduct.sign(participant, "reviewed", by=INVESTIGATOR)


def test_who_has_left_may_still_withdraw_consent_and_stays_where_they_were(study):
    participant = study.enrolled()
    study.conduct.lose(participant, "not reached", START, by=COORDINATOR)
    study.conduct.withdraw(participant, "consent", "by letter", START, by=INVESTIGATOR)
    assert status(study, participant) is Status.LOST
    assert study.conduct.state.participants[participant].consent_withdrawn
    with pytest.raises(MoveRefused, match="withdrawn already"):
        study.conduct.withdraw(participant, "consent", "again", START, by=INVESTIGATOR)


def test_a_participant_completes_when_no_visit_is_pending(study):
    participant, lot = study.dosed()
    conduct = study.conduct
    with pytest.raises(MoveRefused, match=r"visits are pending \(M1, D2, D2M1\)"):
        conduct.complete(participant, study.clock.now.date(), by=INVESTIGATOR)
    conduct.attend(participant, "M1", study.clock.pass_days(30), by=COORDINATOR)
    day = study.clock.pass_days(153)
    conduct.attend(participant, "D2", day, by=COORDINATOR)
    conduct.administer(participant, 2, day, by=INVESTIGATOR, lot=lot)
    day = study.clock.pass_days(40)
    conduct.miss(participant, "D2M1", "on holiday", day, by=COORDINATOR)
    conduct.complete(participant, day, by=INVESTIGATOR)
    assert status(study, participant) is Status.COMPLETED
    conduct.die(participant, day, by=INVESTIGATOR)
    assert status(study, participant) is Status.DIED


def test_a_withdrawal_is_of_treatment_of_the_study_or_of_consent(study):
    participant = study.enrolled()
    with pytest.raises(InputRefused, match="allowed: treatment, study, consent"):
        study.conduct.withdraw(participant, "everything", "x", START, by=INVESTIGATOR)
    study.conduct.withdraw(participant, "treatment", "own wish", START, by=INVESTIGATOR)
    with pytest.raises(MoveRefused, match="not in treatment"):
        study.conduct.withdraw(participant, "treatment", "own wish", START, by=INVESTIGATOR)


def test_screening_numbers_count_at_each_site_and_a_rehearsal_s_say_so():
    real, rehearsal = running(), running(simulated=True)
    assert [real.conduct.screen("S1", by=COORDINATOR) for _ in range(2)] == ["01-001", "01-002"]
    assert rehearsal.conduct.screen("S1", by=COORDINATOR) == "SIM-01-001"
