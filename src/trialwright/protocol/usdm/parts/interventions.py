"""Interventions, their part in the study, and how each is given."""

from __future__ import annotations

from trialwright.protocol.product import Intervention
from trialwright.protocol.schedule import Activity
from trialwright.protocol.study import Study
from trialwright.protocol.usdm.builder import Json
from trialwright.protocol.usdm.codes import Term, known, term
from trialwright.protocol.usdm.names import as_id, distinct
from trialwright.protocol.usdm.node import Node
from trialwright.protocol.usdm.own import beside, built, read_beside
from trialwright.protocol.usdm.sides import In, Out

MILLION_CELLS = Term("10*6", "million cells", "UCUM", "2.2")
_ROUTE = " route of administration"


def interventions_out(out: Out) -> list[Json]:
    """Every intervention of the study."""
    return [_out(out, item) for item in out.study.interventions]


def _out(out: Out, item: Intervention) -> Json:
    coded = term("intervention_type", item.type)
    given = [act for act in out.study.activities if _gives(act, item)]
    held = {
        "id": as_id(item.id),
        "name": item.name or item.id,
        "description": item.description,
        "type": item.type if coded else "",
    }
    return out.builder.make(
        "StudyIntervention",
        item.id,
        own=beside(out.builder, item, held),
        name=item.id,
        label=item.name or None,
        description=item.description or None,
        role=out.builder.code(known("intervention_role", _role(out.study, item))),
        type=out.builder.code(coded or known("intervention_type", "")),
        administrations=[_administration_out(out, act, item) for act in given],
    )


def _gives(activity: Activity, item: Intervention) -> bool:
    return activity.act == "administration" and activity.intervention == item.id


def _role(study: Study, item: Intervention) -> str:
    """What its arms are: a placebo or comparator where no other arm gets it."""
    types = {arm.type for arm in study.arms if item.id in arm.interventions}
    alone = next(iter(types)) if len(types) == 1 else ""
    return alone if alone in {"PLACEBO_COMPARATOR", "ACTIVE_COMPARATOR"} else "EXPERIMENTAL"


def _administration_out(out: Out, activity: Activity, item: Intervention) -> Json:
    make, product = out.builder, out.study.product
    cells = product if product is not None and product.id == item.product else None
    route = term("route", item.route or (cells.route if cells else ""))
    dose = cells.cells_per_dose if cells else None
    return make.make(
        "Administration",
        activity.id,
        name=activity.id,
        label=activity.label or None,
        duration=make.make("Duration", text="one administration", durationWillVary=False),
        dose=None
        if dose is None
        else make.make("Quantity", value=dose, unit=make.alias(MILLION_CELLS)),
        route=make.alias(route) if route else None,
        frequency=make.alias(known("frequency", "once")),
    )


def interventions_in(source: In) -> tuple[tuple[Intervention, ...], dict[str, str]]:
    """The interventions, and our id of each by the document's."""
    used = {node.id for node in source.design.refs("studyInterventionIds")}
    nodes = [node for node in source.version.children("studyInterventions") if node.id in used]
    ids = distinct(node.text("name") for node in nodes)
    items = tuple(_in(source, node, here) for node, here in zip(nodes, ids, strict=True))
    return items, {node.id: item.id for node, item in zip(nodes, items, strict=True)}


def _in(source: In, node: Node, intervention_id: str) -> Intervention:
    values = {
        "id": intervention_id,
        "name": node.text("label") or node.text("name"),
        "description": node.text("description"),
        "type": node.word("type", "intervention_type") or "",
        "route": "" if source.mine else _route(node),
    }
    return built(Intervention, node, values | read_beside(node))


def _route(node: Node) -> str:
    """The one route of its administrations, in the words the code reads as; else empty."""
    held = [item for item in node.children("administrations") if item.peek("route")]
    routes = {item.decode("route").lower().removesuffix(_ROUTE) for item in held}
    return routes.pop() if len(routes) == 1 else ""
