"""A condition of one sex in a trial open to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import ELIGIBLE
from trialwright.record.lint._sexes import CONDITIONS, FEMALE, MALE, all_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "sex-against-condition"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Sex; 42 CFR 11.28(a)(2)(ii)"
_SEX = f"{ELIGIBLE}.sex"
# the other sex has a part in it
_BOTH = re.compile(
    r"couple|partner|donor|infant|neonat|newborn|offspring|fetal|foetal", re.IGNORECASE
)
_OPEN_TO_OTHERS = {"ALL": "all sexes", "MALE": "men alone", "FEMALE": "women alone"}


def check(record: Record) -> Iterator[Finding]:
    """One finding where every condition listed is of one sex and the sex field is not that one."""
    named = "; ".join(str(item) for item in record.items(CONDITIONS))
    sex = record.text(_SEX)
    if not named or sex not in _OPEN_TO_OTHERS or _BOTH.search(named):
        return
    for own, pattern in (("FEMALE", FEMALE), ("MALE", MALE)):
        if sex != own and all_of(record, pattern):
            yield _finding(named, own, _OPEN_TO_OTHERS[sex])


def _finding(named: str, own: str, admitted: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        _SEX,
        named,
        f"Only {'women' if own == 'FEMALE' else 'men'} have this condition, and the sex field"
        f" admits {admitted}: registry searches then show the trial to people who can't join.",
        f"Register the sex as {own.title()}, or list the condition of the others.",
    )
