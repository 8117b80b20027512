"""Results in which more people are affected than there are."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "more-affected-than-at-risk"
SEVERITY = Severity.ERROR
SOURCE = "ClinicalTrials.gov results data elements Number of Participants Affected, At Risk"
_GROUPS = "resultsSection.adverseEventsModule.eventGroups"
_KINDS = {"deaths": "deaths", "serious": "serious events", "other": "other events"}


def check(record: Record) -> Iterator[Finding]:
    """One finding a group and kind of event."""
    for place, group in enumerate(record.items(_GROUPS)):
        for kind, name in _KINDS.items() if isinstance(group, dict) else ():
            affected, at_risk = group.get(f"{kind}NumAffected"), group.get(f"{kind}NumAtRisk")
            if isinstance(affected, int) and isinstance(at_risk, int) and affected > at_risk:
                yield Finding(
                    ID,
                    SEVERITY,
                    f"{_GROUPS}[{place}].{kind}NumAffected",
                    f"{affected} of {at_risk}",
                    f"More participants are affected ({name}) than were at risk.",
                    "Count participants, not events; correct the number at risk.",
                )
