"""Visits, time and harms as a participant would be told of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trialwright.protocol.schedule import Encounter
from trialwright.protocol.study import Study
from trialwright.report.documents.model import Grid, Row, grid, paragraph, row, text
from trialwright.report.documents.saying import Blocks, asked_at, concepts_in, listed, to_write
from trialwright.report.tables.schedule import timing_words

# SDTM domain of what a form asks: what that is for the person it is asked of.
_DONE: Mapping[str, str] = {
    "LB": "blood or urine samples",
    "VS": "measuring blood pressure, weight and the like",
    "MH": "questions about earlier illnesses",
    "CM": "questions about your medicines",
    "FA": "questions about your health",
    "DM": "your age and sex",
    "QS": "questionnaires",
    "": "further questions of the study",
}


@dataclass(frozen=True)
class Harm:
    """A procedure and the harms it is known for; how often, only people with a source can say."""

    procedure: str
    harms: str


_SAMPLES = Harm("Taking blood", "pain, a bruise, feeling faint, rarely an infection")
_COLLECTION: Mapping[str, Harm] = {
    "bone marrow": Harm(
        "Taking bone marrow",
        "pain for some days, bruising, bleeding, infection, harm from sedation or anaesthesia",
    ),
    "adipose": Harm(
        "Taking fat tissue", "pain, bruising, bleeding, infection, an uneven place on the skin"
    ),
}
_ROUTES: Mapping[str, Harm] = {
    "intravenous": Harm(
        "Infusion into a vein",
        "fever, chills, allergic reaction, clots in a vein or the lungs, infection",
    ),
    "dorsal_pancreatic_artery": Harm(
        "Infusion into an artery of the pancreas",
        "bleeding or injury where the catheter goes in, clots, harm to kidneys or an allergic "
        "reaction from contrast medium, radiation, inflammation of the pancreas",
    ),
}
_CELLS = Harm("The cells themselves", "reaction to the product, infection from it, a growth later")


def visit_table(study: Study) -> Grid:
    """One row a visit: when, and what happens to the participant there."""
    rows = [
        row(visit.label, timing_words(study, visit.timing), _happens(study, visit))
        for visit in study.encounters
    ]
    return grid(("Visit", "When", "What happens"), rows, (3, 4, 7), compact=True)


def _happens(study: Study, visit: Encounter) -> str:
    acts = {act.id: act for act in study.activities}
    treated = [
        acts[name].label.lower()
        for name in visit.activities
        if name in acts and acts[name].act in ("collection", "administration")
    ]
    forms = [form for form in asked_at(study, visit) if not _is_of_an_act(study, form)]
    domains = {concept.sdtm.domain for form in forms for concept in concepts_in(study, form)}
    asked = [words for domain, words in _DONE.items() if domain in domains]
    return listed([*asked, *treated]) or "a talk with the study doctor"


def _is_of_an_act(study: Study, form: str) -> bool:
    """Whether a form records a collection or a dose: that is told as the act itself."""
    return any(form in act.forms for act in study.activities if act.act not in ("forms", "consent"))


def blood_lines(study: Study) -> Blocks:
    """How much blood: only the laboratory knows."""
    return (row_of("blood taken in all, in millilitres and in spoons"),) if _bleeds(study) else ()


def row_of(what: str) -> Grid:
    """A blank that stands out, in a frame of its own."""
    return Grid((), (Row((to_write(what),)),), (1,))


def _bleeds(study: Study) -> bool:
    forms = {form for visit in study.encounters for form in asked_at(study, visit)}
    return any(c.sdtm.domain == "LB" for form in sorted(forms) for c in concepts_in(study, form))


def time_lines(study: Study) -> Blocks:
    """From the first visit to the last one planned."""
    if not study.encounters:
        return (row_of("how long it takes"),)
    first, last = study.encounters[0], study.encounters[-1]
    return (
        paragraph(
            f"Your part begins with {first.label.lower()} and ends with the visit “{last.label}”: "
            f"{timing_words(study, last.timing)}."
        ),
        row_of("hours that a visit takes, nights in hospital"),
    )


def harms(study: Study) -> Grid:
    """What each procedure is known to cause; a person adds how often and confirms it."""
    rows = [
        Row((text(item.procedure), text(item.harms), to_write("how often, source")))
        for item in _harms(study)
    ]
    rows.append(Row((text("Anything else"), to_write("harms"), to_write("how often, source"))))
    return grid(("From", "Known harms (to be confirmed)", "How often"), rows, (3, 6, 3))


def _harms(study: Study) -> list[Harm]:
    found = [_SAMPLES] if _bleeds(study) else []
    cells = study.product
    if cells is None:
        return found
    found.extend(harm for word, harm in _COLLECTION.items() if word in cells.source.lower())
    routes = {cells.route, *(item.route for item in study.interventions)}
    found.extend(harm for route, harm in _ROUTES.items() if route in routes)
    return [*found, _CELLS]
