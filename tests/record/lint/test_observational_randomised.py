"""Who is allocated takes part in a trial."""

from __future__ import annotations

from trialwright.record.lint.observational_randomised import check

from ..trials import trial


def test_random_allocation_in_an_observational_study_is_found():
    (found,) = check(
        trial(
            designModule__studyType="OBSERVATIONAL",
            identificationModule__briefTitle="A randomized controlled trial of cells",
        )
    )
    assert found.quote == "randomized controlled trial"


def test_people_of_an_earlier_trial_may_be_observed():
    assert not list(
        check(
            trial(
                designModule__studyType="OBSERVATIONAL",
                identificationModule__briefTitle="Follow-up of a randomized controlled trial",
            )
        )
    )


def test_a_trial_may_allocate():
    assert not list(check(trial(identificationModule__briefTitle="A randomized controlled trial")))
