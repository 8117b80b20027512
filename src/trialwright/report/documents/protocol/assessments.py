"""Section 8 and appendix 12.1: what is measured, on which form, at which visit."""

from __future__ import annotations

from trialwright.protocol.objectives import ChangeFromBaseline, ReductionResponder
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.report.documents.model import Grid, Row, grid, paragraph, row
from trialwright.report.documents.saying import (
    Blocks,
    asked_at,
    concepts_in,
    item_words,
    listed,
    visits_of,
)
from trialwright.report.words import unit_words

# Domains whose forms are about safety.
_SAFETY = frozenset({"AE", "VS", "LB"})


def screening(study: Study) -> Blocks:
    """8.2: the forms of the first visit."""
    if not study.encounters:
        return (paragraph("The schedule has no visit."),)
    first = study.encounters[0]
    rows = _form_rows(study, asked_at(study, first))
    return (paragraph(f"At {first.label.lower()} ({first.id}):"), _forms(rows))


def efficacy(study: Study) -> Blocks:
    """8.3: the forms that hold what the endpoints are computed from."""
    wanted = set(_measured(study))
    forms = [form.id for form in study.forms if _holds(study, form.id, wanted)]
    if not forms:
        return (paragraph("No endpoint is computed from a measurement."),)
    return (_forms(_form_rows(study, forms)),)


def _measured(study: Study) -> list[str]:
    found: list[str] = []
    for endpoint in study.endpoints:
        analysis = endpoint.analysis
        if isinstance(analysis, ChangeFromBaseline):
            found.append(analysis.concept)
        elif isinstance(analysis, ReductionResponder):
            found.extend(name for name in (analysis.concept, analysis.guard_concept) if name)
    return found


def safety(study: Study) -> Blocks:
    """8.4: vital signs, laboratory and adverse events."""
    forms = [form.id for form in study.forms if _domains(study, form.id) & _SAFETY]
    rows = _form_rows(study, forms)
    if not rows:
        return (paragraph("No form of the study asks for vital signs or laboratory values."),)
    return (_forms(rows),)


def _holds(study: Study, form: str, wanted: set[str]) -> bool:
    return bool({concept.id for concept in concepts_in(study, form)} & wanted)


def _domains(study: Study, form: str) -> set[str]:
    return {concept.sdtm.domain for concept in concepts_in(study, form)}


def _form_rows(study: Study, forms: list[str]) -> list[Row]:
    labels = {form.id: form.label for form in study.forms}
    rows = []
    for form in forms:
        items = listed(item_words(concept) for concept in concepts_in(study, form))
        visits = ", ".join(visit.id for visit in visits_of(study, (form,)))
        rows.append(row(labels.get(form, form), items, visits or "whenever there is something"))
    return rows


def _forms(rows: list[Row]) -> Grid:
    return grid(("Form", "What is asked", "Visits"), rows, (3, 7, 3))


def laboratory(study: Study) -> Blocks:
    """12.1: every laboratory test, its unit, specimen and expected range."""
    known = concepts_of(study)
    asked = dict.fromkeys(item.concept for form in study.forms for item in form.items)
    tests = [known[name] for name in asked if name in known and known[name].sdtm.domain == "LB"]
    rows = [
        row(
            test.label,
            test.sdtm.specimen.capitalize() or "–",
            unit_words(test.unit) or "–",
            _range(test.plausible),
        )
        for test in tests
        if test.sdtm.testcd
    ]
    if not rows:
        return (paragraph("No laboratory test is part of the schedule."),)
    head = ("Test", "Specimen", "Unit", "Expected (outside it a query opens)")
    note = "These are limits of plausibility, not reference ranges of the laboratory."
    return (grid(head, rows, (4, 3, 2, 4)), paragraph(note, "small"))


def _range(limits: tuple[float, float] | None) -> str:
    return f"{limits[0]:g} to {limits[1]:g}" if limits else "–"


def not_planned(study: Study) -> Blocks:
    """8.5 to 8.8: said only where the schedule has nothing of the kind."""
    return (paragraph("Not part of the schedule of activities."),)


SECTIONS = {
    "8.2": screening,
    "8.3": efficacy,
    "8.4": safety,
    "8.5": not_planned,
    "8.6": not_planned,
    "8.7": not_planned,
    "8.8": not_planned,
    "12.1": laboratory,
}
