"""Healthy people included are healthy people accepted."""

from __future__ import annotations

from trialwright.record.lint.healthy_volunteers_flag import check

from ..trials import trial


def test_healthy_volunteers_against_the_field_are_found():
    (found,) = check(
        trial(
            eligibilityModule__healthyVolunteers=False,
            eligibilityModule__eligibilityCriteria=(
                "Inclusion Criteria:\nHealthy volunteers of 18 to 40 years"
            ),
        )
    )
    assert found.quote == "Healthy volunteers of 18 to 40 years"


def test_where_they_are_accepted_all_is_well():
    assert not list(
        check(
            trial(
                eligibilityModule__healthyVolunteers=True,
                eligibilityModule__eligibilityCriteria="Inclusion Criteria:\nHealthy volunteers",
            )
        )
    )


def test_a_healthy_knee_is_no_volunteer():
    assert not list(
        check(
            trial(
                eligibilityModule__healthyVolunteers=False,
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nHealthy contralateral knee"
                ),
            )
        )
    )
