"""Arms and interventions as registered, and which arm gets what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.dosing import ANY_ROUTE, CELLS_SAID, agreed_dose, route_of
from trialwright.protocol.drafting.entries import entries, words_of
from trialwright.protocol.drafting.looking import Found, find, is_of_groups
from trialwright.protocol.drafting.missing import linked
from trialwright.protocol.drafting.reading import Reading
from trialwright.protocol.product import Intervention
from trialwright.protocol.study import Arm
from trialwright.record.record import ARMS, INTERVENTIONS


def draft_interventions(desk: Desk, reading: Reading) -> tuple[Intervention, ...]:
    """The named interventions; their ids count the registry's list from 1."""
    return tuple(
        _intervention(desk, reading, place, item)
        for place, item in enumerate(entries(desk.record, INTERVENTIONS))
        if words_of(item, "name")
    )


def _intervention(
    desk: Desk, reading: Reading, place: int, item: Mapping[str, Any]
) -> Intervention:
    """One intervention; what is no product of a person's own cells has its route and dose here."""
    own = place in reading.cells
    said = [] if own else [*_said(desk, place)]
    dose = agreed_dose(found for found in said if found.match.re is CELLS_SAID)
    return Intervention(
        id=_id(place),
        type=_type(desk, place, words_of(item, "type"), own),
        name=words_of(item, "name"),
        description=words_of(item, "description"),
        product="product" if own else None,
        route=route_of(found for found in said if found.match.re is ANY_ROUTE) or "",
        cells_per_dose=dose.millions if dose and not dose.per_kg else None,
        cells_per_kg=dose.millions if dose and dose.per_kg else None,
    )


def _said(desk: Desk, place: int) -> Iterator[Found]:
    """Routes and doses in an intervention's own words, and in those of arms that get it alone;
    doses also elsewhere, which may contradict them."""
    record = desk.record
    alone = {
        f"{ARMS}[{number}]"
        for number, arm in enumerate(entries(record, ARMS))
        if linked(record, arm) == (place,)
    }
    for pattern in (ANY_ROUTE, CELLS_SAID):
        for found in find(record, pattern):
            path = found.said.place.rpartition(".")[0]
            of_it = path in alone or path == f"{INTERVENTIONS}[{place}]"
            if of_it or (pattern is CELLS_SAID and not is_of_groups(path)):
                yield found


def _id(place: int) -> str:
    return f"intervention_{place + 1}"


def _type(desk: Desk, place: int, registered: str, cells: bool) -> str:
    if not cells or registered != "COMBINATION_PRODUCT":
        return registered
    return desk.ask(
        "intervention.type",
        "Is the cell product a combination product or a biological?",
        "COMBINATION_PRODUCT",
        "The registry calls a cell product alone a biological; a combination product joins two "
        "kinds. The registered word is kept until it is corrected at the registry.",
        options=("COMBINATION_PRODUCT", "BIOLOGICAL"),
        place=f"{INTERVENTIONS}[{place}].type",
        touches=("interventions",),
    )


def draft_arms(desk: Desk, interventions: tuple[Intervention, ...]) -> tuple[Arm, ...]:
    """The arms with a label, in order; one for everybody where a single group lists none."""
    groups = [item for item in entries(desk.record, ARMS) if words_of(item, "label")]
    if not groups:
        every = tuple(item.id for item in interventions)
        return (Arm(id="arm_1", label="Single group", type="", interventions=every),)
    return tuple(
        Arm(
            id=f"arm_{place}",
            label=words_of(item, "label"),
            type=words_of(item, "type"),
            interventions=_given(desk, item, interventions, alone=len(groups) == 1),
            description=words_of(item, "description"),
        )
        for place, item in enumerate(groups, start=1)
    )


def _given(
    desk: Desk, group: Mapping[str, Any], interventions: tuple[Intervention, ...], *, alone: bool
) -> tuple[str, ...]:
    """What an arm gets; a single arm gets everything."""
    if alone:
        return tuple(item.id for item in interventions)
    return tuple(_id(place) for place in linked(desk.record, group))
