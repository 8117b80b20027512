"""Forms of any study, and the pack for a study without a pack of its own."""

from __future__ import annotations

from trialwright.protocol.forms import Form
from trialwright.protocol.templates.pack import Pack, items

DEMOGRAPHY = Form(
    id="demography",
    label="Consent and demography",
    items=items("informed_consent", "consent_date", "age", "sex", critical=("informed_consent",)),
)
LABORATORY = Form(
    id="laboratory",
    label="Laboratory",
    items=items("haemoglobin", "leukocytes", "platelets", "creatinine", "alt", "ast"),
)
VITAL_SIGNS = Form(
    id="vital_signs",
    label="Vital signs",
    items=items(
        "height", "weight", "bmi", "systolic_bp", "diastolic_bp", "heart_rate", "body_temperature"
    ),
)
CONCOMITANT_MEDICATION = Form(
    id="concomitant_medication",
    label="Concomitant medication",
    items=items("cm_name", "cm_class", "cm_dose", "cm_start", "cm_end", optional=("cm_end",)),
    repeating=True,
)
ADVERSE_EVENT_HEAD = ("ae_term", "ae_start", "ae_end", "ae_grade", "ae_serious", "ae_outcome")
ADMINISTRATION = Form(
    id="administration",
    label="Administration",
    items=items("dose_given", critical=("dose_given",)),
)
ELIGIBILITY = Form(
    id="eligibility_history",
    label="History and eligibility",
    items=items("chronic_disease", "investigator_judgement"),
)

GENERIC = Pack(
    forms=(DEMOGRAPHY, ELIGIBILITY, LABORATORY, VITAL_SIGNS, CONCOMITANT_MEDICATION),
    screening=(
        "demography",
        "eligibility_history",
        "laboratory",
        "vital_signs",
        "concomitant_medication",
    ),
    before_dose=("laboratory", "vital_signs", "concomitant_medication"),
    follow_up=("laboratory", "vital_signs", "concomitant_medication"),
)


def adverse_event_form(related_to: tuple[str, ...]) -> Form:
    """The adverse event form, relatedness asked for each of `related_to` apart (E3)."""
    related = tuple(f"ae_related_{what}" for what in related_to)
    critical = ("ae_term", "ae_start", "ae_serious")
    return Form(
        id="adverse_event",
        label="Adverse event",
        items=items(*ADVERSE_EVENT_HEAD, *related, critical=critical, optional=("ae_end",)),
        repeating=True,
    )
