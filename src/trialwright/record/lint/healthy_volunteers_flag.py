"""Healthy people among the included, against the field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import criteria_of
from trialwright.record.lint._design import ELIGIBLE
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "healthy-volunteers-flag"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Accepts Healthy Volunteers"
_FLAG = f"{ELIGIBLE}.healthyVolunteers"
_HEALTHY = re.compile(
    r"^\W*(?:(?:adult|male|female|normal|young) )?healthy (?:adult |male |female |human )*"
    r"(?:volunteers?|subjects?|participants?|controls?|individuals?|people|persons?)\b",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a line under the inclusion heading that begins with healthy people."""
    if record.get(_FLAG) is not False:
        return
    for line in criteria_of(record):
        if line.kind == "inclusion" and _HEALTHY.search(line.bare):
            yield Finding(
                ID,
                SEVERITY,
                line.path,
                line.words,
                "Healthy people are included by this, and the record says that it takes none:"
                " volunteers who search the registry do not find it.",
                "Set the field to accept healthy volunteers, or say who is meant.",
            )
