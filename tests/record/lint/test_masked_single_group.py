"""Who gets the only treatment knows it."""

from __future__ import annotations

from trialwright.record.lint.masked_single_group import check

from ..trials import trial


def test_a_masked_participant_of_one_arm_is_found():
    (found,) = check(
        trial(
            designModule__designInfo__interventionModel="SINGLE_GROUP",
            armsInterventionsModule__armGroups=[{"label": "Cells"}],
            designModule__designInfo__maskingInfo__masking="SINGLE",
            designModule__designInfo__maskingInfo__whoMasked=["PARTICIPANT"],
        )
    )
    assert found.quote == "SINGLE: PARTICIPANT"


def test_a_masked_assessor_of_one_arm_makes_sense():
    assert not list(
        check(
            trial(
                designModule__designInfo__interventionModel="SINGLE_GROUP",
                armsInterventionsModule__armGroups=[{"label": "Cells"}],
                designModule__designInfo__maskingInfo__masking="SINGLE",
                designModule__designInfo__maskingInfo__whoMasked=["OUTCOMES_ASSESSOR"],
            )
        )
    )
