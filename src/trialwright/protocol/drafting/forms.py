"""The study's forms: those of its packs, and what its criteria and endpoints need besides."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.criteria import Comparison, Condition, Criterion, Medication
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.plan import Plan
from trialwright.protocol.drafting.safety import related_to
from trialwright.protocol.forms import Form, Item
from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint
from trialwright.protocol.templates.cell_therapy import INFUSION, MARROW
from trialwright.protocol.templates.generic import ADMINISTRATION, adverse_event_form
from trialwright.protocol.wording.criteria_text import leaves

WITH_METHOD = "recorded with every value"


def draft_forms(
    desk: Desk, plan: Plan, criteria: tuple[Criterion, ...], endpoints: tuple[Endpoint, ...]
) -> tuple[Form, ...]:
    """Every form of the study, in the order they are met."""
    forms = [_with_method(desk, form) for form in plan.pack.forms]
    if plan.product and plan.product.source == "bone marrow":
        forms.append(MARROW)
    if plan.cell_arms:
        forms.append(INFUSION)
    if plan.other_arms:
        forms.append(ADMINISTRATION)
    forms.append(adverse_event_form(related_to(desk, cells=bool(plan.cell_arms))))
    have = {item.concept for form in forms for item in form.items} | plan.pack.covered
    forms = [_extended(form, "eligibility_history", _wanted(criteria), have) for form in forms]
    followed = [
        item.analysis.concept for item in endpoints if isinstance(item.analysis, ChangeFromBaseline)
    ]
    return tuple(_extended(form, "laboratory", followed, have) for form in forms)


def _with_method(desk: Desk, form: Form) -> Form:
    if form.id != "glycaemia":
        return form
    answer = desk.ask(
        "laboratory.hba1c_method",
        "Is the HbA1c method recorded with every value, or is there one central laboratory?",
        WITH_METHOD,
        "The record does not name the method; methods differ where a haemoglobin variant disturbs.",
        options=(WITH_METHOD, "one central laboratory, one method"),
        touches=("forms.glycaemia",),
    )
    if answer == WITH_METHOD:
        return form
    kept = tuple(item for item in form.items if item.concept != "hba1c_method")
    return msgspec.structs.replace(form, items=kept)


def _wanted(criteria: tuple[Criterion, ...]) -> list[str]:
    return list(dict.fromkeys(concept for item in criteria for concept in _concepts(item)))


def _concepts(criterion: Criterion) -> Iterator[str]:
    for leaf in leaves(criterion.expression):
        if isinstance(leaf, Comparison | Condition | Medication):
            yield leaf.concept


def _extended(form: Form, form_id: str, concepts: list[str], have: set[str]) -> Form:
    """The form with items for concepts no other form asks for."""
    if form.id != form_id:
        return form
    known = load_concepts()
    more = [name for name in dict.fromkeys(concepts) if name not in have and name in known]
    added = tuple(Item(id=name, concept=name) for name in more)
    return msgspec.structs.replace(form, items=(*form.items, *added))
