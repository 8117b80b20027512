"""The diabetes pack: HbA1c with what disturbs it, insulin from a diary, regimen, hypoglycaemia."""

from __future__ import annotations

from trialwright.protocol.forms import Form
from trialwright.protocol.templates.generic import (
    CONCOMITANT_MEDICATION,
    DEMOGRAPHY,
    VITAL_SIGNS,
)
from trialwright.protocol.templates.pack import Pack, items

_ELIGIBILITY = Form(
    id="eligibility_history",
    label="Diabetes history and eligibility",
    items=items(
        "diabetes_type",
        "diabetes_duration",
        "treatment_months",
        "chronic_disease",
        "investigator_judgement",
        critical=("diabetes_type",),
    ),
)
_LABORATORY = Form(
    id="laboratory",
    label="Laboratory",
    items=items("leukocytes", "platelets", "creatinine", "alt", "ast"),
)
_GLYCAEMIA = Form(
    id="glycaemia",
    label="Glycaemia and what disturbs HbA1c",
    items=items(
        "hba1c",
        "hba1c_method",
        "fasting_glucose",
        "c_peptide",
        "haemoglobin",
        "haemoglobin_variant",
        "transfusion_or_iron",
        critical=("hba1c",),
    ),
)
_DIARY = Form(
    id="insulin_diary",
    label="Insulin diary",
    items=items("diary_date", "insulin_total_daily_dose", critical=("insulin_total_daily_dose",)),
    repeating=True,
)
_REGIMEN = Form(
    id="regimen",
    label="Antidiabetic regimen and hypoglycaemia",
    items=items(
        "antidiabetic_regimen",
        "antidiabetic_change",
        "hypoglycaemia_events",
        "hypoglycaemia_worst_level",
        critical=("antidiabetic_change",),
    ),
)
_EVERY_VISIT = ("laboratory", "glycaemia", "regimen", "vital_signs", "concomitant_medication")

DIABETES = Pack(
    forms=(
        DEMOGRAPHY,
        _ELIGIBILITY,
        _LABORATORY,
        _GLYCAEMIA,
        _DIARY,
        _REGIMEN,
        VITAL_SIGNS,
        CONCOMITANT_MEDICATION,
    ),
    screening=("demography", "eligibility_history", *_EVERY_VISIT),
    before_dose=_EVERY_VISIT,
    follow_up=_EVERY_VISIT,
    diary=("insulin_diary",),
    covered=frozenset(
        {"type_1_diabetes", "type_2_diabetes", "antidiabetic_treatment", "insulin", "age"}
    ),
)
