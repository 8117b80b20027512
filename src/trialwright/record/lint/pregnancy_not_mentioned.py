"""A product given to women of childbearing age without a word on pregnancy."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._age import MAXIMUM, MINIMUM, age_at
from trialwright.record.lint._design import ELIGIBLE, GIVEN, interventions, is_cut
from trialwright.record.lint._sexes import is_male_condition
from trialwright.record.record import CRITERIA, Record
from trialwright.values.findings import Finding, Severity

ID = "pregnancy-not-mentioned"
SEVERITY = Severity.NOTE
SOURCE = "ICH E8(R1), ICH M3(R2) 11.3 (women of childbearing potential); WHO trial data set 14"
_SAID = (
    "pregn", "gestat", "lactat", "breast", "nursing", "childbearing", "child-bearing",
    "child bearing", "contracep", "fertil", "menopaus", "birth control", "gravid", "gestant",
    "hysterectomy", "reproducti", "child birth",
)  # fmt: skip
_FROM, _TO = 50.0, 13.0  # years: a minimum from, a maximum to which it is no matter
_LINES = 5  # fewer lines are a summary, not the criteria


def check(record: Record) -> Iterator[Finding]:
    """A note where women may join, a product is given, and no criterion mentions it."""
    text = record.text(CRITERIA)
    given = {item.get("type") for item in interventions(record)} & GIVEN
    sex = record.text(f"{ELIGIBLE}.sex")
    apart = sex not in ("ALL", "FEMALE") or is_male_condition(record) or not _of_age(record)
    if text is None or not given or apart:
        return
    low, whole = text.lower(), len(record.criteria_lines) >= _LINES and not is_cut(record)
    if whole and not any(word in low for word in _SAID) and is_interventional(record):
        yield _finding()


def _of_age(record: Record) -> bool:
    least, most = age_at(record, MINIMUM), age_at(record, MAXIMUM)
    return (least is None or least < _FROM) and (most is None or most > _TO)


def _finding() -> Finding:
    return Finding(
        ID,
        SEVERITY,
        CRITERIA,
        "",
        "Women of childbearing age may join and are given a product, and no criterion speaks of"
        " pregnancy, contraception or breast-feeding.",
        "Say whether pregnant women are kept out, how it is tested and for how long contraception"
        " is asked for.",
    )
