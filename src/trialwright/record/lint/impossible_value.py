"""A limit no living person can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trialwright.record.lint._criteria import lines_of
from trialwright.record.record import CRITERIA, Record
from trialwright.values.findings import Finding, Severity

ID = "impossible-value"
SEVERITY = Severity.ERROR
SOURCE = "physiology: ranges wider than any person's; SPIRIT 2025 14a"


@dataclass(frozen=True)
class Measure:
    """What is measured, its unit as a pattern, and the widest range of a living person.

    `hints` are small letters one of which every line that names it has.
    """

    name: str
    hints: tuple[str, ...]
    words: str
    unit: str
    least: float
    most: float


_MEASURES = (
    Measure(
        "HbA1c",
        ("a1c", "glycated"),
        r"(?:HbA1c|Hb ?A1c|A1c|glycated ha?emoglobin)(?: \(HbA1c\))?",
        "%",
        2.5,
        25,
    ),
    Measure("HbA1c", ("a1c", "glycated"), r"(?:HbA1c|Hb ?A1c|A1c)", "mmol/mol", 5, 250),
    Measure(
        "BMI",
        ("bmi", "body mass"),
        r"(?:BMI|body mass index)(?: \(BMI\))?",
        r"kg/m(?:2|²|\^2)?",
        8,
        110,
    ),
    Measure(
        "ejection fraction",
        ("lvef", "ejection"),
        r"(?:LVEF|ejection fraction)(?: \(L?V?EF\))?",
        "%",
        3,
        95,
    ),
    Measure(
        "haemoglobin", ("globin", "hb", "hgb"), r"(?:ha?emoglobin|\bHb|\bHgb)", r"g ?/ ?dl", 2, 28
    ),
    Measure(
        "haemoglobin",
        ("globin", "hb", "hgb"),
        r"(?:ha?emoglobin|\bHb|\bHgb)",
        r"g ?/ ?l\b",
        20,
        280,
    ),
    Measure(
        "creatinine", ("creatinine",), r"(?:serum )?creatinine(?: level)?", r"mg ?/ ?dl", 0.05, 40
    ),
    Measure(
        "creatinine",
        ("creatinine",),
        r"(?:serum )?creatinine(?: level)?",
        r"(?:µ|u|μ)mol ?/ ?l",
        5,
        3600,
    ),
    Measure("bilirubin", ("bilirubin",), r"(?:total |serum )*bilirubin", r"mg ?/ ?dl", 0.05, 80),
    Measure("albumin", ("albumin",), r"(?:serum )?albumin", r"g ?/ ?dl", 0.5, 8),
    Measure("age", ("age",), r"\bage[ds]?", r"years", 0, 122.5),
    Measure(
        "oxygen saturation",
        ("spo2", "sao2", "saturation"),
        r"(?:SpO2|SaO2|oxygen saturation)",
        "%",
        20,
        100,
    ),
    Measure(
        "ECOG performance status", ("ecog",), r"ECOG(?: performance status| PS| score)?", "", 0, 5
    ),
    Measure(
        "Karnofsky",
        ("karnofsky",),
        r"Karnofsky(?: performance (?:status|score|scale)| score| index)?",
        "%?",
        0,
        100,
    ),
    Measure("potassium", ("potassium",), r"(?:serum )?potassium", r"(?:mmol|mEq) ?/ ?l", 1, 12),
    Measure("sodium", ("sodium",), r"(?:serum )?sodium", r"(?:mmol|mEq) ?/ ?l", 85, 220),
    Measure("temperature", ("temperature",), r"(?:body )?temperature", r"(?:° ?C|℃)", 13, 47),
)
_BETWEEN = (
    r"\s*(?:level|value)?s?\s*(?:\([^)]{0,15}\)\s*)?(?:is |are |was |of |must be |at |between |"
    r"from |:|,)?\s*"
    r"(?:greater than or equal to|less than or equal to|more than|less than|greater than|at least|"
    r"above|below|over|under|up to|>=|<=|=>|=<|≥|≤|>|<|=)?\s*"
)
_NUMBER = r"(?P<n>\d+(?:\.\d+)?)(?![\d.,]*\d)(?:\s*(?:-|–|to|and)\s*\d+(?:\.\d+)?)?"
_PATTERNS = tuple(
    (m, re.compile(rf"(?<![\w-]){m.words}{_BETWEEN}{_NUMBER}\s*{m.unit}(?![\w/])", re.IGNORECASE))
    for m in _MEASURES
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a criterion line; only a number next to its measure, with its unit, counts."""
    text = (record.text(CRITERIA) or "").lower()
    named = [(m, pattern) for m, pattern in _PATTERNS if any(hint in text for hint in m.hints)]
    for path, line, low in lines_of(record) if named else ():
        for measure, pattern in named:
            match = pattern.search(line) if any(hint in low for hint in measure.hints) else None
            if match and not measure.least <= float(match["n"]) <= measure.most:
                yield _finding(path, line, match[0].strip(), measure)
                break


def _finding(path: str, line: str, said: str, measure: Measure) -> Finding:
    limits = f"{measure.name} {measure.least:g} to {measure.most:g}"
    return Finding(
        ID,
        SEVERITY,
        path,
        line,
        f"“{said}”: no living person has such a value ({limits} in this unit), so digits or unit"
        " are wrong.",
        "Look the value and its unit up in the protocol.",
    )
