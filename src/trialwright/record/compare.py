"""Two copies of one record: what differs, and of which class.

Copies of different forms carry different fields, so a value that only one copy has is a difference
only where both have the same source. Prose is compared without blanks and bullets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_BULLET = re.compile(r"^(?:[•*\-–·o]|\(?\d{1,2}[.)])\s+")
_MODULES = ("protocolSection", "resultsSection")


@dataclass(frozen=True)
class Difference:
    """One place where two copies differ; an absent wording is empty."""

    path: str
    kind: str
    this: str
    other: str


def compare(this: Record, other: Record) -> tuple[Difference, ...]:
    """The differences of `this` record from the `other`, in the record's own order."""
    found = [
        *_phases(this, other),
        *_values(this, other),
        *_criteria(this, other),
        *_outcomes(this, other),
    ]
    return tuple(found)


def findings_of(differences: tuple[Difference, ...]) -> Iterator[Finding]:
    """Findings on the differences that change what the trial is."""
    for difference in differences:
        if difference.kind in _GRAVE:
            rule, message, advice = _GRAVE[difference.kind]
            both = f"{difference.this or 'absent'} | {difference.other or 'absent'}"
            yield Finding(rule, Severity.WARNING, difference.path, both, message, advice)


_GRAVE = {
    "identity": (
        "copies-of-two-trials",
        "The two files have different registry numbers: they are not copies of one record.",
        "Compare copies of the same record.",
    ),
    "phase": (
        "phase-differs",
        "The phase differs between the two copies: sample size, oversight and legal duties depend"
        " on it.",
        "Take the phase from the registry's current version, and state it in the protocol.",
    ),
    "outcome switched": (
        "outcome-switched",
        "A primary outcome of one copy is none in the other: results could be chosen after they"
        " were seen.",
        "Say when and why it changed, and report both.",
    ),
}


def _words(value: object) -> str:
    return re.sub(r"\s+", " ", str(value)).strip()


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
        path: _words(leaf)
        for path, leaf in leaves(record.data)
        if path.startswith(_MODULES) and not path.startswith(elsewhere) and leaf is not None
    }


def _kind(path: str) -> str:
    return next((kind for stem, kind in CLASSES.items() if path.startswith(stem)), "other")


def _criteria(this: Record, other: Record) -> Iterator[Difference]:
    """Lines that only one copy has; which replaced which is not guessed."""
    if not (this.text(CRITERIA) and other.text(CRITERIA)):
        return
    one, two = _lines(this), _lines(other)
    yield from (Difference(one[x], "criteria", x, "") for x in one if x not in two)
    yield from (Difference(two[x], "criteria", "", x) for x in two if x not in one)


def _lines(record: Record) -> dict[str, str]:
    """Each criterion without its bullet, and where it stands."""
    return {_BULLET.sub("", _words(line)): path for path, line in record.criteria_lines}


def _outcomes(this: Record, other: Record) -> Iterator[Difference]:
    """Outcomes are matched by the words of their measure, whatever their order."""
    one, two = _by_measure(this), _by_measure(other)
    if not one or not two:
        return
    for measure in dict.fromkeys([*one, *two]):
        mine, theirs = one.get(measure), two.get(measure)
        if mine is None or theirs is None or mine[0] != theirs[0]:
            yield _switched(mine, theirs)
        else:
            yield from _moved(this, other, mine[1], theirs[1])


_Outcome = tuple[str, str, str]  # kind, path, measure as written


def _by_measure(record: Record) -> dict[str, _Outcome]:
    found = ((k, p, record.text(f"{p}.measure") or "") for k, p in record.outcomes)
    return {_words(measure).lower(): (k, p, measure) for k, p, measure in found}


def _switched(mine: _Outcome | None, theirs: _Outcome | None) -> Difference:
    some = mine or theirs
    assert some is not None
    grave = "primary" in {mine and mine[0], theirs and theirs[0]}
    this = f"{mine[0]}: {mine[2]}" if mine else ""
    other = f"{theirs[0]}: {theirs[2]}" if theirs else ""
    return Difference(some[1], "outcome switched" if grave else "outcome", this, other)


def _moved(this: Record, other: Record, mine: str, theirs: str) -> Iterator[Difference]:
    for name, kind in (("timeFrame", "time frame moved"), ("description", "outcome")):
        one = _words(this.text(f"{mine}.{name}") or "")
        two = _words(other.text(f"{theirs}.{name}") or "")
        if one != two:
            yield Difference(f"{mine}.{name}", kind, one, two)
