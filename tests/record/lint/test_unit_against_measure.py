"""A measure has a unit of its kind."""

from __future__ import annotations

from trialwright.record.lint.unit_against_measure import check

from ..trials import trial


def test_haemoglobin_in_mg_per_dl_is_found():
    (found,) = check(trial(eligibilityModule__eligibilityCriteria="Hemoglobin < 10 mg/dl"))
    assert found.quote == "Hemoglobin < 10 mg/dl"


def test_creatinine_in_mmol_per_l_is_found():
    (found,) = check(trial(eligibilityModule__eligibilityCriteria="creatinine > 133 mmol/L"))
    assert found.quote == "creatinine > 133 mmol/L"


def test_haemoglobin_in_g_per_dl_is_right():
    assert not list(check(trial(eligibilityModule__eligibilityCriteria="Hemoglobin < 10 g/dl")))


def test_in_urine_other_units_hold():
    assert not list(
        check(trial(eligibilityModule__eligibilityCriteria="urine creatinine 5 mmol/l"))
    )
