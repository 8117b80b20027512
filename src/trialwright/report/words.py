"""How codes of the results and of UCUM read on a page: tables of words, nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of

NOT_AN_EFFECT = (
    "A change from baseline in one group is not an effect of treatment: there is no one to compare "
    "with, and people who join when their values are high tend to come back down by themselves."
)
WITHIN_ARMS = (
    "A change from baseline within one arm is not an effect of treatment. Only a comparison of the "
    "arms could show one, and none is computed here."
)
SIMULATED = "Simulated data"

UNITS: Mapping[str, str] = {
    "a": "years",
    "mo": "months",
    "wk": "weeks",
    "d": "days",
    "[iU]/d": "IU/day",
    "[iU]": "IU",
    "10*9/L": "10⁹/L",
    "10*6": "million cells",
    "umol/L": "µmol/L",
    "mm[Hg]": "mmHg",
    "Cel": "°C",
    "kg/m2": "kg/m²",
    "[EU]/kg": "EU/kg",
    "{events}": "events",
    "mL/min/{1.73_m2}": "mL/min/1.73 m²",
}

EVERYONE = "All"
WHOLE_TIME = "all"

ADVERSE_EVENTS: Mapping[str, str] = {
    "any": "Any adverse event",
    "serious": "Serious",
    "not_serious": "Not serious",
    "fatal": "Fatal",
    "grade_3_or_more": "Grade 3 or more",
    "grade_1": "Grade 1",
    "grade_2": "Grade 2",
    "grade_3": "Grade 3",
    "grade_4": "Grade 4",
    "grade_5": "Grade 5",
    "related_cells": "Related to the cells",
    "related_collection": "Related to the collection",
    "related_administration": "Related to the administration",
    "related_disease": "Related to the disease",
}

VARIANTS: Mapping[str, str] = {
    "primary": "Primary reading",
    "observed": "As observed: every element measured",
    "worst_case": "Worst case: unknown is no response",
    "best_case": "Best case: unknown is response",
    "dose_only": "Dose alone",
    "all_enrolled": "All enrolled, also those who could not respond",
}
SET_APART: Mapping[str, str] = {
    "not_on_insulin": "Shown apart: not on insulin at baseline, so a reduction is not defined",
    "insulin_unknown": "Shown apart: insulin at baseline not known",
    "not_treated": "Shown apart: never treated",
    "missing": "Answer not known",
}

DRUG_CHANGES: Mapping[str, str] = {
    "added": "Added",
    "raised": "Raised",
    "lowered": "Lowered",
    "stopped": "Stopped",
}

WITHDRAWALS: Mapping[str, str] = {
    "treatment": "Stopped treatment",
    "study": "Left the study",
    "consent": "Withdrew consent",
}

SEVERITIES: Mapping[str, str] = {"error": "Error", "warning": "Warning", "note": "Note"}

CUTS: Mapping[str, str] = {
    "final": "Final data cut, taken after database lock",
    "interim": "Interim data cut",
    "dmc": "Data cut for the data monitoring committee",
}


def unit_words(unit: str) -> str:
    """A UCUM unit as people write it; one without a table entry stays as it is."""
    return UNITS.get(unit, unit)


def plain(code: str) -> str:
    """A code as words: `grade_3_or_more` → `Grade 3 or more`."""
    text = code.replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def concept(code: str, study: Study | None = None) -> Concept | None:
    """The concept of that id, also one of the study's own where it is given; None for none."""
    return (concepts_of(study) if study else load_concepts()).get(code)


def concept_words(code: str, study: Study | None = None) -> str:
    """A concept's label with its unit, `HbA1c (%)`; the code as words where it is not a concept."""
    known = concept(code, study)
    if known is None:
        return plain(code)
    unit = unit_words(known.unit)
    return f"{known.label} ({unit})" if unit else known.label


def choice_words(code: str, choice: str, study: Study | None = None) -> str:
    """The label of one choice of a concept."""
    known = concept(code, study)
    return known.choices.get(choice, plain(choice)) if known else plain(choice)
