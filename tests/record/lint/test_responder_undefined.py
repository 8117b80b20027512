"""Who takes no insulin can not halve it."""

from __future__ import annotations

import pytest

from trialwright.record.lint.responder_undefined import check

from ..trials import outcome, trial

REDUCED = [outcome("Insulin dose", "Reduction of insulin dose requirement by ≥50%")]


def found_for(line, condition="Type 2 Diabetes Mellitus"):
    record = trial(
        outcomesModule__primaryOutcomes=REDUCED,
        eligibilityModule__eligibilityCriteria=f"Inclusion Criteria:\n\n{line}",
        conditionsModule__conditions=[condition],
    )
    return list(check(record))


def test_insulin_or_tablets_admits_people_without_insulin():
    (found,) = found_for("Before the screening, joint or combined with insulin, oral medications")
    assert found.place.endswith("eligibilityCriteria:2")


@pytest.mark.parametrize(
    "line",
    [
        "On insulin therapy with or without oral hypoglycemic agents",
        "Failure to oral agents and on stable doses of insulin for at least 3 months",
        "Insulin dose of at least 0.5 unit/kg",
    ],
)
def test_insulin_that_is_demanded_is_no_finding(line):
    assert not found_for(line)


def test_in_type_1_diabetes_everybody_takes_insulin():
    assert not found_for("Treated with insulin, oral drugs", "Type 1 Diabetes")
