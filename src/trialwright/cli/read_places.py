"""A record's paths in a reader's words: `outcomesModule.primaryOutcomes[0].timeFrame` is
“primary outcome 1, time frame”.
"""

from __future__ import annotations

import re

_SECTION = re.compile(r"^(?:protocolSection|resultsSection|derivedSection|documentSection)\.")
_STEP = re.compile(r"([A-Za-z]+)(?:\[(\d+)\])?(?::(\d+))?")
# steps that say nothing to a reader, and those with a shorter name
_SILENT = re.compile(r"Module$|^designInfo$|^maskingInfo$|^enrollmentInfo$|^date$")
_NAMES = {
    "primaryOutcomes": "primary outcome",
    "secondaryOutcomes": "secondary outcome",
    "otherOutcomes": "other outcome",
    "armGroups": "arm",
    "interventions": "intervention",
    "locations": "place",
    "eligibilityCriteria": "eligibility criteria",
    "interventionModel": "intervention model",
    "count": "number of participants",
    "studyFirstSubmitDate": "start and first submission",
    "resultsFirstPostDateStruct": "results",
    "oversightHasDmc": "data monitoring committee",
    "ipdSharing": "data sharing",
    "whyStopped": "why stopped",
}
# the order in which a reviewer goes through a record
_ORDER = (
    "identificationModule", "designModule", "armsInterventionsModule", "outcomesModule",
    "eligibilityModule", "statusModule", "contactsLocationsModule", "oversightModule",
    "descriptionModule", "ipdSharingStatementModule", "resultsSection",
)  # fmt: skip


def place_in_words(path: str) -> str:
    """The place as a person would name it; positions count from 1."""
    steps = _STEP.findall(_SECTION.sub("", path))
    return ", ".join(_step(*step) for step in steps if not _SILENT.search(step[0])) or path


def reading_order(path: str) -> int:
    """Where the place stands in a reviewer's way through the record; unknown ones at the end."""
    return next((n for n, name in enumerate(_ORDER) if name in path), len(_ORDER))


def _step(name: str, index: str, line: str) -> str:
    plain = _NAMES.get(name) or _words(name)
    plain += f" {int(index) + 1}" if index else ""
    return plain + (f", line {line}" if line else "")


def _words(name: str) -> str:
    bare = name.removesuffix("Struct")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare).lower()
