"""What a record must say before a study can be drafted from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trialwright.protocol.drafting.entries import entries, texts_of, words_of
from trialwright.record.record import ARMS, CRITERIA, INTERVENTIONS, OUTCOMES, Record

STUDY_TYPE = "protocolSection.designModule.studyType"
TARGET = "protocolSection.designModule.enrollmentInfo.count"
MODEL = "protocolSection.designModule.designInfo.interventionModel"
ORG_ID = "protocolSection.identificationModule.orgStudyIdInfo.id"


def what_is_missing(record: Record) -> tuple[str, ...]:
    """Everything that stands in the way of a study, as short phrases; empty where nothing does."""
    return tuple(_missing(record))


def study_id(record: Record) -> str | None:
    """The registry's number, else the sponsor's own."""
    return record.registry_id or record.text(ORG_ID)


def target(record: Record) -> int | None:
    """The number of participants planned; a registry's 0 means that none was given."""
    count = record.get(TARGET)
    whole = isinstance(count, int) and not isinstance(count, bool)
    return count if whole and count > 0 else None


def _missing(record: Record) -> Iterator[str]:
    if study_id(record) is None:
        yield "a registration number (identificationModule.nctId)"
    if record.title is None:
        yield "a title (identificationModule.briefTitle)"
    kind = record.text(STUDY_TYPE)
    if kind is None:
        yield "the study type (designModule.studyType)"
    elif not kind.upper().startswith("INTERVENTIONAL"):
        yield f"an intervention to run: the record is registered as {kind[:40]}"
    yield from _missing_groups(record)
    if not _names(record, OUTCOMES["primary"], "measure"):
        yield "a primary outcome (outcomesModule.primaryOutcomes)"
    if record.text(CRITERIA) is None:
        yield "eligibility criteria (eligibilityModule.eligibilityCriteria)"
    if target(record) is None:
        yield "a target number above 0 (designModule.enrollmentInfo.count)"


def _missing_groups(record: Record) -> Iterator[str]:
    if not _names(record, INTERVENTIONS, "name"):
        yield "an intervention (armsInterventionsModule.interventions)"
    single = (record.text(MODEL) or "").upper() == "SINGLE_GROUP"
    arms = [item for item in entries(record, ARMS) if words_of(item, "label")]
    if not arms and not single:
        yield "the arms (armsInterventionsModule.armGroups)"
    if len(arms) > 1 and not any(linked(record, arm) for arm in arms):
        yield "which arm gets which intervention (armGroups.interventionNames)"


def linked(record: Record, arm: Mapping[str, Any]) -> tuple[int, ...]:
    """Positions of the interventions an arm gets: named by the arm, or naming the arm."""
    listed = texts_of(arm, "interventionNames")
    # the registry writes the type before the name: `Drug: x`
    names = {_plain(name) for full in listed for name in (full, full.partition(": ")[2])}
    label = _plain(words_of(arm, "label"))
    return tuple(
        place
        for place, item in enumerate(entries(record, INTERVENTIONS))
        if (name := _plain(words_of(item, "name")))
        and (name in names or label in map(_plain, texts_of(item, "armGroupLabels")))
    )


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def _names(record: Record, path: str, name: str) -> bool:
    return any(words_of(item, name) for item in entries(record, path))
