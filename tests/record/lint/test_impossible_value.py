"""A limit is one a living person can have."""

from __future__ import annotations

from trialwright.record.lint.impossible_value import check

from ..trials import trial


def test_an_hba1c_of_75_percent_is_found():
    (found,) = check(trial(eligibilityModule__eligibilityCriteria="HbA1c 75 %"))
    assert found.quote == "HbA1c 75 %"


def test_a_body_mass_index_of_280_is_found():
    (found,) = check(trial(eligibilityModule__eligibilityCriteria="BMI < 280 kg/m2"))
    assert found.quote == "BMI < 280 kg/m2"


def test_an_oxygen_saturation_above_all_is_found():
    (found,) = check(trial(eligibilityModule__eligibilityCriteria="SpO2 ≥ 940 %"))
    assert found.quote == "SpO2 ≥ 940 %"


def test_an_hba1c_of_7_5_percent_is_possible():
    assert not list(check(trial(eligibilityModule__eligibilityCriteria="HbA1c ≥ 7.5 %")))


def test_in_mmol_per_mol_75_is_possible():
    assert not list(check(trial(eligibilityModule__eligibilityCriteria="HbA1c 75 mmol/mol")))


def test_a_number_of_another_measure_is_let_be():
    assert not list(
        check(trial(eligibilityModule__eligibilityCriteria="HbA1c stable, weight 75 % of ideal"))
    )
