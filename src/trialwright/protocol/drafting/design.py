"""The design: as registered, or as a person answered where the record contradicts itself."""

from __future__ import annotations

import re

import msgspec

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.groups import draft_arms, draft_interventions
from trialwright.protocol.drafting.looking import INFO, Said, quoted
from trialwright.protocol.drafting.missing import MODEL, target
from trialwright.protocol.drafting.ratio import draft_weights
from trialwright.protocol.drafting.reading import Reading
from trialwright.protocol.product import Intervention
from trialwright.protocol.study import Arm, Design

PHASES = "protocolSection.designModule.phases"
AS_REGISTERED = "single group as registered"
TWO_ROUTES = "1:1 intravenous versus dorsal pancreatic artery"
TWO_GROUPS = "two randomised groups 1:1, the second to be described"
ROUTES = ("intravenous", "dorsal_pancreatic_artery")
_PARTICIPANT_BLIND = ("DOUBLE", "TRIPLE", "QUADRUPLE")
_SHAM = re.compile(
    r"\b(?:sham|mock|feigned|simulated)\s+(?:\w+\s+){0,3}(?:collection|aspirat\w+|harvest\w*|biops\w+"
    r"|liposuction|procedure|puncture)|\b(?:all|both|every)\s+(?:\w+\s+){0,3}(?:aspirat\w+|harvest\w*"
    r"|collected)\b",
    re.IGNORECASE,
)
_RANDOMISED = re.compile(
    r"(?<!non-)(?<!non )(?<!not )(?<!without )(?<!no )\brandom(?:i[sz](?:ed|ation|e|ing)|ly)\b",
    re.IGNORECASE,
)


class Groups(msgspec.Struct, frozen=True, kw_only=True):
    """Who gets what: the design, its arms and its interventions."""

    design: Design
    arms: tuple[Arm, ...]
    interventions: tuple[Intervention, ...]


def draft_groups(desk: Desk, reading: Reading) -> Groups:
    """The groups as registered; where outcomes speak of groups that are not there, as answered."""
    interventions = draft_interventions(desk, reading)
    arms = draft_arms(desk, interventions)
    _ask_sham(desk, arms, interventions)
    groups = _weighed(
        desk, Groups(design=_design(desk, arms), arms=arms, interventions=interventions)
    )
    if len(arms) > 1 or reading.groups is None:
        return groups
    two_routes = bool(reading.cells) and reading.diabetes
    answer = _asked_groups(desk, reading.groups, TWO_ROUTES if two_routes else TWO_GROUPS)
    if answer == AS_REGISTERED:
        return groups
    return _by_route(groups) if two_routes else _two(groups)


def _ask_sham(desk: Desk, arms: tuple[Arm, ...], interventions: tuple[Intervention, ...]) -> None:
    """Who was never collected from knows the arm, whatever the masking says."""
    masking = f"{INFO}.maskingInfo.masking"
    cells = {item.id for item in interventions if item.product}
    without = [arm for arm in arms if not cells & set(arm.interventions)]
    if not cells or not without or desk.record.text(masking) not in _PARTICIPANT_BLIND:
        return
    said = quoted(desk.record, _SHAM)
    desk.ask(
        "design.sham_collection",
        "Are cells collected, or is that feigned, in the arms that get no cells?",
        "no collection there; its participants know that they get no cells",
        "The record speaks of it in words that do not say in which arms. Words only: no collection "
        "is drafted there."
        if said
        else "The record masks participants and says nothing of a sham collection. Words only: "
        "without one the masking does not hold; a visit for it can be added under encounters.",
        place=said.place if said else masking,
        quote=said.quote if said else "",
    )


def _weighed(desk: Desk, groups: Groups) -> Groups:
    """Randomised arms with their shares, and blocks that hold them."""
    if len(groups.arms) == 1 or groups.design.allocation != "RANDOMIZED":
        return groups
    arms = draft_weights(desk, groups.arms, groups.interventions)
    size = block_size(tuple(arm.weight for arm in arms))
    design = msgspec.structs.replace(groups.design, block_size=size)
    return msgspec.structs.replace(groups, design=design, arms=arms)


def _asked_groups(desk: Desk, said: Said, other: str) -> str:
    return desk.ask(
        "design.groups",
        "Is this one group, or two that are compared?",
        AS_REGISTERED,
        "The record registers one arm, yet its outcomes speak of two groups. The registered design "
        "is taken until the sponsor says otherwise; a comparison needs random allocation.",
        options=(AS_REGISTERED, other),
        place=said.place,
        quote=said.quote,
        touches=("design", "arms", "endpoints", "the sample size"),
    )


def _by_route(groups: Groups) -> Groups:
    """The registered arm once a route: the same cells, another way in."""
    both = tuple(
        msgspec.structs.replace(
            item, id=f"{item.id}_{route}", name=f"{item.name}, {_spoken(route)}", route=route
        )
        for route in ROUTES
        for item in groups.interventions
    )
    arms = tuple(
        msgspec.structs.replace(
            groups.arms[0],
            id=f"arm_{place}",
            label=f"{groups.arms[0].label}, {_spoken(route)}",
            interventions=tuple(item.id for item in both if item.route == route),
        )
        for place, route in enumerate(ROUTES, start=1)
    )
    return Groups(design=_randomised(groups.design), arms=arms, interventions=both)


def _two(groups: Groups) -> Groups:
    second = Arm(
        id="arm_2", label="Second group (not described in the record)", type="", interventions=()
    )
    return msgspec.structs.replace(
        groups, design=_randomised(groups.design), arms=(*groups.arms, second)
    )


def _randomised(design: Design) -> Design:
    return msgspec.structs.replace(design, allocation="RANDOMIZED", model="PARALLEL")


def _spoken(route: str) -> str:
    return route.replace("_", " ")


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
        phases=tuple(phase for phase in record.items(PHASES) if isinstance(phase, str)),
        enrollment=enrollment,
        block_size=block_size((1,) * len(arms)),
    )


def block_size(weights: tuple[int, ...]) -> int:
    """The usual block of a permuted-block list: twice the sum of the weights, 4 for 1:1."""
    return 2 * max(sum(weights), 2)


def _allocation(desk: Desk, arms: tuple[Arm, ...]) -> str:
    path = f"{INFO}.allocation"
    registered = desk.record.text(path)
    if len(arms) == 1:
        return _alone(desk, path, registered)
    if registered in ("RANDOMIZED", "NON_RANDOMIZED"):
        return registered
    said = quoted(desk.record, _RANDOMISED)
    return desk.ask(
        "design.allocation",
        "How are participants allocated to the arms?",
        "RANDOMIZED" if said else "NON_RANDOMIZED",
        "The registry's own field is empty; the record's words speak of randomisation."
        if said
        else "The record has several arms and says nowhere that they are randomised; nobody is "
        "randomised on a guess.",
        options=("NON_RANDOMIZED", "RANDOMIZED"),
        place=said.place if said else path,
        quote=said.quote if said else "",
        touches=("design.allocation", "arms.weight", "design.block_size"),
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
        _ask_periods(desk)
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


def _ask_periods(desk: Desk) -> None:
    desk.ask(
        "design.periods",
        "In which sequences, with which washout, do participants change treatment?",
        "arms as registered, each participant in one",
        "The record says crossover and gives arms, not sequences and periods. Words only: nothing "
        "is analysed as a crossover; describe the sequences under arms and encounters by hand.",
        place=MODEL,
    )
