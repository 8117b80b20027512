"""Section 9: adverse events, as the forms ask about them and the study counts them."""

from __future__ import annotations

from trialwright.protocol.concepts import Concept
from trialwright.protocol.objectives import AdverseEventSummary
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.report.documents.model import bullets, paragraph
from trialwright.report.documents.saying import Blocks, listed

_RELATED = "ae_related_"


def definitions(study: Study) -> Blocks:
    """9.1: what counts, in the terms of ICH E2A."""
    return (
        *bullets(
            (
                "An adverse event is any unfavourable medical occurrence in a participant, whether "
                "or not it is caused by the trial's treatment or procedures.",
                "It is serious when it causes death, threatens life, leads to a stay in hospital "
                "or prolongs one, causes lasting disability or a birth defect, or is medically "
                "important.",
                "It is unexpected when its kind or severity does not agree with what is known of "
                "the product.",
            )
        ),
        paragraph("After ICH E2A. " + _grading(study)),
    )


def _grading(study: Study) -> str:
    grade = concepts_of(study).get("ae_grade")
    asked = grade is not None and _is_asked(study, grade)
    return f"Severity is recorded as {grade.label}." if grade and asked else ""


def _is_asked(study: Study, concept: Concept) -> bool:
    return any(item.concept == concept.id for form in study.forms for item in form.items)


def collection(study: Study) -> Blocks:
    """9.2: from when events count, and what is asked about each."""
    labels = {anchor.id: anchor.label.lower() for anchor in study.anchors}
    starts = dict.fromkeys(
        labels.get(item.analysis.counted_from, item.analysis.counted_from)
        for item in study.endpoints
        if isinstance(item.analysis, AdverseEventSummary)
    )
    since = f"The endpoints count from this event on: {listed(starts)}. " if starts else ""
    return (
        paragraph(
            f"Adverse events are recorded from consent to the end of participation. {since}Each "
            "has a term, a first and a last day, a grade, whether it is serious, and an outcome. "
            + _relatedness(study)
        ),
    )


def _relatedness(study: Study) -> str:
    known = concepts_of(study)
    asked = [
        known[item.concept].label.removeprefix("Related to ")
        for form in study.forms
        for item in form.items
        if item.concept.startswith(_RELATED) and item.concept in known
    ]
    each = f"Relatedness is asked separately for {listed(asked)}. " if asked else ""
    return f"{each}Events are not coded unless a dictionary is brought to the study."


SECTIONS = {"9.1": definitions, "9.2": collection}
