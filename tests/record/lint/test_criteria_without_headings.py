"""Criteria say who is in and who is out."""

from __future__ import annotations

from trialwright.record.lint.criteria_without_headings import check

from ..trials import trial


def test_three_lines_under_no_heading_are_noted():
    (found,) = check(trial(eligibilityModule__eligibilityCriteria="Adults\nStroke\nNo aphasia"))
    assert found.quote == "Adults"


def test_headings_are_enough():
    assert not list(
        check(
            trial(
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nAdults\nExclusion Criteria:\nAphasia"
                )
            )
        )
    )
