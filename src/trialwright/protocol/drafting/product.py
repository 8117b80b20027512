"""The autologous cell product: what the record does not state is asked, limits included."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trialwright.protocol.drafting.course import Course
from trialwright.protocol.drafting.design import ROUTES, Groups
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.reading import Reading
from trialwright.protocol.product import CellProduct, Specification
from trialwright.protocol.templates.cell_therapy import ALWAYS, MARKERS
from trialwright.record.record import INTERVENTIONS

SPEC = ("product.specifications",)


def draft_product(
    desk: Desk, reading: Reading, groups: Groups, course: Course
) -> CellProduct | None:
    """The product; None where no intervention is a person's own cells."""
    cells = [item for item in groups.interventions if item.product]
    if not cells:
        return None
    place = f"{INTERVENTIONS}[{reading.cells[0]}]"
    return CellProduct(
        id="product",
        label=desk.record.text(f"{place}.name") or cells[0].name,
        source=reading.source,
        doses=course.doses,
        route=_route(desk, groups, place),
        cells_per_dose=_cells_per_dose(desk, place),
        expansion_days=_expansion(desk, reading, place),
        specifications=tuple(_specifications(desk)),
    )


def _route(desk: Desk, groups: Groups, place: str) -> str:
    if any(item.route for item in groups.interventions):
        return "by arm"
    return desk.ask(
        "product.route",
        "By which route are the cells given?",
        "intravenous",
        "The record does not state the route; intravenous is the most usual one.",
        options=(*ROUTES, "other"),
        place=f"{place}.description",
        touches=("product.route", "forms.infusion"),
    )


def _cells_per_dose(desk: Desk, place: str) -> float | None:
    return desk.ask_number(
        "product.cells_per_dose",
        "How many viable cells, in millions, is one dose?",
        "not stated",
        "The record does not state the dose in cells, so a dose cannot be checked against it.",
        low=0.001,
        high=100_000,
        none="not stated",
        place=f"{place}.description",
        touches=("product.cells_per_dose",),
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
