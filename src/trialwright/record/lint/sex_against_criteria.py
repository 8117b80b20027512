"""A criterion on sex that the sex field contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import criteria_of
from trialwright.record.lint._design import ELIGIBLE
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "sex-against-criteria"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data elements Sex, Eligibility Criteria; WHO trial data set 14"
_SEX = f"{ELIGIBLE}.sex"
_JOINED = r"[\s,]*(?:\(\w+\) ?)?(?:and/or|and|or|&|/|,)[\s,]*(?:(?:and|or|non-?pregnant) )*"
_BOTH = re.compile(
    rf"\b(?:males?|men|man|boys?)\b{_JOINED}(?:females?|wom[ae]n|girls?)\b|"
    rf"\b(?:females?|wom[ae]n|girls?)\b{_JOINED}(?:males?|men|man|boys?)\b|"
    r"\b(?:both|either|any) (?:sex(?:es)?|genders?)\b|\ball (?:sexes|genders)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"^\W*(?:adult )?(?:(?P<f>females?|women|woman)|(?P<m>males?|men|man))"
    r"(?: (?:patients?|subjects?|participants?|sex|gender|only))*(?:$|[,;.]| (?:aged?|between|from|"
    r"with|who|over|under|\d))",
    re.IGNORECASE,
)
# of one sex's side only (contraception), or followed by the other's line
_CONDITIONAL = re.compile(
    r"pregnan|childbearing|child-bearing|contracep|fertil|potential|lactat|reproduc|menopaus|"
    r"partner|steril|hormon|FSH|hemoglobin|haemoglobin|\bhb\b|hematocrit|creatinin|QTc|waist|g/d|"
    r"msec|BMI",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a line: both sexes admitted where the field has one, or one where it has all."""
    sex = record.text(_SEX)
    lines = [line for line in criteria_of(record) if line.kind == "inclusion"]
    if sex in ("FEMALE", "MALE"):
        yield from (_finding(c.path, c.words, sex) for c in lines if _is_both(c.words))
    elif sex == "ALL":
        found = [(c, m) for c in lines if (m := _ONE.search(c.bare)) and not _aside(c.words)]
        if len({bool(match["f"]) for _c, match in found}) == 1:
            yield from (_finding(c.path, c.words, sex) for c, _m in found[:1])


def _is_both(words: str) -> bool:
    return bool(_BOTH.search(words)) and not _CONDITIONAL.search(words)


def _aside(words: str) -> bool:
    headed = words.rstrip().endswith((":", "...", "…"))
    return headed or bool(_CONDITIONAL.search(words) or _BOTH.search(words))


def _finding(path: str, words: str, sex: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        words,
        f"The sex field says {sex}, this criterion something else: people are found, or turned"
        " away, by the field.",
        "Decide who may join, and let field and criterion say the same.",
    )
