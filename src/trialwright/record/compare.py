"""Two copies of one record: what differs, and of which class.

Copies of different forms carry different fields, so a value that only one copy has is a difference
only where both have the same source. Prose is compared without blanks and bullets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trialwright.record.compare_criteria import compare_criteria
from trialwright.record.compare_outcomes import compare_outcomes
from trialwright.record.difference import Difference, one_line
from trialwright.record.record import CRITERIA, OUTCOMES, Record
from trialwright.record.tree import leaves
from trialwright.values.findings import Finding, Severity

_DESIGN = "protocolSection.designModule"
PHASES = f"{_DESIGN}.phases"
# a path's beginning: the class of its differences; the first that fits, else "other"
CLASSES = {
    "protocolSection.identificationModule.nctId": "identity",
    PHASES: "phase",
    f"{_DESIGN}.enrollmentInfo": "sample size",
    _DESIGN: "design",
    CRITERIA: "criteria",
    "protocolSection.eligibilityModule": "criteria",
    "protocolSection.statusModule.overallStatus": "status",
    "protocolSection.statusModule": "dates",
    "protocolSection.armsInterventionsModule": "arms and interventions",
    "protocolSection.contactsLocationsModule": "places",
    "protocolSection.sponsorCollaboratorsModule": "sponsor",
    "protocolSection.descriptionModule": "description",
    "protocolSection.identificationModule": "title",
    "resultsSection": "results",
}
_MODULES = ("protocolSection", "resultsSection")


def compare(this: Record, other: Record) -> tuple[Difference, ...]:
    """The differences of `this` record from the `other`, in the record's own order."""
    found = [
        *_phases(this, other),
        *_values(this, other),
        *compare_criteria(this, other),
        *compare_outcomes(this, other),
    ]
    return tuple(found)


def findings_of(differences: tuple[Difference, ...]) -> Iterator[Finding]:
    """Findings on the differences that change what the trial is, one a place."""
    for difference in differences:
        rule = _GRAVE.get((difference.kind, difference.change)) or _GRAVE.get((difference.kind, ""))
        if rule and (rule.within in difference.path):
            both = f"{difference.this or 'absent'} | {difference.other or 'absent'}"
            place = difference.path
            yield Finding(rule.id, rule.severity, place, both, rule.message, rule.advice)


@dataclass(frozen=True)
class _Grave:
    """What is said of a kind of difference; `within` is part of the paths it counts at."""

    id: str
    severity: Severity
    message: str
    advice: str
    within: str = ""


# class and change of a difference (no change: any): what is said of it
_GRAVE = {
    ("identity", ""): _Grave(
        "copies-of-two-trials",
        Severity.WARNING,
        "The two files have different registry numbers: they are not copies of one record.",
        "Compare copies of the same record.",
    ),
    ("phase", ""): _Grave(
        "phase-differs",
        Severity.WARNING,
        "The phase differs between the two copies: sample size, oversight and legal duties depend"
        " on it.",
        "Take the phase from the registry's current version, and state it in the protocol.",
    ),
    ("outcome switched", ""): _Grave(
        "outcome-switched",
        Severity.WARNING,
        "A primary outcome of one copy is none in the other: results could be chosen after they"
        " were seen.",
        "Say when and why it changed, and report both.",
    ),
    ("time frame moved", ""): _Grave(
        "time-frame-moved",
        Severity.WARNING,
        "A primary outcome is measured at another time in the other copy: the time that looks best"
        " could be chosen after results were seen.",
        "Say when and why it changed, and report both times.",
        "primaryOutcomes",
    ),
    ("sample size", ""): _Grave(
        "sample-size-differs",
        Severity.NOTE,
        "The number of participants differs between the two copies.",
        "Say whether one is the plan and the other what was reached, and why they differ.",
        "count",
    ),
    ("criteria", "number changed"): _Grave(
        "criterion-limit-differs",
        Severity.WARNING,
        "A limit of eligibility differs between the two copies: participants may have been let in"
        " by either.",
        "Say from when the new limit held, and who was enrolled under which.",
    ),
}


def _phases(this: Record, other: Record) -> Iterator[Difference]:
    one, two = (", ".join(map(str, record.items(PHASES))) for record in (this, other))
    if one != two and ((one and two) or this.source == other.source):
        yield Difference(PHASES, "phase", one, two)


def _values(this: Record, other: Record) -> Iterator[Difference]:
    """Every other single value; lists are taken by position."""
    one, two = _leaves(this), _leaves(other)
    same_form = this.source == other.source
    for path in dict.fromkeys([*one, *two]):
        both = path in one and path in two
        if one.get(path) != two.get(path) and (both or same_form):
            yield Difference(path, _kind(path), one.get(path, ""), two.get(path, ""))


def _leaves(record: Record) -> dict[str, str]:
    elsewhere = (PHASES, CRITERIA, *OUTCOMES.values())
    return {
        path: one_line(leaf)
        for path, leaf in leaves(record.data)
        if path.startswith(_MODULES) and not path.startswith(elsewhere) and leaf is not None
    }


def _kind(path: str) -> str:
    return next((kind for stem, kind in CLASSES.items() if path.startswith(stem)), "other")
