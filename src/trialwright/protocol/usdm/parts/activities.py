"""Activities: what is done at a visit, the forms it fills, and what it gives.

Consent, collection and administration are procedures of a code system of our own. In a document
of another system, consent is known by its name and an administration by the intervention of its
procedure, or, as a guess that is asked about, by its name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from trialwright.protocol.forms import Form
from trialwright.protocol.schedule import Act, Activity
from trialwright.protocol.usdm.builder import Json, chain
from trialwright.protocol.usdm.codes import OWN_SYSTEM, own
from trialwright.protocol.usdm.names import as_id, distinct
from trialwright.protocol.usdm.node import Node, ordered
from trialwright.protocol.usdm.own import beside, built, read_beside
from trialwright.protocol.usdm.parts.forms import form_of_activity, forms_in
from trialwright.protocol.usdm.sides import In, Out

ACTS: tuple[Act, ...] = get_args(Act)
_CONSENT = re.compile(r"informed consent", re.IGNORECASE)
_GIVES = re.compile(
    r"\b(?:treatment|drug|product|dose|dosing|intervention|vaccine) "
    r"(?:administration|infusion|injection)|\badministration of",
    re.IGNORECASE,
)


def activities_out(out: Out) -> list[Json]:
    """The activities in the study's order."""
    return chain([_out(out, item) for item in out.study.activities])


def _out(out: Out, item: Activity) -> Json:
    forms = {form.id for form in out.study.forms}
    given = {intervention.id for intervention in out.study.interventions}
    held = {
        "id": as_id(item.id),
        "label": item.label or item.id,
        "act": item.act,
        "forms": tuple(name for name in item.forms if name in forms),
        "intervention": item.intervention if item.intervention in given else None,
    }
    acts = item.act != "forms" or held["intervention"]
    return out.builder.make(
        "Activity",
        item.id,
        own=beside(out.builder, item, held),
        name=item.id,
        label=item.label or None,
        definedProcedures=[_procedure_out(out, item)] if acts else [],
        bcCategoryIds=[
            out.builder.id_of("BiomedicalConceptCategory", name)
            for name in item.forms
            if name in forms
        ],
    )


def _procedure_out(out: Out, item: Activity) -> Json:
    given = {intervention.id for intervention in out.study.interventions}
    named = item.intervention if item.intervention in given else None
    return out.builder.make(
        "Procedure",
        item.id,
        name=item.id,
        label=item.label or None,
        procedureType=item.act,
        code=out.builder.code(own(item.act, item.act)),
        studyInterventionId=named and out.builder.id_of("StudyIntervention", named),
    )


def activities_in(
    source: In, interventions: Mapping[str, str]
) -> tuple[dict[str, Activity], tuple[Form, ...]]:
    """The activities by the document's id, in order, and the forms they fill."""
    forms, form_ids = forms_in(source)
    nodes = ordered(source.design.children("activities"))
    ids = distinct(node.text("name") for node in nodes)
    found, made = {}, list(forms)
    for node, activity_id in zip(nodes, ids, strict=True):
        named = [form_ids[item.id] for item in node.refs("bcCategoryIds") if item.id in form_ids]
        form = _own_form(source, node, activity_id, made, named)
        if form is not None:
            made.append(form)
            named.append(form.id)
        found[node.id] = _in(source, node, activity_id, named, interventions)
    return found, tuple(made)


def _own_form(
    source: In, node: Node, activity_id: str, made: list[Form], named: list[str]
) -> Form | None:
    """A form for concepts the activity names itself, beside those of the forms it names."""
    taken = {item.concept for form in made if form.id in named for item in form.items}
    wanted = activity_id
    while wanted in {form.id for form in made}:
        wanted += "_form"
    return form_of_activity(source, node, wanted, taken)


def _in(
    source: In, node: Node, activity_id: str, forms: list[str], interventions: Mapping[str, str]
) -> Activity:
    procedures = node.children("definedProcedures")
    given = [held for item in procedures if (held := item.text("studyInterventionId"))]
    values = {
        "id": activity_id,
        "label": node.text("label") or node.text("name"),
        "act": _act(source, node, procedures, bool(given)),
        "forms": tuple(forms),
        "intervention": interventions.get(given[0]) if given else None,
    }
    return built(Activity, node, values | read_beside(node))


def _act(source: In, node: Node, procedures: tuple[Node, ...], given: bool) -> Act:
    written = [code["code"] for item in procedures if _is_ours(code := item.peek("code"))]
    mine = [act for act in ACTS if act in written]
    if mine:
        return mine[0]
    words = f"{node.peek('name')} {node.peek('label')}".replace("_", " ")
    if _CONSENT.search(words):
        return "consent"
    if not given and not _GIVES.search(words):
        return "forms"
    if not given:
        _ask_if_given(source, node)
    return "administration"


def _is_ours(code: Mapping[str, str]) -> bool:
    return code["codeSystem"] == OWN_SYSTEM


def _ask_if_given(source: In, node: Node) -> None:
    name = node.text("name")
    source.ask(
        f"usdm.gives.{as_id(name)}",
        f"Is the study treatment given at “{node.text('label') or name}”?",
        "yes",
        "No procedure of the activity names an intervention; its name says so.",
        node.place,
        node.text("label") or name,
    )
