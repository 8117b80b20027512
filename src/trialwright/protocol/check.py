"""Can this study run? References resolve, anchors are reachable, windows leave room, arms agree.

An error is something the study stumbles over; a warning a person should have decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from trialwright.protocol.check_schedule import check_schedule
from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.criteria import (
    Comparison,
    Condition,
    DurationSince,
    Expression,
    Medication,
)
from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint, ReductionResponder
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.protocol.wording.criteria_text import leaves
from trialwright.values.findings import Finding, Severity

Rule = Callable[[Study], Iterator[Finding]]


def error(rule: str, place: str, quote: str, message: str, advice: str) -> Finding:
    """A finding that keeps the study from running."""
    return Finding(f"check.{rule}", Severity.ERROR, place, quote, message, advice)


def check_study(study: Study) -> tuple[Finding, ...]:
    """Everything that keeps the study from running, then what a person should look at."""
    found = [finding for rule in (*RULES, check_schedule) for finding in rule(study)]
    return tuple(sorted(found, key=lambda item: item.severity is not Severity.ERROR))


def _unique_ids(study: Study) -> Iterator[Finding]:
    for name in _LISTS:
        counts = Counter(item.id for item in getattr(study, name))
        for item_id, count in counts.items():
            if count > 1:
                yield error(
                    "unique-id",
                    name,
                    item_id,
                    f"{count} of {name} have this id, so a reference to it means nothing",
                    "give each its own id",
                )
    for form in study.forms:
        for item_id, count in Counter(item.id for item in form.items).items():
            if count > 1:
                place = f"forms.{form.id}.items"
                yield error("unique-id", place, item_id, "two items have this id", "rename one")


_LISTS = (
    "sites",
    "arms",
    "interventions",
    "epochs",
    "anchors",
    "activities",
    "encounters",
    "concepts",
    "forms",
    "criteria",
    "objectives",
    "endpoints",
    "safety_rules",
    "questions",
)


def _references(study: Study) -> Iterator[Finding]:
    """Every id that is named must be there."""
    ids = {name: {item.id for item in getattr(study, name)} for name in _LISTS}
    ids["concepts"] = set(concepts_of(study))
    ids["product"] = {study.product.id} if study.product else set()
    for place, kind, named in _named(study):
        for name in named:
            if name not in ids[kind]:
                some = ", ".join(sorted(ids[kind])[:12]) or "none"
                yield error(
                    "reference",
                    place,
                    name,
                    f"{kind} has no such id",
                    f"name one of: {some}; or add it",
                )


def _named(study: Study) -> Iterator[tuple[str, str, Iterable[str]]]:
    """(place, kind of thing named, ids named) for every reference."""
    yield from _named_by_design(study)
    yield from _named_by_schedule(study)
    for objective in study.objectives:
        yield f"objectives.{objective.id}.endpoints", "endpoints", objective.endpoints
    for criterion in study.criteria:
        named = list(_concepts(criterion.expression))
        yield f"criteria.{criterion.id}.expression", "concepts", named
    for endpoint in study.endpoints:
        yield from _named_by_endpoint(endpoint)


def _named_by_design(study: Study) -> Iterator[tuple[str, str, Iterable[str]]]:
    for arm in study.arms:
        yield f"arms.{arm.id}.interventions", "interventions", arm.interventions
    for item in study.interventions:
        yield f"interventions.{item.id}.product", "product", _optional(item.product)
    for form in study.forms:
        yield f"forms.{form.id}.items", "concepts", [item.concept for item in form.items]


def _named_by_schedule(study: Study) -> Iterator[tuple[str, str, Iterable[str]]]:
    for activity in study.activities:
        place = f"activities.{activity.id}"
        yield f"{place}.forms", "forms", activity.forms
        yield f"{place}.intervention", "interventions", _optional(activity.intervention)
    for visit in study.encounters:
        place = f"encounters.{visit.id}"
        yield f"{place}.activities", "activities", visit.activities
        yield f"{place}.epoch", "epochs", (visit.epoch,)
        yield f"{place}.arms", "arms", visit.arms


def _optional(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


def _concepts(expression: Expression) -> Iterator[str]:
    for leaf in leaves(expression):
        if isinstance(leaf, Comparison | Condition | Medication | DurationSince):
            yield leaf.concept


def _named_by_endpoint(endpoint: Endpoint) -> Iterator[tuple[str, str, Iterable[str]]]:
    analysis, place = endpoint.analysis, f"endpoints.{endpoint.id}.analysis"
    if isinstance(analysis, ChangeFromBaseline):
        yield f"{place}.concept", "concepts", (analysis.concept,)
        yield f"{place}.encounters", "encounters", analysis.encounters
    elif isinstance(analysis, ReductionResponder):
        yield f"{place}.concept", "concepts", (analysis.concept,)
        yield f"{place}.guard_concept", "concepts", _optional(analysis.guard_concept)
        yield f"{place}.encounter", "encounters", (analysis.encounter,)


def _own_concepts(study: Study) -> Iterator[Finding]:
    """One id means one thing in every study, and a choice needs something to choose from."""
    for concept in study.concepts:
        place = f"concepts.{concept.id}"
        if concept.id in load_concepts():
            why = "a concept of Trialwright has this id, so the study's own would never be used"
            yield error("own-concept", place, concept.id, why, "rename it, or use the other one")
        if concept.kind == "choice" and not concept.choices:
            why = "a choice without choices can't be answered"
            yield error("own-concept", f"{place}.choices", concept.id, why, "list code: label")


def _allocation(study: Study) -> Iterator[Finding]:
    """One arm is not allocated; several have to be."""
    arms, design = len(study.arms), study.design
    allocated = design.allocation not in ("NA", "")
    place, words = "design.allocation", design.allocation
    if arms == 0:
        yield error("arms", "arms", "", "the study has no arm", "add an arm")
    if arms == 1 and allocated:
        why = "there is one arm, so nothing can be allocated"
        yield error("allocation", place, words, why, "write NA, or describe the other arms")
    if arms > 1 and not allocated:
        why = f"{arms} arms and no word on how participants come into one"
        yield error("allocation", place, words, why, "write RANDOMIZED or NON_RANDOMIZED")
    if arms > 1 and design.model == "SINGLE_GROUP":
        advice = "write PARALLEL, CROSSOVER, FACTORIAL or SEQUENTIAL"
        why = f"{arms} arms are no single group"
        yield error("model", "design.model", design.model, why, advice)


def _enrollment(study: Study) -> Iterator[Finding]:
    if study.design.enrollment < 1:
        advice = "write the number of participants planned"
        yield error("enrollment", "design.enrollment", "", "nobody is to be enrolled", advice)
    weights = sum(arm.weight for arm in study.arms)
    if study.design.allocation == "RANDOMIZED" and weights and study.design.block_size % weights:
        yield error(
            "block-size",
            "design.block_size",
            str(study.design.block_size),
            f"a block must hold a multiple of the arms' weights, {weights} together",
            f"write a multiple of {weights}",
        )


def _collected(study: Study) -> Iterator[Finding]:
    """What an endpoint is computed from must be on a form of the visits it names."""
    for endpoint in study.endpoints:
        for visit, concept in _needed(endpoint):
            if visit in {item.id for item in study.encounters} and not _asked(
                study, visit, concept
            ):
                yield error(
                    "not-collected",
                    f"endpoints.{endpoint.id}.analysis",
                    concept,
                    f"no form of encounter {visit} asks for it, so the endpoint stays empty there",
                    f"add the concept to a form of {visit}, or take the encounter out",
                )


def _needed(endpoint: Endpoint) -> Iterator[tuple[str, str]]:
    analysis = endpoint.analysis
    if isinstance(analysis, ChangeFromBaseline):
        yield from ((visit, analysis.concept) for visit in analysis.encounters)
    elif isinstance(analysis, ReductionResponder):
        yield analysis.encounter, analysis.concept
        if analysis.guard_concept:
            yield analysis.encounter, analysis.guard_concept


def _asked(study: Study, visit: str, concept: str) -> bool:
    forms: Mapping[str, set[str]] = {
        form.id: {item.concept for item in form.items} for form in study.forms
    }
    acts = {activity.id: activity.forms for activity in study.activities}
    named = study.encounter(visit).activities
    return any(concept in forms.get(form, set()) for act in named for form in acts.get(act, ()))


def _open_points(study: Study) -> Iterator[Finding]:
    """Not computed, or nobody knows if it includes or excludes: a person should have decided."""
    for endpoint in study.endpoints:
        if endpoint.analysis.__struct_config__.tag == "not_computable":
            yield Finding(
                "check.not-computed",
                Severity.WARNING,
                f"endpoints.{endpoint.id}",
                endpoint.registered_measure,
                "this registered outcome will have no result",
                f"answer question endpoint.{endpoint.id}, or have it computed elsewhere",
            )
    for criterion in study.criteria:
        if criterion.kind == "unknown":
            yield Finding(
                "check.criterion-kind",
                Severity.WARNING,
                f"criteria.{criterion.id}",
                criterion.text[:200],
                "nobody knows whether this includes or excludes, so it answers unknown for all",
                "write kind: inclusion or kind: exclusion",
            )


RULES: tuple[Rule, ...] = (
    _unique_ids,
    _references,
    _own_concepts,
    _allocation,
    _enrollment,
    _collected,
    _open_points,
)
