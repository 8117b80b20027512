"""The design: type, phase, model, purpose, masking and allocation in coded words."""

from __future__ import annotations

from trialwright.protocol.study import Design
from trialwright.protocol.usdm.builder import Json
from trialwright.protocol.usdm.codes import known, term
from trialwright.protocol.usdm.own import beside, built, read_beside
from trialwright.protocol.usdm.parts.activities import activities_out
from trialwright.protocol.usdm.parts.arms import arms_out
from trialwright.protocol.usdm.parts.objectives import objectives_out
from trialwright.protocol.usdm.parts.population import indications_out, population_out
from trialwright.protocol.usdm.parts.schedule import encounters_out, timelines_out
from trialwright.protocol.usdm.sides import NOT_STATED, In, Out

RANDOMIZED = "RANDOMIZED"


def design_out(out: Out, criteria: list[Json]) -> Json:
    """The one design of the study; `criteria` are its criteria, already made."""
    study, make = out.study, out.builder
    design, phases = study.design, term("phase", "|".join(study.design.phases))
    masked, meant = term("masking", design.masking), term("purpose", design.purpose)
    drawn = design.allocation == RANDOMIZED
    return make.make(
        "InterventionalStudyDesign",
        "design",
        own=beside(make, design, _held(design)),
        name="design",
        studyType=make.code(known("study_type", "INTERVENTIONAL")),
        studyPhase=make.alias(phases) if phases else None,
        characteristics=[make.code(known("characteristic", RANDOMIZED))] if drawn else [],
        model=make.code(term("model", design.model) or known("model", "")),
        intentTypes=[make.code(meant)] if meant else [],
        blindingSchema=make.alias(masked) if masked else None,
        rationale=NOT_STATED,
        encounters=encounters_out(out),
        activities=activities_out(out),
        **arms_out(out),
        **objectives_out(out),
        indications=indications_out(out),
        studyInterventionIds=make.ids_of(
            "StudyIntervention", [item.id for item in study.interventions]
        ),
        population=population_out(out),
        scheduleTimelines=timelines_out(out),
        eligibilityCriteria=criteria,
    )


def _held(design: Design) -> dict[str, object]:
    """The fields of a design as its codes give them back."""
    joined = "|".join(design.phases)
    return {
        "study_type": "INTERVENTIONAL",
        "allocation": design.allocation if design.allocation == RANDOMIZED else "",
        "model": design.model if term("model", design.model) else "",
        "masking": design.masking if term("masking", design.masking) else "",
        "purpose": design.purpose if term("purpose", design.purpose) else "",
        "phases": design.phases if term("phase", joined) else (),
        "enrollment": design.enrollment,
    }


def design_in(source: In, enrollment: int, arms: int) -> Design:
    """The design in the registry's words; a code that has none stays unread."""
    node = source.design
    phase = node.word("studyPhase", "phase")
    values = {
        "study_type": node.word("studyType", "study_type") or "INTERVENTIONAL",
        "allocation": _allocation(source, arms),
        "model": node.word("model", "model") or "",
        "masking": node.word("blindingSchema", "masking") or "",
        "purpose": _first_purpose(source),
        "phases": phase.split("|") if phase else [],
        "enrollment": enrollment,
    }
    return built(Design, node, values | read_beside(node))


def _first_purpose(source: In) -> str:
    """The first intent that the registry has a word for; the others stay unread."""
    for node in source.design.children("intentTypes"):
        word = node.own_word("purpose")
        if word is not None:
            node.take()
            return word
    return ""


def _allocation(source: In, arms: int) -> str:
    """Randomised where the design says so; one arm is not allocated; else asked about."""
    for node in source.design.children("characteristics"):
        if node.own_word("characteristic") == RANDOMIZED:
            node.take()
            return RANDOMIZED
    if source.mine:
        return ""
    if arms <= 1:
        return "NA"
    names = [str(item.get("name")) for item in source.design.peek("activities") or ()]
    drawn = any("randomi" in name.lower() for name in names)
    guess = RANDOMIZED if drawn else "NON_RANDOMIZED"
    source.ask(
        "usdm.allocation",
        "How do participants come into an arm?",
        guess,
        "The design has no such characteristic; "
        + ("an activity is called so." if drawn else "no activity is called randomisation."),
        "studyDesigns[0].characteristics",
    )
    return guess
