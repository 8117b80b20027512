"""An exclusion says what excludes."""

from __future__ import annotations

from trialwright.record.lint.negated_exclusion import check

from ..trials import trial


def test_no_serious_disease_as_an_exclusion_is_found():
    (found,) = check(
        trial(
            eligibilityModule__eligibilityCriteria="Exclusion Criteria:\nNo serious heart disease"
        )
    )
    assert found.quote == "No serious heart disease"


def test_no_consent_does_exclude():
    assert not list(
        check(
            trial(eligibilityModule__eligibilityCriteria="Exclusion Criteria:\nNo informed consent")
        )
    )


def test_among_the_inclusions_it_is_right():
    assert not list(
        check(
            trial(
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nNo serious heart disease"
                )
            )
        )
    )
