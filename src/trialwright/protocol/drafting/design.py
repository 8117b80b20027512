"""Design, arms, interventions, sites: as registered, or as a person answered."""

from __future__ import annotations

import msgspec

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.missing import MODEL, linked, target
from trialwright.protocol.drafting.reading import Reading
from trialwright.protocol.product import Intervention
from trialwright.protocol.study import Arm, Design, Site
from trialwright.record.record import ARMS, INTERVENTIONS

INFO = "protocolSection.designModule.designInfo"
LOCATIONS = "protocolSection.contactsLocationsModule.locations"
SPONSOR = "protocolSection.sponsorCollaboratorsModule.leadSponsor.name"
AS_REGISTERED = "single group as registered"
TWO_ROUTES = "1:1 intravenous versus dorsal pancreatic artery"
TWO_GROUPS = "two randomised groups 1:1, the second to be described"
ROUTES = ("intravenous", "dorsal_pancreatic_artery")


class Groups(msgspec.Struct, frozen=True, kw_only=True):
    """Who gets what: the design, its arms and its interventions."""

    design: Design
    arms: tuple[Arm, ...]
    interventions: tuple[Intervention, ...]


def draft_groups(desk: Desk, reading: Reading) -> Groups:
    """The groups as registered; where outcomes speak of groups that are not there, as answered."""
    interventions = _interventions(desk, reading)
    arms = _arms(desk, interventions)
    design = _design(desk, arms)
    if len(arms) > 1 or reading.groups is None:
        return Groups(design=design, arms=arms, interventions=interventions)
    two_routes = bool(reading.cells) and reading.diabetes
    other = TWO_ROUTES if two_routes else TWO_GROUPS
    answer = desk.ask(
        "design.groups",
        "Is this one group, or two that are compared?",
        AS_REGISTERED,
        "The record registers one arm, yet its outcomes speak of two groups. The registered design "
        "is taken until the sponsor says otherwise; a comparison needs random allocation.",
        options=(AS_REGISTERED, other),
        place=reading.groups.place,
        quote=reading.groups.quote,
        touches=("design", "arms", "endpoints", "the sample size"),
    )
    if answer == AS_REGISTERED:
        return Groups(design=design, arms=arms, interventions=interventions)
    return (
        _by_route(design, arms, interventions) if two_routes else _two(design, arms, interventions)
    )


def _by_route(design: Design, arms: tuple[Arm, ...], given: tuple[Intervention, ...]) -> Groups:
    """The registered arm once a route: the same cells, another way in."""
    both = tuple(
        msgspec.structs.replace(
            item, id=f"{item.id}_{route}", name=f"{item.name}, {_spoken(route)}", route=route
        )
        for route in ROUTES
        for item in given
    )
    new = tuple(
        msgspec.structs.replace(
            arms[0],
            id=f"arm_{place}",
            label=f"{arms[0].label}, {_spoken(route)}",
            interventions=tuple(item.id for item in both if item.route == route),
        )
        for place, route in enumerate(ROUTES, start=1)
    )
    return Groups(design=_randomised(design), arms=new, interventions=both)


def _two(design: Design, arms: tuple[Arm, ...], given: tuple[Intervention, ...]) -> Groups:
    second = Arm(
        id="arm_2", label="Second group (not described in the record)", type="", interventions=()
    )
    return Groups(design=_randomised(design), arms=(*arms, second), interventions=given)


def _randomised(design: Design) -> Design:
    return msgspec.structs.replace(design, allocation="RANDOMIZED", model="PARALLEL")


def _spoken(route: str) -> str:
    return route.replace("_", " ")


def _interventions(desk: Desk, reading: Reading) -> tuple[Intervention, ...]:
    found = []
    for place, item in enumerate(desk.record.items(INTERVENTIONS)):
        cells = place in reading.cells
        found.append(
            Intervention(
                id=f"intervention_{place + 1}",
                type=_type(desk, place, str(item.get("type") or ""), cells),
                name=str(item.get("name") or "").strip(),
                description=str(item.get("description") or "").strip(),
                product="product" if cells else None,
            )
        )
    return tuple(found)


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


def _arms(desk: Desk, interventions: tuple[Intervention, ...]) -> tuple[Arm, ...]:
    groups = [item for item in desk.record.items(ARMS) if item.get("label")]
    if not groups:
        every = tuple(item.id for item in interventions)
        return (Arm(id="arm_1", label="Single group", type="", interventions=every),)
    return tuple(
        Arm(
            id=f"arm_{place}",
            label=str(item["label"]).strip(),
            type=str(item.get("type") or ""),
            interventions=_given(desk, item, interventions, alone=len(groups) == 1),
            description=str(item.get("description") or "").strip(),
        )
        for place, item in enumerate(groups, start=1)
    )


def _given(
    desk: Desk, group: dict[str, object], interventions: tuple[Intervention, ...], *, alone: bool
) -> tuple[str, ...]:
    """What an arm gets; a single arm gets everything."""
    if alone:
        return tuple(item.id for item in interventions)
    return tuple(interventions[place].id for place in linked(desk.record, group))


def _design(desk: Desk, arms: tuple[Arm, ...]) -> Design:
    record = desk.record
    enrollment = target(record)
    assert enrollment is not None  # what_is_missing has asked
    return Design(
        study_type="INTERVENTIONAL",
        allocation=_allocation(desk, arms),
        model=_model(desk, arms),
        masking=record.text(f"{INFO}.maskingInfo.masking") or "",
        purpose=record.text(f"{INFO}.primaryPurpose") or "",
        phases=tuple(str(phase) for phase in record.items("protocolSection.designModule.phases")),
        enrollment=enrollment,
        block_size=block_size(len(arms)),
    )


def block_size(arms: int) -> int:
    """The usual block of a permuted-block list: twice the arms, which is 4 for two arms."""
    return 2 * max(arms, 2)


def _allocation(desk: Desk, arms: tuple[Arm, ...]) -> str:
    path = f"{INFO}.allocation"
    registered = desk.record.text(path)
    if len(arms) == 1:
        return _alone(desk, path, registered)
    if registered in ("RANDOMIZED", "NON_RANDOMIZED"):
        return registered
    return desk.ask(
        "design.allocation",
        "How are participants allocated to the arms?",
        "NON_RANDOMIZED",
        "The record has several arms and does not say that they are randomised; nobody is "
        "randomised on a guess.",
        options=("NON_RANDOMIZED", "RANDOMIZED"),
        place=path,
        touches=("design.allocation",),
    )


def _alone(desk: Desk, path: str, registered: str | None) -> str:
    """One group has nothing to allocate: NA is the registry's own code for it."""
    if registered not in ("RANDOMIZED", "NON_RANDOMIZED"):
        return "NA"
    return desk.ask(
        "design.allocation",
        "One arm is registered, and an allocation to arms: which is right?",
        "NA",
        "Nothing can be allocated where there is one arm; the other arms would have to be "
        "described first, and the study can't run as randomised until they are.",
        options=("NA", registered),
        place=path,
        touches=("design.allocation", "arms"),
    )


def _model(desk: Desk, arms: tuple[Arm, ...]) -> str:
    registered = desk.record.text(MODEL)
    if registered == "CROSSOVER":
        desk.ask(
            "design.periods",
            "In which sequences, with which washout, do participants change treatment?",
            "arms as registered, each participant in one",
            "The record says crossover and gives arms, not sequences and periods. Until they are "
            "described, the draft does not analyse it as a crossover.",
            place=MODEL,
            touches=("arms", "encounters", "endpoints"),
        )
    contradicted = registered == "SINGLE_GROUP" and len(arms) > 1
    if registered and not contradicted:
        return registered
    return desk.ask(
        "design.model",
        "What is the intervention model?",
        "SINGLE_GROUP" if len(arms) == 1 else "PARALLEL",
        "The record says single group and describes several arms; the arms are taken."
        if contradicted
        else "The record does not name the model; the number of its arms suggests it.",
        options=("SINGLE_GROUP", "PARALLEL", "CROSSOVER", "FACTORIAL", "SEQUENTIAL"),
        place=MODEL,
        touches=("design.model",),
    )


def sponsor_of(desk: Desk) -> str:
    """The lead sponsor; asked for where the record names none."""
    named = desk.record.text(SPONSOR)
    return named or desk.ask(
        "sponsor",
        "Who is the sponsor?",
        "not stated",
        "The record names no lead sponsor, and no study runs without one.",
        place=SPONSOR,
        touches=("sponsor",),
    )


def draft_sites(desk: Desk, sponsor: str) -> tuple[Site, ...]:
    """The sites in the registry's order, numbered from 01; where none is named, the sponsor's."""
    found: list[Site] = []
    for item in desk.record.items(LOCATIONS):
        name = str(item.get("facility") or item.get("city") or item.get("country") or "").strip()
        if name:
            city, country = (str(item.get(key) or "") for key in ("city", "country"))
            found.append(Site(id=f"{len(found) + 1:02d}", name=name, city=city, country=country))
    if found:
        return tuple(found)
    name = desk.ask(
        "sites",
        "At which site does the study run?",
        sponsor,
        "The record names no location; the sponsor's own is taken.",
        place=LOCATIONS,
        touches=("sites",),
    )
    return (Site(id="01", name=name),)
