"""Age fields and criterion say the same."""

from __future__ import annotations

from trialwright.record.lint.age_against_criteria import check

from ..trials import trial


def test_another_maximum_in_the_criteria_is_found():
    (found,) = check(
        trial(
            eligibilityModule__minimumAge="18 Years",
            eligibilityModule__maximumAge="65 Years",
            eligibilityModule__eligibilityCriteria="Inclusion Criteria:\nAge 18-75 years",
        )
    )
    assert found.quote == "Age 18-75 years"


def test_a_year_more_or_less_is_a_matter_of_older_than():
    assert not list(
        check(
            trial(
                eligibilityModule__minimumAge="18 Years",
                eligibilityModule__maximumAge="65 Years",
                eligibilityModule__eligibilityCriteria="Inclusion Criteria:\nAge 19-65 years",
            )
        )
    )


def test_the_age_at_diagnosis_is_another_age():
    assert not list(
        check(
            trial(
                eligibilityModule__minimumAge="18 Years",
                eligibilityModule__maximumAge="65 Years",
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nAge 10-30 years at diagnosis"
                ),
            )
        )
    )
