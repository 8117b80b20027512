"""Nothing is recorded of a person before consent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conduct.studies import COORDINATOR, ELIGIBLE, INVESTIGATOR, LABORATORY, START, fever, running
from trialwright.conduct.consent import Consent, fault_without_consent
from trialwright.values.findings import InputRefused, MoveRefused


def test_consent_covers_its_own_day_and_every_later_one():
    signed = (Consent("1.0", date(2024, 3, 1), event=9),)
    assert fault_without_consent(signed, date(2024, 3, 1)) == ""
    assert "before the consent" in fault_without_consent(signed, date(2024, 2, 29))
    assert "no consent is on file" in fault_without_consent((), date(2024, 3, 1))


@pytest.mark.requirement("D1")
def test_without_consent_there_is_no_visit_no_form_no_assessment_and_no_event():
    study = running()
    participant = study.conduct.screen("S1", by=COORDINATOR)
    before = study.conduct.state.events
    acts = (
        lambda: study.conduct.save_form(
            participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR
        ),
        lambda: study.conduct.assess_eligibility(participant, ELIGIBLE, START, by=INVESTIGATOR),
        lambda: study.conduct.report_adverse_event(
            participant, content=fever(START), by=COORDINATOR
        ),
        lambda: study.conduct.attend(participant, "SCR", START, by=COORDINATOR),
    )
    for act in acts:
        with pytest.raises(MoveRefused):
            act()
    assert study.conduct.state.events == before


def test_a_form_may_not_speak_of_a_day_before_consent():
    study = running()
    participant = study.attending()
    with pytest.raises(MoveRefused, match="before the consent"):
        study.conduct.save_form(
            participant, "SCR", "laboratory", {}, START - timedelta(days=1), by=COORDINATOR
        )


def test_a_later_version_is_signed_again_and_the_anchor_stays_where_it_was():
    study = running()
    participant = study.consented()
    study.conduct.sign_consent(participant, "2.0", study.clock.pass_days(10), by=COORDINATOR)
    person = study.conduct.state.participants[participant]
    assert [consent.version for consent in person.consents] == ["1.0", "2.0"]
    assert person.anchors["consent"] == START


def test_a_consent_of_tomorrow_is_refused():
    study = running()
    participant = study.conduct.screen("S1", by=COORDINATOR)
    with pytest.raises(InputRefused, match="future"):
        study.conduct.sign_consent(participant, "1.0", START + timedelta(days=2), by=COORDINATOR)


@pytest.mark.requirement("D1")
def test_consent_needs_approvals_valid_on_its_day():
    study = running()
    participant = study.conduct.screen("S1", by=COORDINATOR)
    with pytest.raises(MoveRefused, match="no valid approval"):
        study.conduct.sign_consent(participant, "1.0", START - timedelta(days=1), by=COORDINATOR)
