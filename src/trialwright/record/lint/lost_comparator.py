"""A comparison sign destroyed on the way: ≥ and ≤ turned into =, *, ³ or debris."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "lost-comparator"
SEVERITY = Severity.WARNING
SOURCE = "text damage: signs lost between character sets"
_UNIT = (
    r"(?:years?|yrs?|months?|%|kg(?:/m|\b)|mmol|µmol|umol|mmHg|mm ?Hg|mg/|g/d|g/l|ml/min|ng/|pg/|"
    r"IU|x ?(?:the )?(?:upper|ULN)|times (?:the )?upper)"
)
_DEBRIS = re.compile(
    r"â\?[¥¤]|â‰[¥¤]|[âÂ]\x89[¥¤]|\?\?\s?\d|(?<=\s)[³²£]\s?\d|\w\*\s?\d+(?:\.\d+)?\s?%"
)
# one measure, an equals sign, a limit in units: nobody is admitted at exactly one value
_EQUALS = re.compile(
    rf"(?<![<>≤≥=!(])(?<!than or)(?<!> or)(?<!< or)\s= ?\d+(?:[.,]\d+)?\s*{_UNIT}"
    r"(?! or (?:more|less|higher|lower|greater|above))|\s= ?\d+(?:\.\d+)? and = ?\d",
    re.IGNORECASE,
)
_SIGNS = "=âÂ?³²£*"  # a text without any of these has lost no sign
_IS_MEANING = re.compile(
    r"\b1 ?(?:inch|lb|pound|unit|cup|drink|pack|kg|ml|%)s? = |\b(?:score|grade|class|n|p|ECOG)\s= ",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a criterion line, or a condition or title with debris in it."""
    for path, words in _texts(record):
        if not any(sign in words for sign in _SIGNS):
            continue
        debris = _DEBRIS.search(words)
        equals = None if _IS_MEANING.search(words) else _EQUALS.search(words)
        match = debris or (equals if "eligibility" in path else None)
        if match:
            yield Finding(
                ID,
                SEVERITY,
                path,
                words,
                f"“{match[0].strip()}”: a sign such as ≥ or ≤ was most likely lost here; which one"
                " can't be told, so the limit has no direction.",
                "Look the sign up in the registry; until then the comparator is unknown, never"
                " equality.",
            )


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    yield from ((p, w) for p, w in record.prose if "conditions[" in p or "Title" in p)
    yield from record.criteria_lines
