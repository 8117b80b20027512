"""The trial page as a registry shows it: fields of the record, in the registry's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trialwright.report.words import plain

SECTION = "protocolSection"
LOCATIONS_SHOWN = 40


@dataclass(frozen=True)
class Outcome:
    """One registered outcome; absent words are empty."""

    level: str
    measure: str
    description: str
    time_frame: str


@dataclass(frozen=True)
class Group:
    """A registered arm or intervention."""

    kind: str
    label: str
    description: str
    given: str = ""


@dataclass(frozen=True)
class Location:
    """A place; `country` as the registry writes it."""

    facility: str
    city: str
    country: str


@dataclass(frozen=True)
class TrialPage:
    """What a reader of a registry sees; every text untouched, what is absent is left out."""

    title: str
    official_title: str
    number: str
    badges: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    summary: str
    description: str
    eligibility: tuple[tuple[str, str], ...]
    arms: tuple[Group, ...]
    interventions: tuple[Group, ...]
    outcomes: tuple[Outcome, ...]
    locations: tuple[Location, ...]
    locations_in_all: int


def trial_page(record: Mapping[str, Any]) -> TrialPage:
    """The page of a record in the registry's shape; any part of it may be missing."""
    locations = _items(record, "contactsLocationsModule.locations")
    return TrialPage(
        title=_text(record, "identificationModule.briefTitle"),
        official_title=_text(record, "identificationModule.officialTitle"),
        number=_text(record, "identificationModule.nctId"),
        badges=_badges(record),
        facts=_facts(record, FACTS),
        summary=_text(record, "descriptionModule.briefSummary"),
        description=_text(record, "descriptionModule.detailedDescription"),
        eligibility=_facts(record, ELIGIBILITY),
        arms=tuple(_arm(item) for item in _items(record, "armsInterventionsModule.armGroups")),
        interventions=tuple(
            _intervention(item) for item in _items(record, "armsInterventionsModule.interventions")
        ),
        outcomes=tuple(_outcomes(record)),
        locations=tuple(_location(item) for item in locations[:LOCATIONS_SHOWN]),
        locations_in_all=len(locations),
    )


# Heading → path in the protocol section. Lists are joined, codes are read as words.
FACTS: Mapping[str, str] = {
    "Registration number": "identificationModule.nctId",
    "Other number": "identificationModule.orgStudyIdInfo.id",
    "Acronym": "identificationModule.acronym",
    "Lead sponsor": "sponsorCollaboratorsModule.leadSponsor.name",
    "Conditions": "conditionsModule.conditions",
    "Study type": "designModule.studyType",
    "Allocation": "designModule.designInfo.allocation",
    "Model": "designModule.designInfo.interventionModel",
    "Masking": "designModule.designInfo.maskingInfo.masking",
    "Purpose": "designModule.designInfo.primaryPurpose",
    "Target number": "designModule.enrollmentInfo.count",
    "Start": "statusModule.startDateStruct.date",
    "Completion": "statusModule.completionDateStruct.date",
    "First submitted": "statusModule.studyFirstSubmitDate",
    "First posted": "statusModule.studyFirstPostDateStruct.date",
}
ELIGIBILITY: Mapping[str, str] = {
    "Sex": "eligibilityModule.sex",
    "Youngest": "eligibilityModule.minimumAge",
    "Oldest": "eligibilityModule.maximumAge",
    "Healthy volunteers": "eligibilityModule.healthyVolunteers",
}
LEVELS: Mapping[str, str] = {
    "primaryOutcomes": "Primary",
    "secondaryOutcomes": "Secondary",
    "otherOutcomes": "Other",
}
# Fields that hold a code and not somebody's words.
CODES = frozenset(
    {
        "studyType",
        "allocation",
        "interventionModel",
        "masking",
        "primaryPurpose",
        "phases",
        "overallStatus",
        "sex",
    }
)


def dig(data: object, path: str) -> object:
    """What stands at a dotted path, or None; a registry's record may be any shape."""
    for name in path.split("."):
        if not isinstance(data, Mapping):
            return None
        data = data.get(name)
    return data


def _text(record: Mapping[str, Any], path: str) -> str:
    value = dig(record, f"{SECTION}.{path}")
    return code_words(value) if path.rpartition(".")[2] in CODES else readable(value)


def _items(record: Mapping[str, Any], path: str) -> list[Mapping[str, Any]]:
    found = dig(record, f"{SECTION}.{path}")
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, list) else []


def readable(value: object) -> str:
    """A value as text, untouched; a list joined, what is absent as an empty text."""
    if value is None or isinstance(value, Mapping):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list | tuple):
        return ", ".join(text for text in (readable(item) for item in value) if text)
    return str(value)


def code_words(value: object) -> str:
    """A registry's code as words: `SINGLE_GROUP` → `Single group`, `PHASE1` → `Phase 1`."""
    if isinstance(value, list | tuple):
        return ", ".join(code_words(item) for item in value)
    text = readable(value)
    if text == "NA":
        return "Not applicable"
    is_code = re.fullmatch(r"[A-Z][A-Z0-9_]+", text)
    return plain(re.sub(r"(?<=phase)(?=\d)", " ", text.lower())) if is_code else text


def _facts(record: Mapping[str, Any], paths: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    found = ((heading, _text(record, path)) for heading, path in paths.items())
    return tuple((heading, text) for heading, text in found if text)


def _badges(record: Mapping[str, Any]) -> tuple[str, ...]:
    paths = ("designModule.phases", "statusModule.overallStatus")
    return tuple(text for text in (_text(record, path) for path in paths) if text)


def _arm(item: Mapping[str, Any]) -> Group:
    return Group(
        kind=code_words(item.get("type")),
        label=readable(item.get("label")),
        description=readable(item.get("description")),
        given=readable(item.get("interventionNames")),
    )


def _intervention(item: Mapping[str, Any]) -> Group:
    return Group(
        kind=code_words(item.get("type")),
        label=readable(item.get("name")),
        description=readable(item.get("description")),
    )


def _outcomes(record: Mapping[str, Any]) -> list[Outcome]:
    return [
        Outcome(
            level=level,
            measure=readable(item.get("measure")),
            description=readable(item.get("description")),
            time_frame=readable(item.get("timeFrame")),
        )
        for name, level in LEVELS.items()
        for item in _items(record, f"outcomesModule.{name}")
    ]


def _location(item: Mapping[str, Any]) -> Location:
    return Location(
        facility=readable(item.get("facility")),
        city=readable(item.get("city")),
        country=readable(item.get("country")),
    )
