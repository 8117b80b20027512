"""Criteria silent on earlier and other treatments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._age import MAXIMUM, age_at
from trialwright.record.record import CRITERIA, INTERVENTIONS, Record
from trialwright.values.findings import Finding, Severity

ID = "no-washout"
SEVERITY = Severity.NOTE
SOURCE = "SPIRIT 2025 14a, 15 (concomitant care); WHO trial data set 14"
_SAID = re.compile(
    r"wash[- ]?out|participat\w+ (?:in )?other|treatment (?:in|within) \d|immuni[sz]ation|"
    r"resistan|refractory|unrespons|no response|fail(?:ed|ure) (?:of|"
    r"to respond)|\b(?:have|has|had|be) (?:been )?receiv(?:ed|ing)\b|half[- ]li|stable (?:dose|"
    r"treatment|therapy|regimen|medication)|"
    r"(?:prior|previous(?:ly)?|earlier|past|recent|concurrent|concomitant|ongoing|current|other"
    r"|another|use of|history of|receiv\w+|underw\w+|had)\s[^.\n]{0,60}?"
    r"(?:treatment|treated|therap|trial|stud(?:y|ies)|transplant|drug|medicat|inject|surger|cell|"
    r"graft|radiation|immunosuppress|steroid|anticoag|chemo|procedure|intervention|vaccin)|"
    r"(?:within|during|in|for) (?:the )?(?:last|past|previous|prior|preceding|\d+|one|two|three|"
    r"four|six|twelve)[^.\n]{0,30}?(?:days?|weeks?|months?|years?)[^.\n]{0,20}(?:prior|before|of|"
    r"preceding)|(?:participat|enrol)\w+ in|(?:receiving|taking|treated with|treatment with)",
    re.IGNORECASE,
)
# any word of a treatment among the exclusions speaks of other treatments
_EXCLUDED = re.compile(
    r"creams?\b|ointment|\bapplied\b|ster[oi]{2}ds?\b|methotrexate|c[yi]closporin|antibiotic|"
    r"antiplatelet|warfarin|insulin|nsaid|"
    r"aspirin|biologic|chemo|antioxid|supplement|inhibitor|prednis|interferon|blocker|smok\w+ drug|"
    r"medicat|\bdrugs?\b(?! (?:abuse|addict|depend))|steroid|cortico|immunosuppress|radiation|"
    r"radiother|chemother|anticoag|therap(?:y|ies)|treatment|surgery|transplant|trial|vaccin",
    re.IGNORECASE,
)
# the same without conditions, which is faster to look for
_OFTEN = ("medicat", "steroid", "immunosuppress", "radiation", "therapy", "treatment", "surgery")
_EXCLUSION = re.compile(r"exclusion", re.IGNORECASE)
_GIVEN = frozenset({"BIOLOGICAL", "DRUG", "GENETIC", "COMBINATION_PRODUCT"})


def check(record: Record) -> Iterator[Finding]:
    """A note where a product is given and no criterion speaks of earlier or other treatments."""
    text = record.text(CRITERIA)
    if text is None or len(record.criteria_lines) < 3 or not is_interventional(record):
        return
    types = {
        record.text(f"{INTERVENTIONS}[{place}].type")
        for place in range(len(record.items(INTERVENTIONS)))
    }
    most = age_at(record, MAXIMUM)
    if most is not None and most < 1:
        return  # the newborn have had no treatment to wash out
    cut = any(finding.rule == "read.page-cut" for finding in record.findings)
    if types & _GIVEN and not cut and not _speaks(text):
        yield Finding(
            ID,
            SEVERITY,
            CRITERIA,
            "",
            "No criterion asks for a washout or a stable dose, or excludes earlier cell therapy or"
            " another trial: what is seen may be their doing.",
            "Say which earlier treatments exclude, how long before, and which must be stable.",
        )


def _speaks(text: str) -> bool:
    parts = _EXCLUSION.split(text, maxsplit=1)
    if len(parts) > 1 and any(word in parts[1].lower() for word in _OFTEN):
        return True
    return bool(_SAID.search(text) or _EXCLUDED.search(parts[-1] if len(parts) > 1 else ""))
