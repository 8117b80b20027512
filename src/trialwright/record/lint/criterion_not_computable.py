"""An eligibility criterion that no data can answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import lines_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "criterion-not-computable"
SEVERITY = Severity.WARNING
SOURCE = "WHO trial data set 14; SPIRIT 2025 14a; CONSORT 2025 12a"
_OPEN_LIST = re.compile(r"\betc\b\.?|\band so (?:on|forth)\b|, and others\b", re.IGNORECASE)
_JUDGED = re.compile(
    r"\b(?:investigator|physician|doctor|clinician|PI|researcher|surgeon)s?(?:'s|’s|s'|s’)? ?"
    r"(?:'s|’s)?\s*(?:\w+ )?(?:judge?ment|opinion|discretion|assessment|view|decision)|"
    r"(?:judge?ment|opinion|discretion|decision) of (?:the |an? )?(?:\w+ )?(?:investigator|"
    r"physician|doctor|clinician|researcher|PI)|"
    r"(?:in|at) (?:the |his |her )?(?:opinion|judge?ment|discretion)|"
    r"(?:deemed|considered|judged|felt) (?:\w+ ){0,4}by (?:the |an? )?(?:\w+ )?(?:investigator|"
    r"physician|doctor|clinician|PI)|(?:investigator|physician|doctor)s? (?:believes?|considers?|"
    r"judges?|thinks?)",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(?:severe|serious|significant|major(?! depressive)|uncontrolled|advanced) "
    r"(?:\w+ |\w+, |or |and ){0,3}?"
    r"(?:diseases?|illness(?:es)?|disorders?|conditions?|dysfunction|insufficiency|failure|"
    r"impairment|infections?|disabilit\w+|comorbidit\w+|hypertension|diabetes)\b",
    re.IGNORECASE,
)
# a definition beside the degree: a number, a named scale, a meaning
_DEFINED = re.compile(
    r"\d|defined|NYHA|Child|\bi\.?e\b|according to|criteria|class|grade|stage|score|requiring|"
    r"receiving|dialysis|"
    r"such that|meaning",
    re.IGNORECASE,
)


# words without which the patterns above find nothing: looking for them first saves most of the time
_DEGREES = ("severe", "serious", "significant", "major", "uncontrolled", "advanced")
_LISTS = ("etc", "so on", "so forth", "others")
_JUDGES = (
    "opinion",
    "judg",
    "discretion",
    "by ",
    "assessment",
    "view",
    "decision",
    "ieve",
    "ider",
    "think",
)


def _mentions(low: str, hints: tuple[str, ...]) -> bool:
    return any(hint in low for hint in hints)


def check(record: Record) -> Iterator[Finding]:
    """One finding a criterion line; a matter of judgement alone is a note, not a warning."""
    for path, line, low in lines_of(record):
        degree = _DEGREE.search(line) if _mentions(low, _DEGREES) else None
        named = degree is not None and line[degree.end() :].lstrip().startswith("(")
        undefined = degree[0] if degree and not named and not _DEFINED.search(line) else None
        listed = _OPEN_LIST.search(line) if _mentions(low, _LISTS) and not _allows(low) else None
        judged = _JUDGED.search(line) if _mentions(low, _JUDGES) else None
        if undefined or listed:
            words = [word for word in (undefined, listed and listed[0]) if word]
            yield _vague(path, line, " and ".join(f"“{word}”" for word in words))
        elif judged:
            yield _judged(path, line, judged[0])


def _allows(low: str) -> bool:
    """Examples of what is allowed close nobody out, so their list may stay open."""
    return "e.g" in low and (" may " in low or "allowed" in low or "permitted" in low)


def _vague(path: str, line: str, words: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        line,
        f"{words}: no data can say who this means, so two sites will decide differently.",
        "Name the diseases and their limits (grade, class, laboratory value), and close the list.",
    )


def _judged(path: str, line: str, words: str) -> Finding:
    return Finding(
        ID,
        Severity.NOTE,
        path,
        line,
        f"“{words}” is a matter of judgement: it can't be computed, a person has to answer it.",
        "Keep it as a question to the investigator, with the reason recorded, or state what would"
        " count.",
    )
