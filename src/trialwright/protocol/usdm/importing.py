"""A USDM 4.0 document → a study, and the list of what a study has no place for.

An export of ours comes back as it was. Of another system's document the words, the schedule and
the concepts of the library are taken; what can't be is listed, and what is guessed is a question.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec.structs import replace

from trialwright.protocol.concepts.concept import Concept, load_concepts
from trialwright.protocol.questions import Question
from trialwright.protocol.schedule import Activity, Encounter, Timing
from trialwright.protocol.study import RecordReference, Study
from trialwright.protocol.usdm.document import check
from trialwright.protocol.usdm.export import to_usdm
from trialwright.protocol.usdm.node import Node, Reading, ordered
from trialwright.protocol.usdm.not_represented import not_represented
from trialwright.protocol.usdm.own import built, read_beside
from trialwright.protocol.usdm.parts.activities import activities_in
from trialwright.protocol.usdm.parts.arms import arms_in, epochs_in
from trialwright.protocol.usdm.parts.criteria import criteria_in
from trialwright.protocol.usdm.parts.design import design_in
from trialwright.protocol.usdm.parts.identity import identifier_in, sites_in, sponsor_in, titles_in
from trialwright.protocol.usdm.parts.interventions import interventions_in
from trialwright.protocol.usdm.parts.objectives import objectives_in
from trialwright.protocol.usdm.parts.population import (
    agree_population,
    enrollment_in,
    indications_in,
)
from trialwright.protocol.usdm.parts.visits import (
    Visit,
    anchors_in,
    done_at,
    main_timeline,
    visits_in,
)
from trialwright.protocol.usdm.parts.windows import windows_in
from trialwright.protocol.usdm.sides import SYSTEM, In, Lost, size_of
from trialwright.values.canonical import sha256_text
from trialwright.values.findings import AnswerIsNo

_NO_FIELDS = {"endpoints_alone", "endpoint_order"}  # they say how endpoints are placed
_NAMES = 40  # as many names of what was left out stand in one question
CONSENT = Activity(id="consent", label="Informed consent", act="consent")


def from_usdm(
    document: object, reference: RecordReference | None = None
) -> tuple[Study, tuple[Lost, ...]]:
    """The study of a document, and what of it has no place in a study.

    `reference` says where the document came from. InputRefused for what is no sound USDM 4.0
    document, AnswerIsNo for one without an interventional design.
    """
    reading = check(document)
    source = _source(reading)
    study = _study(source, reference or _reference(reading.root))
    twin = to_usdm(study) if source.mine else None
    return study, not_represented(reading, source.lost, twin)


def coverage(document: object, lost: tuple[Lost, ...]) -> float:
    """The share of the document's characters that is not in what was left out, from 0 to 1."""
    return 1 - sum(item.size for item in lost) / size_of(document)


def questions_of(lost: tuple[Lost, ...]) -> tuple[Question, ...]:
    """What was left out as questions, so that questions.md and study.yaml keep the list."""
    return tuple(
        Question(
            id=f"usdm.left_out.{number}",
            question=f"Is {_attribute(item.place)} ({item.kind}, {item.count}) needed?",
            answer="left out",
            why=f"{item.why[0].upper()}{item.why[1:]}.",
            quote=_named(item.names) or f"{item.count} × {item.kind}",
            place=item.place,
        )
        for number, item in enumerate(lost, start=1)
    )


def _attribute(place: str) -> str:
    return place.rpartition(".")[2].partition("[")[0]


def _named(names: tuple[str, ...]) -> str:
    """The first names, and how many more there are."""
    more = f" … and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return "; ".join(names[:_NAMES]) + more


def _reference(tree: Mapping[str, object]) -> RecordReference:
    """The reference of a document that came from no file: the hash of its content."""
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True)
    return RecordReference(source="usdm", file="", sha256=sha256_text(text))


def _source(reading: Reading) -> In:
    """Where reading begins: the last version listed, and its first interventional design."""
    root = Node(reading.root, "")
    root.attach(reading)
    study = root.child("study")
    versions = study.children("versions") if study else ()
    designs = [
        item
        for item in (versions[-1].children("studyDesigns") if versions else ())
        if item.kind == "InterventionalStudyDesign"
    ]
    if not designs:
        raise AnswerIsNo(
            "the document is too poor for a study; missing: an interventional design of a version"
        )
    for name in ("usdmVersion", "systemName", "systemVersion"):
        root.value(name)
    beside = read_beside(versions[-1])
    held = beside.get("concepts")
    listed = held if isinstance(held, list) else []  # what is no list is refused with the study
    own = [built(Concept, versions[-1], item) for item in listed]
    return In(
        version=versions[-1],
        design=designs[0],
        mine=root.text("systemName") == SYSTEM,
        beside=beside,
        concepts={**{item.id: item for item in own}, **load_concepts()},
    )


def _study(source: In, reference: RecordReference) -> Study:
    """Every part in turn; what stands beside the version completes it."""
    parts = {**_about(source), "record": reference, "safety_rules": (), "questions": ()}
    epochs, epoch_ids = epochs_in(source)
    interventions, intervention_ids = interventions_in(source)
    arms = arms_in(source, intervention_ids, epoch_ids)
    named, forms = activities_in(source, intervention_ids)
    objectives, endpoints = objectives_in(source)
    activities, encounters = _schedule(source, named, epoch_ids)
    parts |= {
        "design": design_in(source, enrollment_in(source), len(arms)),
        "arms": arms,
        "interventions": interventions,
        "epochs": epochs,
        "anchors": anchors_in(activities),
        "activities": activities,
        "encounters": encounters,
        "forms": forms,
        "criteria": criteria_in(source),
        "objectives": objectives,
        "endpoints": endpoints,
    }
    beside = {name: item for name, item in source.beside.items() if name not in _NO_FIELDS}
    study = built(Study, source.version, parts | beside)
    agree_population(source, study)
    return replace(study, questions=(*study.questions, *source.asked))


def _about(source: In) -> dict[str, object]:
    """What the study is called, who runs it and where, and whom it is about."""
    sponsor = sponsor_in(source)
    return {
        **titles_in(source),
        "id": identifier_in(source),
        "version": source.version.text("versionIdentifier"),
        "sponsor": sponsor,
        "summary": _summary(source),
        "conditions": indications_in(source),
        "sites": sites_in(source, sponsor),
    }


def _summary(source: In) -> str:
    """The description of the study the version belongs to."""
    root = Node(source.design.reading.root["study"], "study")
    root.attach(source.design.reading)
    root.value("name")
    return root.text("description")


def _schedule(
    source: In, named: Mapping[str, Activity], epochs: Mapping[str, str]
) -> tuple[tuple[Activity, ...], tuple[Encounter, ...]]:
    """Activities, one for each dose, and the visits in order with their windows."""
    ordered(source.design.children("encounters"))
    timeline = main_timeline(source)
    visits = visits_in(source, timeline) if timeline else []
    rows, activities = done_at(source, visits, named)
    windows = windows_in(source, timeline, visits) if timeline else ()
    encounters = [
        _encounter(visit, row, window, _epoch(visit, epochs))
        for visit, row, window in zip(visits, rows, windows, strict=True)
    ]
    if encounters and not source.mine and all(item.act != "consent" for item in activities):
        source.ask(
            "usdm.consent",
            "At which visit is consent signed?",
            encounters[0].id,
            "No activity of the document is called informed consent; the first visit is taken.",
            "studyDesigns[0].activities",
        )
        activities = (CONSENT, *activities)
        first = encounters[0]
        encounters[0] = replace(first, activities=(CONSENT.id, *first.activities))
    return activities, tuple(encounters)


def _encounter(visit: Visit, done: tuple[str, ...], window: Timing, epoch: str) -> Encounter:
    node = visit.encounter
    node.agrees("type", "encounter_type", "visit")
    values = {
        "id": visit.id,
        "label": node.text("label") or node.text("name"),
        "epoch": epoch,
        "timing": window,
        "activities": done,
    }
    return built(Encounter, node, values | read_beside(node))


def _epoch(visit: Visit, epochs: Mapping[str, str]) -> str:
    """The epoch of the first instance; one of a later instance that differs stays unread."""
    named = [str(item.peek("epochId")) for item in visit.instances]
    for item, name in zip(visit.instances, named, strict=True):
        if name == named[0]:
            item.value("epochId")
    return epochs.get(named[0]) or next(iter(epochs.values()), "")
