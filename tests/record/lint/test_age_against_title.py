"""Children in the title are children in the fields."""

from __future__ import annotations

from trialwright.record.lint.age_against_title import check

from ..trials import trial


def test_a_trial_in_children_from_eighteen_is_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="Cells in children with asthma",
            eligibilityModule__minimumAge="18 Years",
        )
    )
    assert found.quote == "Cells in children with asthma"


def test_adults_up_to_twelve_are_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="Cells in adults with asthma",
            eligibilityModule__maximumAge="12 Years",
        )
    )
    assert found.quote == "Cells in adults with asthma"


def test_mothers_may_be_the_participants():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="Diabetes in pregnancy and in children",
                eligibilityModule__minimumAge="18 Years",
            )
        )
    )
