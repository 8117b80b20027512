"""The autologous cell product: what the record does not state is asked, limits included."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from trialwright.protocol.drafting.course import Course
from trialwright.protocol.drafting.design import Groups
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.dosing import (
    ANY_ROUTE,
    CELLS_SAID,
    ROUTES,
    CellDose,
    agreed_dose,
    cell_dose,
    route_of,
    speaks_of_dose,
)
from trialwright.protocol.drafting.looking import Said, find, is_of_groups, shortened
from trialwright.protocol.drafting.reading import Reading
from trialwright.protocol.product import CellProduct, Specification
from trialwright.protocol.templates.cell_therapy import ALWAYS, MARKERS
from trialwright.record.record import INTERVENTIONS
from trialwright.values.findings import InputRefused

SPEC = ("product.specifications",)
NOT_STATED = "not stated"
PER_KG = " per kg"
LEAST, MOST = 0.001, 100_000.0  # millions of cells
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?")


def draft_product(
    desk: Desk, reading: Reading, groups: Groups, course: Course
) -> CellProduct | None:
    """The product; None where no intervention is a person's own cells."""
    cells = [item for item in groups.interventions if item.product]
    if not cells:
        return None
    place = f"{INTERVENTIONS}[{reading.cells[0]}]"
    dose = _dose(desk, place)
    return CellProduct(
        id="product",
        label=desk.record.text(f"{place}.name") or cells[0].name,
        source=reading.source,
        doses=course.doses,
        route=_route(desk, groups, place),
        cells_per_dose=dose.millions if dose and not dose.per_kg else None,
        cells_per_kg=dose.millions if dose and dose.per_kg else None,
        expansion_days=_expansion(desk, reading, place),
        specifications=tuple(_specifications(desk)),
    )


def _route(desk: Desk, groups: Groups, place: str) -> str:
    """The one route that arms and interventions name; else it is asked, with the words."""
    if any(item.route for item in groups.interventions if item.product):
        return "by arm"
    every = list(find(desk.record, ANY_ROUTE))
    stated = route_of(item for item in every if is_of_groups(item.said.place))
    if stated:
        return stated
    guess = route_of(every) or "intravenous"
    why = "The record does not state the route; intravenous is the most usual one."
    if every:
        why = "The record's words are not certain: they name a route elsewhere, or more than one."
    said = Said(every[0].said.place, shortened(every[0])) if every else None
    return desk.ask(
        "product.route",
        "By which route are the cells given?",
        guess,
        why,
        options=(*ROUTES, "other"),
        place=said.place if said else f"{place}.description",
        quote=said.quote if said else "",
        touches=("product.route", "forms.infusion"),
    )


def _dose(desk: Desk, place: str) -> CellDose | None:
    """The one dose that arms and interventions state; else it is asked, with the words."""
    every = [item for item in find(desk.record, CELLS_SAID) if speaks_of_dose(item)]
    stated = agreed_dose(every)
    if stated:
        return stated
    read = cell_dose(every)
    why = "The record does not state the dose in cells, so a dose cannot be checked against it."
    if every:
        why = (
            "The record's words are not certain: they stand beside the arms, or give a range, a "
            "limit or more than one dose."
        )
    answer = desk.ask(
        "product.cells_per_dose",
        "How many viable cells, in millions, is one dose? (`2 per kg` where it goes by weight)",
        NOT_STATED if read is None else f"{read.millions:g}" + PER_KG * read.per_kg,
        why,
        place=every[0].said.place if every else f"{place}.description",
        quote=shortened(every[0]) if every else "",
        touches=("product.cells_per_dose", "product.cells_per_kg"),
    )
    return _answered(answer)


def _answered(answer: str) -> CellDose | None:
    if answer == NOT_STATED:
        return None
    number = answer.removesuffix(PER_KG).strip()
    if _NUMBER.fullmatch(number) and LEAST <= float(number) <= MOST:
        return CellDose(float(number), answer.endswith(PER_KG))
    raise InputRefused(
        f"question product.cells_per_dose: {answer!r} is no answer; allowed: a number from "
        f"{LEAST:g} to {MOST:g}, the same with {PER_KG!r} behind it, or the words {NOT_STATED!r}"
    )


def _expansion(desk: Desk, reading: Reading, place: str) -> int:
    days = desk.ask_number(
        "product.expansion_days",
        "How many days pass from collection to the first dose?",
        "42" if reading.expanded else "1",
        "The record does not say how long the cells are grown; six weeks are usual for expanded "
        "marrow cells, a day where nothing is grown.",
        low=0,
        high=365,
        place=f"{place}.description",
        touches=("encounters.D1", "product.expansion_days"),
    )
    return int(days or 0)


def _specifications(desk: Desk) -> Iterator[Specification]:
    why = "The record names no release specification; trials differ, and the manufacturer decides."
    viability = desk.ask_number(
        "product.viability",
        "Which viability, in per cent, does a lot need for release?",
        "70",
        f"{why} Published trials use 70 to 85 %.",
        low=0,
        high=100,
        touches=SPEC,
    )
    yield Specification(id="viability", label="Viability", unit="%", low=viability)
    endotoxin = desk.ask_number(
        "product.endotoxin",
        "How much endotoxin, in EU per kg body weight, may a dose hold?",
        "5",
        f"{why} 5 EU/kg is the pharmacopoeial limit for intravenous use.",
        low=0,
        high=1000,
        touches=SPEC,
    )
    yield Specification(id="endotoxin", label="Endotoxin", unit="[EU]/kg", high=endotoxin)
    yield from ALWAYS
    yield from _markers(desk, why)


def _markers(desk: Desk, why: str) -> Iterator[Specification]:
    answer = desk.ask(
        "product.markers",
        "Do surface markers decide release, or are they for information?",
        "informative",
        f"{why} The ISCT 2006 list defines mesenchymal stromal cells; it is no specification.",
        options=("informative", "release", "not tested"),
        touches=SPEC,
    )
    if answer != "not tested":
        yield from (msgspec.structs.replace(marker, role=answer) for marker in MARKERS)
