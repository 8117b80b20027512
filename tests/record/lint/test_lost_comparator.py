"""A sign that was destroyed has no direction."""

from __future__ import annotations

import pytest

from trialwright.record.lint.lost_comparator import check

from ..trials import trial

CRITERIA = "eligibilityModule__eligibilityCriteria"


@pytest.mark.parametrize(
    "line",
    [
        "BMI = 30.0 and = 40.0",
        "5. Age = 18 years",
        "HbA_1c = 7 % or FPG = 7 mmol/L",
        "LVEF*40% within 12 months",
        "WOMAC score ³ 40",
        "aged â?¥18 years",
    ],
)
def test_destroyed_signs_are_found(line):
    (found,) = check(trial(**{CRITERIA: line}))
    assert found.quote == line


@pytest.mark.parametrize(
    "line",
    ["LVEF<=40%", "aged >=18 years", "no stroke for > or = 1 year", "PaCO2 = 50 mmHg or more"],
)
def test_whole_signs_are_left_alone(line):
    assert not list(check(trial(**{CRITERIA: line})))
