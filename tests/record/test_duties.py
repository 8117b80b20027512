"""Whether 42 CFR part 11 reaches a trial: yes, no, or unknown with what is open."""

from __future__ import annotations

import pytest

from trialwright.record.duties import is_applicable_trial
from trialwright.values.truth import Truth

from .trials import trial

DRUG = {"oversightModule": {"isFdaRegulatedDrug": True, "isFdaRegulatedDevice": False}}
NEITHER = {"oversightModule": {"isFdaRegulatedDrug": False, "isFdaRegulatedDevice": False}}
UNITED_STATES = {"contactsLocationsModule__locations": [{"country": "United States"}]}
PHASE_2, PHASE_1 = ({"designModule__phases": [phase]} for phase in ("PHASE2", "PHASE1"))
OLD = {"statusModule__primaryCompletionDateStruct": {"date": "2006-01", "type": "ACTUAL"}}
WATCHED = {"designModule__studyType": "OBSERVATIONAL"}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (DRUG | UNITED_STATES | PHASE_2, Truth.YES),
        (DRUG | PHASE_2, Truth.UNKNOWN),
        (DRUG | UNITED_STATES | PHASE_1, Truth.NO),
        (NEITHER | UNITED_STATES, Truth.NO),
        (DRUG | UNITED_STATES | OLD, Truth.NO),
        (DRUG | UNITED_STATES | WATCHED, Truth.NO),
        ({}, Truth.UNKNOWN),
        (UNITED_STATES, Truth.UNKNOWN),
    ],
)
def test_the_answer_follows_regulator_place_phase_and_time(said, answer):
    judgement = is_applicable_trial(trial(**said))
    assert judgement.truth is answer
    assert judgement.reasons
