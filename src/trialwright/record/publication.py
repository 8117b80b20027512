"""A registered record against the words of a publication on the same trial.

Only plain text is needed, for example an abstract. A primary outcome counts as reported when the
sentences that tell what was measured hold one of its words, or a usual other name of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.record import ARMS, OUTCOMES, Record
from trialwright.values.findings import Finding, Severity

ID = "primary-not-published"
DESIGN_ID = "design-differs-in-publication"
_MODEL = "protocolSection.designModule.designInfo.interventionModel"
# a word of a measure: what a paper may call it
_ALSO = {
    "adverse": ("adverse", "safe", "tolerat", "side effect", "complication"),
    "safety": ("adverse", "safe", "tolerat", "side effect", "complication"),
    "mortality": ("mortality", "death", "died", "survival"),
    "survival": ("survival", "death", "mortality"),
    "hemoglobin": ("hba1c", "a1c", "hemoglobin", "haemoglobin", "glycated"),
    "hba1c": ("hba1c", "a1c", "hemoglobin a1c", "haemoglobin a1c", "glycated"),
    "glucose": ("glucose", "glycaemia", "glycemia", "blood sugar"),
    "pain": ("pain", "vas"),
}
_MEASURED = re.compile(
    r"primary|secondary|outcome|end ?point|efficacy|effective|evaluat|assess|measur|safety|tolerat|"
    r"based on|reduc|improv|decreas|increas|change",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(])")
_RANDOMISED = re.compile(r"randomi[sz]ed|randomly (?:assigned|allocated|divided)", re.IGNORECASE)
_COMMON = frozenset(
    {
        "number", "rate", "change", "level", "levels", "dose", "score", "time", "from", "baseline",
        "with", "without", "after", "before", "patients", "participants", "subjects", "total",
        "mean", "event", "events", "effect", "effects", "improvement", "the", "and", "for",
    }
)  # fmt: skip


def compare_publication(record: Record, text: str) -> Iterator[Finding]:
    """Registered primary outcomes that the publication does not name, and a differing design."""
    said = [sentence for sentence in _SENTENCE.split(text) if _MEASURED.search(sentence)]
    measured = "\n".join(said).lower()
    for place in range(len(record.items(OUTCOMES["primary"]))):
        path = f"{OUTCOMES['primary']}[{place}].measure"
        measure = record.text(path) or ""
        names = _names(measure)
        if names and not any(name in measured for name in names):
            yield _missing(path, measure)
    yield from _design(record, text)


def _names(measure: str) -> set[str]:
    """The words, and their other names, by which a text would name the measure."""
    words: list[str] = re.findall(r"[a-z][a-z0-9-]{2,}", measure.lower())
    telling = [word for word in words if word not in _COMMON] or words
    return {name for word in telling for name in _ALSO.get(word, (word,))}


def _missing(path: str, measure: str) -> Finding:
    return Finding(
        ID,
        Severity.WARNING,
        path,
        measure,
        "This registered primary outcome is not among the measures the publication names: a reader"
        " can't tell whether it was measured and left out.",
        "Report it, with the reason if it was not measured; check that the full paper does not.",
    )


def _design(record: Record, text: str) -> Iterator[Finding]:
    match = _RANDOMISED.search(text)
    single = record.text(_MODEL) == "SINGLE_GROUP" and len(record.items(ARMS)) <= 1
    if match and single:
        sentence = next(s for s in _SENTENCE.split(text) if match[0] in s)
        yield Finding(
            DESIGN_ID,
            Severity.WARNING,
            _MODEL,
            sentence.strip(),
            "The publication describes a randomised trial, the record a single group: one of them"
            " is not what was done.",
            "Register the arms and the allocation as they were, or correct the paper.",
        )
