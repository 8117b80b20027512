"""A condition of one sex in a trial open to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import ELIGIBLE
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "sex-against-condition"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Sex; 42 CFR 11.28(a)(2)(ii)"
_SEX = f"{ELIGIBLE}.sex"
_CONDITIONS = "protocolSection.conditionsModule.conditions"
_FEMALE = re.compile(
    r"ovarian (?:failure|insufficiency|cancer|reserve)|premature menopause|cervical cancer|"
    r"endometri(?:um|al|osis)|asherman|intrauterine adhesion|poor ovarian|pre-?eclampsia|"
    r"polycystic ovar|vagin(?:al|itis)|vulv(?:ar|a)\b|uterine",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"prostat|erectile|azoospermi|oligospermi|peyronie|testicular|hypospadias|cryptorchid|"
    r"phimosis|male infertility",
    re.IGNORECASE,
)
# the other sex has a part in it
_BOTH = re.compile(
    r"couple|partner|donor|infant|neonat|newborn|offspring|fetal|foetal", re.IGNORECASE
)
_OPEN_TO_OTHERS = {"ALL": "all sexes", "MALE": "men alone", "FEMALE": "women alone"}


def check(record: Record) -> Iterator[Finding]:
    """One finding where every condition listed is of one sex and the sex field is not that one."""
    named = [str(item) for item in record.items(_CONDITIONS)]
    sex = record.text(_SEX)
    if not named or sex not in _OPEN_TO_OTHERS or _BOTH.search(" ".join(named)):
        return
    for own, pattern in (("FEMALE", _FEMALE), ("MALE", _MALE)):
        if sex != own and all(pattern.search(name) for name in named):
            yield Finding(
                ID,
                SEVERITY,
                _SEX,
                "; ".join(named),
                f"Only {'women' if own == 'FEMALE' else 'men'} have this condition, and the sex"
                f" field admits {_OPEN_TO_OTHERS[sex]}: registry searches then show the trial to"
                " people who can't join.",
                f"Register the sex as {own.title()}, or list the condition of the others.",
            )
