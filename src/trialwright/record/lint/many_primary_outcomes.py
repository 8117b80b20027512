"""So many primary outcomes that one will be reached by chance."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._outcomes import outcomes_of
from trialwright.record.record import OUTCOMES, Record
from trialwright.values.findings import Finding, Severity

ID = "many-primary-outcomes"
SEVERITY = Severity.NOTE
SOURCE = "ICH E9 2.2.2 (one primary variable); SPIRIT 2025 16"
_MOST = 5  # primary outcomes; with six independent ones 26 % of trials of nothing find something


def check(record: Record) -> Iterator[Finding]:
    """A note from six primary outcomes on."""
    measures = [o.measure for o in outcomes_of(record) if o.kind == "primary"]
    if len(measures) > _MOST and is_interventional(record):
        chance = 1 - 0.95 ** len(measures)
        yield Finding(
            ID,
            SEVERITY,
            OUTCOMES["primary"],
            " | ".join(measures),
            f"{len(measures)} primary outcomes are registered: if they were independent and each"
            f" tested at 5 %, one at least would be reached by chance in {chance:.0%} of trials.",
            "Name the one the sample size rests on, or how multiplicity is handled.",
        )
