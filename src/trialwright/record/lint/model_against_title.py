"""A crossover, parallel or factorial title against the model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import MODEL
from trialwright.record.lint._prose import titles
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "model-against-title"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Interventional Study Model; CONSORT 2025 9"
_SAID = re.compile(
    r"\b(?P<model>cross-?over|parallel(?=[- ](?:group|arm|design|assign)|,)|factorial|"
    r"single[- ](?:arm|group)|one[- ]arm)\b",
    re.IGNORECASE,
)
_MODEL = {
    "c": "CROSSOVER",
    "p": "PARALLEL",
    "f": "FACTORIAL",
    "s": "SINGLE_GROUP",
    "o": "SINGLE_GROUP",
}
# a control that changes over in the end, or a second part
_LET_BE = re.compile(
    r"option|delayed|with (?:a )?cross|follow|extension|expansion|phase", re.IGNORECASE
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a title; two models in one title are let be."""
    model = record.text(MODEL)
    for path, words in titles(record) if model else ():
        said = {_MODEL[match["model"][0].lower()]: match[0] for match in _SAID.finditer(words)}
        if len(said) == 1 and model not in said and not _LET_BE.search(words):
            yield Finding(
                ID,
                SEVERITY,
                path,
                words,
                f"The title says “{next(iter(said.values()))}”, the model is {model}: sample size"
                " and analysis depend on it.",
                "Correct the one that is wrong in the registry.",
            )
