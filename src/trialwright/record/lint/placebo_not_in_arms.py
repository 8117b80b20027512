"""A placebo or sham in the title that no arm has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import arms, interventions
from trialwright.record.lint._prose import titles
from trialwright.record.record import ARMS, INTERVENTIONS, Record
from trialwright.values.findings import Finding, Severity

ID = "placebo-not-in-arms"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Arm Type; CONSORT 2025 13"
_SAID = re.compile(r"\b(?:placebo|sham|vehicle)[- ]?(?:procedure[- ])?controll?ed\b", re.IGNORECASE)
_SHOWN = re.compile(
    r"placebo|sham|vehicle|saline|control|dummy|mock|standard|solution|medium|without|no treatment|"
    r"ringer|albumin|plasmalyte|dextrose|excipient|carrier|inactive|simulat|comparator|aspiration",
    re.IGNORECASE,
)
_TYPES = frozenset({"PLACEBO_COMPARATOR", "SHAM_COMPARATOR"})


def check(record: Record) -> Iterator[Finding]:
    """One finding a record, on the first title that says so; no arms at all is another matter."""
    said = next(((p, w, m) for p, w in titles(record) if (m := _SAID.search(w))), None)
    if said is None or not arms(record) or _is_shown(record):
        return
    path, words, match = said
    yield Finding(
        ID,
        SEVERITY,
        path,
        words,
        f"The title says “{match[0]}”, and no arm or intervention is a placebo or sham: what the"
        " control group gets is not told.",
        "Register the control as an arm of its type, with what it is made of or how it is done.",
    )


def _is_shown(record: Record) -> bool:
    if any(arm.get("type") in _TYPES for arm in arms(record)):
        return True
    texts = [w for p, w in record.prose if p.startswith((ARMS, INTERVENTIONS))]
    texts += record.left_over
    return bool(interventions(record)) and any(_SHOWN.search(words) for words in texts)
