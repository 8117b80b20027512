"""What an outcome's words ask for."""

from __future__ import annotations

import pytest

from trialwright.protocol.drafting.outcomes import Change, Unclear, read_outcome


@pytest.mark.parametrize(
    ("measure", "concept"),
    [
        ("Change in HbA1c (%)", "hba1c"),
        ("HbA1c (mmol/mol)", "hba1c"),
        ("Insulin total daily dose", "insulin_total_daily_dose"),
        ("Change from baseline in total daily insulin dose", "insulin_total_daily_dose"),
        ("Body weight (kg) at week 52", "weight"),
        ("Mean change in BMI (kg/m2)", "bmi"),
    ],
)
def test_a_known_concept_with_its_unit_is_followed_over_time(measure: str, concept: str) -> None:
    assert read_outcome(measure, "") == Change(concept)


@pytest.mark.parametrize(
    "measure",
    [
        "Percent change in body weight",
        "HbA1c 7 %",
        "Variability of fasting glucose",
        "C-peptide AUC in mixed meal test",
        "Insulin antibodies",
    ],
)
def test_more_than_a_change_is_not_read_as_one(measure: str) -> None:
    assert isinstance(read_outcome(measure, ""), Unclear)


def test_people_beyond_a_limit_are_counted_by_no_analysis_and_that_is_said() -> None:
    read = read_outcome("Proportion of participants with HbA1c < 7.0 %", "")
    assert isinstance(read, Unclear)
    assert "beyond a limit" in read.why
