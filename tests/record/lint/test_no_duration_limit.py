"""A disease duration with a lower end only."""

from __future__ import annotations

from trialwright.record.lint.no_duration_limit import check

from ..trials import trial

CRITERIA = "eligibilityModule__eligibilityCriteria"


def test_five_years_or_more_has_no_upper_end():
    (found,) = check(trial(**{CRITERIA: "Type 2 diabetes duration 5 years or more."}))
    assert found.quote == "Type 2 diabetes duration 5 years or more."


def test_a_limit_on_another_line_counts():
    words = "Disease duration of at least 2 years\nDisease duration less than 10 years"
    assert not list(check(trial(**{CRITERIA: words})))
