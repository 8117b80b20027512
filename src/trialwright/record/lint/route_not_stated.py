"""A cell product that nobody is told how to give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._cells import cell_products
from trialwright.record.lint._prose import told
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "route-not-stated"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Intervention Description; CONSORT 2025 13"
# a way into the body, an organ it is put in, or an act that has one place
_TOLD = re.compile(
    r"intra-?\s?\w|\bi\.?v\.?\b|\bi\.?m\.?\b|\bi\.?a\.?\b|inject|infus|\btrans-?(?:endo|epi|"
    r"catheter|"
    r"arter|venous|vascular|coron|cutan|sphen|scler|mural|pial|septal|vagin|rectal|anal|bronch|"
    r"dermal|duoden|hepat|femoral|nasal)|percutan|sub-?(?:cutan|retin|arach|dural|chondr|conjunct|"
    r"tenon|mucos|acrom|"
    r"epithel|macul)|epidur|perineu|perian|peri-?(?:lesion|ocular|articul|venous|implant)|"
    r"retro-?(?:bulb|"
    r"orbit)|suprachor|spray|topical|dressing|patch|sheet|graft|implant|scaffold|seeded|matrix|"
    r"inhal|nebuli|oral|"
    r"eye ?drop|nasal|catheter|artery|arterial|vein|venous|lumbar|puncture|surg|arthroscop|"
    r"microfractur|gel\b|fill|instill|lavage|appli(?:ed|cation)|endoscop|bronchoscop|drip|"
    r"stereotact|"
    r"epicard|endomyo|epimyo|needle|plac(?:ed|ement)|cover|directly into|into the|"
    r"bone marrow transplant|"
    r"stem cell transplantation (?:for|in) hemato|hematopoietic",
    re.IGNORECASE,
)

_USUAL = ("inject", "infus", "intraven", "implant", "graft", "surg", "applied", "topical")


def check(record: Record) -> Iterator[Finding]:
    """One finding a record, on the first cell product."""
    if not is_interventional(record):
        return
    path = next(iter(cell_products(record)), None)
    words = told(record)
    if path is None or any(way in words for way in _USUAL):
        return
    if not _TOLD.search(words):
        yield Finding(
            ID,
            SEVERITY,
            f"{path}.name",
            record.text(f"{path}.name") or "",
            "Nothing says by which route the cells are given: dose, risk and monitoring depend on"
            " it, and two routes could be two trials.",
            "State the route and the site of administration, and the volume and rate.",
        )
