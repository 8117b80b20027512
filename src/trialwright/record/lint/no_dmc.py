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
            "The trial is randomised, masked and of phase 3, and nobody outside it looks at the"
            " groups while it runs: harm in one of them would be seen at the end.",
            "Set up a committee with a charter, or state why none is needed.",
        )
