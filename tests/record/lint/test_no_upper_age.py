"""An absent upper age is a question, not an error."""

from __future__ import annotations

import pytest

from trialwright.record.lint.no_upper_age import check

from ..trials import flagship, trial

CRITERIA = "eligibilityModule__eligibilityCriteria"


def test_an_age_from_18_without_an_end_is_noted():
    (found,) = check(trial(**{CRITERIA: "Males and females from 18 years and above."}))
    assert found.severity == "note"


@pytest.mark.parametrize(
    "words",
    ["Age 18-65 years", "Aged between 18 and 70", "18 years to 75 years", "age < 60", "≤ 65 years"],
)
def test_an_upper_age_in_words_counts(words):
    assert not list(check(trial(**{CRITERIA: words})))


def test_an_upper_age_in_its_field_counts():
    record = trial(**{CRITERIA: "Adults", "eligibilityModule__maximumAge": "65 Years"})
    assert not list(check(record))


def test_a_page_without_age_fields_says_if():
    (found,) = check(flagship("txt"))
    assert "if the registry's own age field has none either" in found.message
