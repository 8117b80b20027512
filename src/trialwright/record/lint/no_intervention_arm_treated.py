"""An arm of no intervention that is given one."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import arms
from trialwright.record.record import ARMS, Record
from trialwright.values.findings import Finding, Severity

ID = "no-intervention-arm-treated"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Arm Type"


def check(record: Record) -> Iterator[Finding]:
    """One finding an arm that is typed No Intervention and has interventions linked."""
    for place, arm in enumerate(arms(record)):
        names = arm.get("interventionNames")
        if arm.get("type") == "NO_INTERVENTION" and names:
            yield Finding(
                ID,
                SEVERITY,
                f"{ARMS}[{place}].type",
                f"{arm.get('label')}: {', '.join(map(str, names))}",
                "The arm is typed No Intervention and is linked to an intervention: whether the"
                " control group is treated can't be told.",
                "Type it after what it gets (active, placebo, sham comparator), or unlink.",
            )
