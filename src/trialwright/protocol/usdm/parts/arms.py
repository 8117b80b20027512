"""Arms, epochs and the cells where they meet: an element for every arm in every epoch."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialwright.protocol.schedule import Epoch
from trialwright.protocol.study import Arm, Study
from trialwright.protocol.usdm.builder import Json, chain
from trialwright.protocol.usdm.codes import known, term
from trialwright.protocol.usdm.names import as_id, distinct
from trialwright.protocol.usdm.node import Node, ordered
from trialwright.protocol.usdm.own import beside, built, read_beside
from trialwright.protocol.usdm.sides import In, Out

ORIGIN = "Collected from the participants of this study."
# words in an epoch's id or label: what kind of epoch it is
_KINDS = (
    ("long_term_follow_up", r"long[- ]?term follow"),
    ("follow_up", r"follow[ _-]?up"),
    ("screening", r"screen"),
    ("run_in", r"run[ _-]?in"),
    ("washout", r"wash[ _-]?out"),
    ("baseline", r"baseline"),
    ("treatment", r"treat|period|intervention|dosing"),
    ("observation", r"observation"),
)


def arms_out(out: Out) -> dict[str, list[Json]]:
    """Arms, epochs, elements and cells, as the attributes of a design."""
    study, make = out.study, out.builder
    pairs = [(arm, epoch) for arm in study.arms for epoch in study.epochs]
    return {
        "arms": [_arm_out(out, arm) for arm in study.arms],
        "epochs": chain([_epoch_out(out, epoch) for epoch in study.epochs]),
        "elements": [_element_out(out, arm, epoch) for arm, epoch in pairs],
        "studyCells": [
            make.make(
                "StudyCell",
                armId=make.id_of("StudyArm", arm.id),
                epochId=make.id_of("StudyEpoch", epoch.id),
                elementIds=[make.id_of("StudyElement", (arm.id, epoch.id))],
            )
            for arm, epoch in pairs
        ],
    }


def _arm_out(out: Out, arm: Arm) -> Json:
    coded = term("arm_type", arm.type)
    placed = any(epoch.id in _given_in(out.study, arm) for epoch in out.study.epochs)
    held = {
        "id": as_id(arm.id),
        "label": arm.label or arm.id,
        "description": arm.description,
        "type": arm.type if coded else "",
        "interventions": arm.interventions if placed else (),
    }
    return out.builder.make(
        "StudyArm",
        arm.id,
        own=beside(out.builder, arm, held),
        name=arm.id,
        label=arm.label or None,
        description=arm.description or None,
        type=out.builder.code(coded or known("arm_type", "")),
        dataOriginDescription=ORIGIN,
        dataOriginType=out.builder.code(known("data_origin", "within")),
    )


def _epoch_out(out: Out, epoch: Epoch) -> Json:
    held = {"id": as_id(epoch.id), "label": epoch.label or epoch.id}
    return out.builder.make(
        "StudyEpoch",
        epoch.id,
        own=beside(out.builder, epoch, held),
        name=epoch.id,
        label=epoch.label or None,
        type=out.builder.code(known("epoch_type", _epoch_kind(epoch))),
    )


def _element_out(out: Out, arm: Arm, epoch: Epoch) -> Json:
    given = arm.interventions if epoch.id in _given_in(out.study, arm) else ()
    return out.builder.make(
        "StudyElement",
        (arm.id, epoch.id),
        name=f"{arm.id}_{epoch.id}",
        label=f"{arm.label or arm.id}: {epoch.label or epoch.id}",
        studyInterventionIds=out.builder.ids_of("StudyIntervention", given),
    )


def _epoch_kind(epoch: Epoch) -> str:
    words = f"{epoch.id} {epoch.label}".lower()
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), "")


def _given_in(study: Study, arm: Arm) -> set[str]:
    """The epochs in which an arm is given something at a visit; else the treatment epochs."""
    doses = {item.id for item in study.activities if item.act == "administration"}
    visits = [item for item in study.encounters if not item.arms or arm.id in item.arms]
    given = {item.epoch for item in visits if doses & set(item.activities)}
    treated = {item.id for item in study.epochs if _epoch_kind(item) == "treatment"}
    return given or treated or {item.id for item in study.epochs[:1]}


def epochs_in(source: In) -> tuple[tuple[Epoch, ...], dict[str, str]]:
    """The epochs in order, and our id of each by the document's."""
    nodes = ordered(source.design.children("epochs"))
    ids = distinct(node.text("name") for node in nodes)
    epochs = tuple(map(_epoch_in, nodes, ids))
    return epochs, {node.id: epoch.id for node, epoch in zip(nodes, epochs, strict=True)}


def _epoch_in(node: Node, epoch_id: str) -> Epoch:
    values = {"id": epoch_id, "label": node.text("label") or node.text("name")}
    epoch = built(Epoch, node, values | read_beside(node))
    node.agrees("type", "epoch_type", _epoch_kind(epoch))
    return epoch


def arms_in(source: In, interventions: dict[str, str], epochs: Iterable[str]) -> tuple[Arm, ...]:
    """The arms; `interventions` are our ids by the document's, `epochs` the document's in order.

    What an arm is given stands in the elements of its cells. Where no element says, every
    intervention is guessed for every arm, and asked about.
    """
    nodes = source.design.children("arms")
    ids = distinct(node.text("name") for node in nodes)
    given = _given_by_arm(source, list(epochs))
    if interventions and not source.mine and not any(given.values()):
        given = {node.id: list(interventions) for node in nodes}
        source.ask(
            "usdm.arm_interventions",
            "Which interventions does each arm get?",
            "every one of the design",
            "No element of the document names an intervention, so nothing says which arm gets "
            "which, or in which order.",
            "studyDesigns[0].elements[*].studyInterventionIds",
        )
    arms = []
    for node, arm_id in zip(nodes, ids, strict=True):
        named = [interventions[name] for name in given.get(node.id, ()) if name in interventions]
        arms.append(_arm_in(node, arm_id, tuple(dict.fromkeys(named))))
    return tuple(arms)


def _arm_in(node: Node, arm_id: str, interventions: tuple[str, ...]) -> Arm:
    node.agrees("dataOriginType", "data_origin", "within")
    values = {
        "id": arm_id,
        "label": node.text("label") or node.text("name"),
        "description": node.text("description"),
        "type": node.word("type", "arm_type") or "",
        "interventions": interventions,
    }
    return built(Arm, node, values | read_beside(node))


def _given_by_arm(source: In, epochs: list[str]) -> dict[str, list[str]]:
    """The document's ids of what each arm's cells give, epoch by epoch."""
    found: dict[str, list[str]] = {}
    cells = {
        (cell.text("armId"), cell.text("epochId")): cell
        for cell in source.design.children("studyCells")
    }
    source.design.children("elements")
    for arm in source.design.children("arms"):
        for epoch in epochs:
            cell = cells.get((arm.id, epoch))
            for element in cell.refs("elementIds") if cell else ():
                given = element.value("studyInterventionIds") or []
                found.setdefault(arm.id, []).extend(given)
    return found
