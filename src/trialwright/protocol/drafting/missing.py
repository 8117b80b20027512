"""What a record must say before a study can be drafted from it."""

from __future__ import annotations

from collections.abc import Iterator

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
    return count if isinstance(count, int) and count > 0 else None


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
    if not _names(record, ARMS, "label") and not single:
        yield "the arms (armsInterventionsModule.armGroups)"


def _names(record: Record, path: str, name: str) -> bool:
    return any(isinstance(item, dict) and item.get(name) for item in record.items(path))
