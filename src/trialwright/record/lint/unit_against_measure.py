"""A measure in a unit it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import lines_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "unit-against-measure"
SEVERITY = Severity.WARNING
SOURCE = "units of measurement: quantities of different kind; SPIRIT 2025 14a, 16"
_NUMBER = (
    r"\s*(?:level|count)?s?\s*(?:is |of |:)?\s*(?:>=|<=|≥|≤|>|<|=|above|below|less than|more than|"
    r"greater than)?\s*\d+(?:[.,]\d+)*\s*"
)
# measure: the unit that can't be its own, and why
_WRONG = {
    rf"\b(?:HbA1c|Hb ?A1c){_NUMBER}(?P<u1>mmol/l|mg/dl|g/dl)\b": "HbA1c is a share (% or mmol/mol)",
    rf"\b(?:BMI|body mass index){_NUMBER}(?P<u2>%|kg(?!\s*/)|mg|cm)(?!\w)": "BMI is in kg/m²",
    rf"\b(?:LVEF|ejection fraction){_NUMBER}(?P<u3>ml|mmHg|mg)\b": "an ejection fraction is in %",
    rf"\b(?:ha?emoglobin|Hb|Hgb){_NUMBER}(?P<u4>mg/dl|mg/l)\b": "haemoglobin is in g/dl or g/l",
    rf"\bcreatinine{_NUMBER}(?P<u5>g/dl|g/l|mmol/l|"
    rf"mg%?/ml)\b": "serum creatinine is in mg/dl or µmol/l",
    rf"\bplatelets?{_NUMBER}(?P<u6>mg/dl|g/dl|g/l|%)": "platelets are counted",
    rf"\bbilirubin{_NUMBER}(?P<u7>g/dl|g/l|mmol/l)\b": "bilirubin is in mg/dl or µmol/l",
    rf"\b(?:eGFR|GFR|glomerular filtration rate){_NUMBER}(?P<u8>mg/dl|"
    rf"mg/min)": "a filtration rate is in ml/min",
    rf"\balbumin{_NUMBER}(?P<u9>mg/l|ng/ml)\b": "serum albumin is in g/dl or g/l",
}
_PATTERNS = tuple((re.compile(words, re.IGNORECASE), why) for words, why in _WRONG.items())
_HINTS = (
    "a1c", "bmi", "mass index", "lvef", "ejection", "globin", "hb", "hgb", "creatinin",
    "platelet", "bilirubin", "gfr", "filtration", "albumin",
)  # fmt: skip
_URINE = re.compile(r"urin|albuminuria|ratio|clearance|saturation", re.IGNORECASE)


def check(record: Record) -> Iterator[Finding]:
    """One finding a criterion line; measures in urine are let be."""
    for path, line, low in lines_of(record):
        if not any(hint in low for hint in _HINTS) or _URINE.search(line):
            continue
        for pattern, why in _PATTERNS:
            if match := pattern.search(line):
                yield _finding(path, line, match[0], why)
                break


def _finding(path: str, line: str, said: str, why: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        line,
        f"“{said}”: {why}; by the unit as it stands nobody, or everybody, would pass.",
        "Look the value and its unit up in the protocol.",
    )
