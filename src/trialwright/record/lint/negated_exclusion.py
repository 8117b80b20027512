"""An exclusion worded as if it were a condition to join."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import criteria_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "negated-exclusion"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Eligibility Criteria; WHO trial data set 14"
# read as they stand, these keep out everyone who is free of the disease
_NEGATED = re.compile(
    r"^\W*(?:no (?:history|prior|previous|known|other|active|serious|uncontrolled|significant|"
    r"concurrent|concomitant|current|severe|recent|clinically|allerg\w+ history|major|"
    r"life-threatening|substantial|evidence of (?:active|other|any|"
    r"malignan\w+|infection))|absence of (?:active|any|severe|other|infection|history)|"
    r"free (?:of|from) )",
    re.IGNORECASE,
)
# there it is right to demand the absence of
_RIGHT = re.compile(
    r"consent|response|improve|coverage|insurance|access|available|accept|willing|venous|signature|"
    r"approv|option|caregiver|support|guardian|contracepti|effect|benefit|pain|symptom|change|"
    r"allowed|except|evaluat|eligible|evidence of (?:ischem|ischaem|viab|disease)|progress",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a line under the exclusion heading that begins with the absence of a disease."""
    for line in criteria_of(record):
        match = _NEGATED.search(line.bare) if line.kind == "exclusion" else None
        if match and not _RIGHT.search(line.words):
            yield Finding(
                ID,
                SEVERITY,
                line.path,
                line.words,
                f"“{match[0].strip()}” under the exclusions: read as it stands, whoever is free of"
                " it is kept out.",
                "Put it among the inclusions, or word it as what excludes.",
            )
