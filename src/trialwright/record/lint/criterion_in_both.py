"""One line among the inclusions and the exclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import compared, has_one_list
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "criterion-in-both"
SEVERITY = Severity.ERROR
SOURCE = "ClinicalTrials.gov data element Eligibility Criteria; WHO trial data set 14"
_SHORTEST = 12  # characters; shorter lines are labels of a group of criteria
_LABEL = re.compile(
    r":\s*$|please|contact|other criteria|group|cohort|part|^(?:patients|subjects|participants|"
    r"controls?)\b.{0,20}$",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding each exclusion that is word for word an inclusion."""
    included = {words for line, words in compared(record) if line.kind == "inclusion"}
    for line, words in compared(record) if has_one_list(record) else ():
        both = line.kind == "exclusion" and words in included
        if both and len(words) >= _SHORTEST and not _LABEL.search(line.words):
            yield Finding(
                ID,
                SEVERITY,
                line.path,
                line.words,
                "The same words stand among the inclusions and the exclusions: whoever has it must"
                " be let in and kept out.",
                "Take out the one that is wrong.",
            )
