"""An outcome that names what is looked at, but not what is measured nor how it is summed up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._outcomes import Outcome, outcomes_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "outcome-without-metric"
SEVERITY = Severity.WARNING
SOURCE = "42 CFR 11.10(b) (outcome measure); SPIRIT 2025 16; CONSORT 2025 14"
# words that say how values become one number (42 CFR 11.10(b): measure, metric, aggregation)
_METRIC = re.compile(
    r"\b(?:means?|median|average|percent(?:age)?s?|proportions?|rates?|incidences?|prevalence|"
    r"frequenc\w+|ratio|odds|hazards?|probabilit\w+|survival|time to|duration|scores?|scales?|"
    r"index|indices|questionnaires?|inventory|chang(?:e|es|ed|ing)|differences?|number of (?:\w+ )?"
    r"(?:participants|patients|subjects|people|persons|individuals|women|men|children|eyes|"
    r"responders)|(?:participants|patients|subjects) (?:with|who|having|experiencing)|count|area"
    r" under|AUC|cmax|slope|cumulative|fold|volume|concentration|amount|level at|levels at|≥|≤|"
    r"at least|more than|less than|grades?|CTCAE|RECIST|criteria|<|>|length|assay|expression|"
    r"pressure|saturation|flow|thickness|laser|counted|distance|walk\w*|"
    r"VAS|MRI|SPECT|PET|CT|ECG|EEG|X-?rays?|ultraso\w+|echo\w+|imaging|biops\w+|tests?|"
    r"measure[ds]?|quantif\w+|CFB|periods?|free\b|number of (?!S?AE|adverse|serious|side)|"
    r"needs? (?:for|of)|size|area|weight|height|depth|density|staging|stage|episodes?|recurrence|"
    r"rejection|engraftment|mortality|deaths?|hospitali[sz]\w*|composite|first occurrence|"
    r"complete (?:response|remission|healing|closure)|dates?\b|healed|closure|viral load|"
    r"recruit\w+|(?:\d+|nine|ten|all) (?:patients|participants|"
    r"subjects)|"
    r"(?:assess|evaluat|determin|defin)ed (?:by|with|using|as|on)|assessing|metric|presence|"
    r"absence|compar(?:e|ison)|days|hours|maximum|tolerated dose|DLT|Karnofsky|NIHSS|"
    r"performance status|"
    r"dose[- ]limiting|MTD|titer|titre)\b|%|(?-i:\([A-Z]{2,7}\))",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:improve\w*|better|efficacy|effectiveness|safety|tolerab\w+|feasib\w+|quality of life|"
    r"toxicit\w+|benefits?|success|recovery)\b",
    re.IGNORECASE,
)
_EVENTS = re.compile(
    r"\b(?:number|numbers|count|occurrence|presence) of (?:\w+ )?(?:\w+ )?(?:(?:adverse|side|"
    r"serious|unwanted)[- ](?:\w+ )?(?:events?|effects?|reactions?)|S?AEs?\b)|"
    r"^\W*(?:serious )?adverse (?:events?|effects?|reactions?)\W*$",
    re.IGNORECASE,
)
_COMPOSITE = re.compile(r"composite|first occurrence|time to", re.IGNORECASE)
_PER_PERSON = re.compile(
    r"participants|patients|subjects|percent|proportion|%|incidence|rate\b|frequency|CTC|grade|"
    r"per ",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding an outcome; the words looked at are measure and description together.

    A vague word is a note: a metric in words that are not known here can hide beside it.
    """
    for outcome in outcomes_of(record):
        if not outcome.whole:
            continue
        said, both = (outcome.measure, outcome.description), outcome.words
        place = f"{outcome.path}.{'description' if said[1] else 'measure'}"
        if _EVENTS.search(said[0]) or _EVENTS.search(said[1]):
            if not _PER_PERSON.search(both) and not _COMPOSITE.search(both):
                yield _finding(SEVERITY, place, said[1] or said[0], _EVENTS_WHY)
        elif (vague := _vague(outcome)) and not _METRIC.search(both):
            yield _finding(Severity.NOTE, place, said[1] or said[0], _vague_why(vague[0]))


def _vague(outcome: Outcome) -> re.Match[str] | None:
    """A vague word in the measure, or at the head of the description."""
    head = " ".join(outcome.description.split()[:2])
    return _VAGUE.search(outcome.measure) or _VAGUE.search(head)


_EVENTS_WHY = (
    "Adverse events as such are no summary: the metric (events, or participants with at least one),"
    " the grades counted and the method of aggregation are missing."
)


def _vague_why(word: str) -> str:
    return (
        f"“{word}” names no metric and no method of aggregation, so two analysts would report"
        " different numbers."
    )


def _finding(severity: Severity, path: str, quote: str, why: str) -> Finding:
    return Finding(
        ID,
        severity,
        path,
        quote,
        why,
        "State the measurement, the metric (for example change from baseline) and the aggregation"
        " (for example mean, or number of participants at or above a threshold).",
    )
