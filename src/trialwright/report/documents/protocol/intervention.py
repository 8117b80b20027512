"""Sections 6 and 7: what is given, how arms are assigned, and how participants leave."""

from __future__ import annotations

from trialwright.protocol.product import CellProduct, Specification
from trialwright.protocol.schedule import Activity
from trialwright.protocol.study import Study
from trialwright.report.documents.model import Text, grid, pairs, paragraph, row, text
from trialwright.report.documents.saying import (
    MASKINGS,
    ROUTES,
    Blocks,
    code,
    listed,
    to_write,
)
from trialwright.report.tables.schedule import timing_words
from trialwright.report.words import unit_words


def product(study: Study) -> Blocks:
    """6.1: the interventions as registered, and the cell product behind them."""
    rows = [
        row(item.name, code(item.type), item.description or "not described in the record")
        for item in study.interventions
    ]
    table = grid(("Intervention", "Registered type", "As registered"), rows, (4, 3, 5))
    return (table, *(_cells(study.product) if study.product else ()))


def _cells(cells: CellProduct) -> Blocks:
    own = "the participant's own cells" if cells.autologous else "cells of a donor"
    facts: list[tuple[str, Text]] = [
        ("Product", text(cells.label)),
        ("Origin", text(f"{cells.source}; {own}")),
        ("Doses", text(str(cells.doses))),
        ("Cells in a dose", _dose(cells)),
        ("Route", text(code(cells.route, ROUTES))),
        ("From collection to the first dose", text(f"{cells.expansion_days} days")),
    ]
    rows = [row(item.label, _limits(item), code(item.role)) for item in cells.specifications]
    if not rows:
        return (pairs(facts),)
    head = ("Test", "Limit", "Role")
    tests = grid(head, rows, (6, 3, 3), caption="Tests of a lot before release", compact=True)
    return (pairs(facts), tests)


def _dose(cells: CellProduct) -> Text:
    if cells.cells_per_kg is not None:
        return text(f"{cells.cells_per_kg:g} million viable cells per kg of body weight")
    if cells.cells_per_dose is None:
        return to_write("viable cells in one dose; the record does not state it")
    return text(f"{cells.cells_per_dose:g} million viable cells")


def _limits(item: Specification) -> str:
    unit = unit_words(item.unit)
    if item.unit == "{present}":
        return "absent"
    low = f"at least {item.low:g} {unit}" if item.low is not None else ""
    high = f"at most {item.high:g} {unit}" if item.high is not None else ""
    return listed((low, high)) or "no limit stated"


def administration(study: Study) -> Blocks:
    """6.3: which dose at which visit, when it is due, and by which route."""
    acts = {act.id: act for act in study.activities}
    rows = [
        row(acts[name].label, visit.label, timing_words(study, visit.timing), _route(study, name))
        for visit in study.encounters
        for name in visit.activities
        if name in acts and acts[name].act in ("collection", "administration")
    ]
    if not rows:
        return (paragraph("The schedule plans no administration."),)
    return (grid(("What", "Visit", "Due", "Route"), rows, (4, 3, 5, 3)),)


def _route(study: Study, activity_id: str) -> str:
    act = next(act for act in study.activities if act.id == activity_id)
    if act.act == "collection":
        return "–"
    return _given_by(study, act) or "not stated"


def _given_by(study: Study, act: Activity) -> str:
    own = [item.route for item in study.interventions if item.id == act.intervention]
    routes = [route for route in own if route]
    if not routes and study.product and study.product.route != "by arm":
        routes = [study.product.route]
    arms = [item.route for item in study.interventions if item.route] if not routes else []
    return listed(code(route) for route in dict.fromkeys((*routes, *arms)))


def accountability(study: Study) -> Blocks:
    """6.6: what the study keeps of a product, whoever handles it."""
    if study.product is None:
        return ()
    return (
        paragraph(
            "Every lot belongs to one participant and keeps who made it, when, its cell number and "
            "viability. It is released by somebody who did not make it, and only a released lot of "
            "the same participant can be given. A failed expansion is recorded with its reason."
        ),
    )


def assignment(study: Study) -> Blocks:
    """6.7: how a participant comes into an arm, and who knows which."""
    masking = code(study.design.masking, MASKINGS)
    blinding = f"{masking}." if masking else ""
    words = (paragraph(_assigned(study)),)
    if blinding:
        return (*words, paragraph(blinding))
    missing = "[to be written: who is blinded; the record does not say]"
    return (*words, paragraph(missing, "missing"))


def _assigned(study: Study) -> str:
    if len(study.arms) < 2:
        return "There is one arm; an eligible participant is assigned to it at enrolment."
    shares = ":".join(str(arm.weight) for arm in study.arms)
    labels = listed(arm.label for arm in study.arms)
    if study.design.allocation != "RANDOMIZED":
        return f"Participants are assigned to {labels} without randomisation, at enrolment."
    return (
        f"Enrolled participants are randomised {shares} to {labels} by permuted blocks of "
        f"{study.design.block_size}, from a seed that the ledger keeps. The next entry is shown to "
        "nobody before a participant is enrolled and randomised; the act, its person and its time "
        "are recorded."
    )


def adherence(study: Study) -> Blocks:
    """6.8: doses are given at the site."""
    doses = [act for act in study.activities if act.act == "administration"]
    if not doses:
        return (paragraph("Nothing is administered at the visits of the schedule."),)
    return (
        paragraph(
            "Doses are given at the site by trial staff; date, amount, route and lot are recorded "
            "for each. A dose that is not given is recorded with its reason."
        ),
    )


def withdrawal(study: Study) -> Blocks:
    """7.2: the three ways to withdraw, and what each means for data."""
    rows = [
        row("Treatment", "no further dose; visits and data go on"),
        row("Study", "no further dose and no further visit; data so far are kept"),
        row("Consent", "nothing is added from that time on; data so far are kept"),
    ]
    return (
        paragraph(
            "A participant may withdraw at any time, without giving a reason. What is withdrawn is "
            "recorded, with the day and the reason where one is given:"
        ),
        grid(("Withdrawn", "What follows"), rows, (2, 8)),
        paragraph("Visits that hang on a dose not given are not applicable, and are not missed."),
    )


SECTIONS = {
    "6.1": product,
    "6.3": administration,
    "6.6": accountability,
    "6.7": assignment,
    "6.8": adherence,
    "7.2": withdrawal,
}
