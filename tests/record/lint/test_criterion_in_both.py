"""Nobody is let in and kept out by the same words."""

from __future__ import annotations

from trialwright.record.lint.criterion_in_both import check

from ..trials import trial


def test_the_same_words_on_both_sides_are_found():
    (found,) = check(
        trial(
            eligibilityModule__eligibilityCriteria=(
                "Inclusion Criteria:\n* Active Crohn disease\nExclusion Criteria:\n"
                "1. Active Crohn disease."
            )
        )
    )
    assert found.quote == "1. Active Crohn disease."


def test_a_comparison_sign_makes_the_difference():
    assert not list(
        check(
            trial(
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nCNS injury > 3 months\nExclusion Criteria:\n"
                    "CNS injury < 3 months"
                )
            )
        )
    )
