"""A study → a USDM 4.0 document: schema-valid, every reference resolving, the same bytes each time.

Arm and epoch meet in a cell of their own, visits are chained, codes are those of codes.yaml. What
USDM has no attribute for travels in extension attributes (`own`), so that nothing is lost.
"""

from __future__ import annotations

import json
from collections import Counter

import msgspec

from trialwright import __version__
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.protocol.usdm.builder import Builder, Json
from trialwright.protocol.usdm.own import beside, written
from trialwright.protocol.usdm.parts.criteria import criteria_out
from trialwright.protocol.usdm.parts.design import design_out
from trialwright.protocol.usdm.parts.forms import forms_out
from trialwright.protocol.usdm.parts.identity import (
    NAMELESS,
    held_sites,
    identifiers_out,
    organizations_out,
    roles_out,
    titles_out,
)
from trialwright.protocol.usdm.parts.interventions import interventions_out
from trialwright.protocol.usdm.parts.objectives import left_out
from trialwright.protocol.usdm.parts.schedule import conditions_out
from trialwright.protocol.usdm.sides import NOT_STATED, SYSTEM, Out
from trialwright.values.findings import InputRefused

USDM_VERSION = "4.0.0"
# lists of the study that the document's own objects give back whole
_LISTS = (
    "arms",
    "interventions",
    "epochs",
    "activities",
    "encounters",
    "forms",
    "criteria",
    "objectives",
    "endpoints",
)


def usdm_text(study: Study) -> str:
    """The document as text, two spaces deep, in the order of the interface definition."""
    return json.dumps(to_usdm(study), ensure_ascii=False, indent=2) + "\n"


def to_usdm(study: Study) -> Json:
    """The document of a study; InputRefused where ids do not resolve (`check` says where)."""
    study = msgspec.convert(msgspec.to_builtins(study), Study)  # 70 and 70.0 give the same text
    _check_ids(study)
    out = Out(Builder(), study, concepts_of(study))
    make = out.builder
    root = make.make(
        "Study",
        "study",
        name=study.id,
        label=study.acronym or None,
        description=study.summary or None,
        versions=[_version(out)],
    )
    root["id"] = None  # a UUID or nothing; and a UUID would have to be kept by someone
    return make.make(
        "Wrapper",
        study=root,
        usdmVersion=USDM_VERSION,
        systemName=SYSTEM,
        systemVersion=__version__,
    )


def _version(out: Out) -> Json:
    study, make = out.study, out.builder
    criteria, items = criteria_out(out)
    return make.make(
        "StudyVersion",
        "version",
        own=[*beside(make, study, _held(study)), *written(make, left_out(out))],
        versionIdentifier=study.version,
        rationale=NOT_STATED,
        studyIdentifiers=identifiers_out(out),
        titles=titles_out(out),
        studyDesigns=[design_out(out, criteria)],
        eligibilityCriterionItems=items,
        roles=roles_out(out),
        organizations=organizations_out(out),
        studyInterventions=interventions_out(out),
        **forms_out(out),
        conditions=conditions_out(out),
        notes=_notes(out),
    )


def _held(study: Study) -> dict[str, object]:
    """The fields of a study that a reader finds in the document, as it finds them."""
    simple = ("id", "version", "title", "official_title", "acronym", "summary", "design")
    return {
        **{name: getattr(study, name) for name in (*simple, *_LISTS)},
        "sponsor": study.sponsor or NAMELESS,
        "conditions": tuple(study.conditions),
        "sites": held_sites(study),
    }


def _notes(out: Out) -> list[Json]:
    """A note for every guess, so that a reader of any system knows it is one."""
    return [
        out.builder.make(
            "CommentAnnotation",
            text=f"Open question {item.id}: {item.question} Guessed: {item.answer}",
        )
        for item in out.study.questions
        if item.answered_by == "guess"
    ]


def _check_ids(study: Study) -> None:
    """Refuse a study that can't be linked: an id twice, or a visit that names what isn't there."""
    for name in (*_LISTS, "sites"):
        counts = Counter(item.id for item in getattr(study, name))
        for item_id, count in counts.items():
            if count > 1 or not item_id:
                raise InputRefused(f"{name}: id {item_id!r} {count} times; allowed: each its own")
    known = {
        "epochs": {item.id for item in study.epochs},
        "activities": {item.id for item in study.activities},
        "interventions": {item.id for item in study.interventions},
    }
    named = [("interventions", arm.id, arm.interventions) for arm in study.arms]
    named += [("epochs", visit.id, (visit.epoch,)) for visit in study.encounters]
    named += [("activities", visit.id, visit.activities) for visit in study.encounters]
    for kind, where, names in named:
        stray = [name for name in names if name not in known[kind]]
        if stray:
            raise InputRefused(f"{where}: no {kind} {stray[0]!r}; `trialwright check` lists them")
