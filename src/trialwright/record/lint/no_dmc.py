"""A masked comparison of phase 3 without a data monitoring committee."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import ALLOCATION, MASKING, PHASES
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "no-dmc"
SEVERITY = Severity.NOTE
SOURCE = "SPIRIT 2025 28a; ClinicalTrials.gov data element Data Monitoring Committee"
_DMC = "protocolSection.oversightModule.oversightHasDmc"
_MASKED = frozenset({"DOUBLE", "TRIPLE", "QUADRUPLE"})


def check(record: Record) -> Iterator[Finding]:
    """A note on a randomised, masked phase 3 trial that says it has none."""
    late = "PHASE3" in record.items(PHASES) and record.text(ALLOCATION) == "RANDOMIZED"
    if late and record.text(MASKING) in _MASKED and record.get(_DMC) is False:
        yield Finding(
            ID,
            SEVERITY,
            _DMC,
            "no",
            "The trial is randomised, masked and of phase 3, and declares that it has no data"
            " monitoring committee: who would see harm in one group while it runs is open.",
            "State who looks at the groups while it runs, or why nobody need; else set one up.",
        )
