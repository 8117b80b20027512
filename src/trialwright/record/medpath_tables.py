"""Table columns that a MedPath page runs together, split by what the page says elsewhere.

A split is certain where only one place fits: the name of an intervention the page lists, a time
phrase joined to the word before it, a registry's own brackets or labels. Anything else is kept
whole or split with `certain` false, and the caller makes a finding of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

ARM_COLUMNS = re.compile(r"\s*Group ?Intervention ?Description ?")
OUTCOME_COLUMNS = re.compile(r"\s*Name ?Time ?Method ?")


@dataclass(frozen=True)
class ArmRow:
    """One row of the arms table; an absent label or name could not be told apart."""

    label: str
    interventions: tuple[str, ...]
    description: str
    certain: bool


def split_arm(row: str, names: Sequence[str]) -> ArmRow | None:
    """Cut `label + intervention + description` at a listed intervention name; None without one."""
    places = _joined(row, names) or _anywhere(row, names)
    if not places:
        return None
    start, name = places[0]
    chain, end = _chain(row, start, names)
    others = [place for place, _name in places if place >= end or place < start]
    clean = _is_joined(row, start, name) and not any(o < len(row) for o in others)
    return ArmRow(row[:start].strip(), chain or (name,), row[end:].strip(), clean)


def _joined(row: str, names: Sequence[str]) -> list[tuple[int, str]]:
    """Where a name stands joined to what is before and after it, the longest name at each place."""
    found: dict[int, str] = {}
    for name in sorted(names, key=len):
        for match in re.finditer(re.escape(name), row):
            if match.start() > 0 and _is_joined(row, match.start(), name):
                found[match.start()] = name
    return sorted(found.items())


def _anywhere(row: str, names: Sequence[str]) -> list[tuple[int, str]]:
    found: dict[int, str] = {}
    for name in sorted(names, key=len):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", row):
            if match.start() > 0:
                found[match.start()] = name
    return sorted(found.items())


def _is_joined(row: str, start: int, name: str) -> bool:
    before, after = row[start - 1 : start], row[start + len(name) : start + len(name) + 1]
    return not before.isspace() and (after == "" or not (after.isspace() or after in ",.;:-/)"))


def _chain(row: str, start: int, names: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The names that follow each other without a gap, and where they end."""
    chain: list[str] = []
    while True:
        fits = [n for n in names if row.startswith(n, start) and n not in chain]
        name = max((n for n in fits if _is_joined(row, start, n)), key=len, default=None)
        if name is None:
            break
        chain.append(name)
        start += len(name)
    if chain:
        return tuple(chain), start
    name = max((n for n in names if row.startswith(n, start)), key=len)
    return (name,), start + len(name)


@dataclass(frozen=True)
class OutcomeRow:
    """One row of an outcomes table; an absent time frame is empty."""

    measure: str
    time_frame: str
    description: str = ""
    certain: bool = True


_UNIT = r"(?:hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|minutes?|min|visits?|cycles?)"
_COUNTED = r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|nine|ten|twelve|eighteen)"
_CAPITAL_TIME = (
    r"(?:Up ?to|Through|Throughout|Within|From|During|After|Before|Until|Till|At|On|Baseline|Day|"
    r"Days|Week|Weeks|Month|Months|Year|Years|Hour|Visit|Visits|Every|Each|Immediately|Pre|Post|"
    r"Prior|First|Last|End|Start|Screening|Enrol|Follow|Followed|Time|Assessed|Approximately|"
    r"Approx|Average|An average|Over|Once|Daily|Weekly|Monthly|Intraoperative|Perioperative|"
    r"Postoperative|Preoperative|Discharge|Hospital|Duration|Entire|Randomi[sz]ation|Study|"
    r"Completion|Cycle|Birth|Delivery|T0|T1|D0|D1|W\d|M\d|One|Two|Three|Four|Five|Six|Nine|Ten|"
    r"Twelve|Eighteen)(?![a-z])"
)
_LOWER_TIME = (
    rf"(?:up to|through study|throughout the|within {_COUNTED}|from (?:baseline|day|the|date|start|"
    rf"enrol|randomi)|during (?:the|{_COUNTED})|baseline(?: |,|$)|after {_COUNTED}|"
    rf"at (?:{_COUNTED}|the|baseline|day|week|month|end)\b|{_COUNTED}[ -]?{_UNIT}\b)"
)
# joined: no blank between the measure's last sign and the time's first word
_BOUNDARY = re.compile(rf"(?<=[^\s(\[/,;:–-])(?=(?:{_CAPITAL_TIME}|{_LOWER_TIME}))")


def split_outcome(row: str, tails: Sequence[str] = ()) -> OutcomeRow:
    """Cut `measure + time frame` at the one joined time phrase; a time in `tails` is certain.

    Without a time phrase the row is all measure. With several, the first after which the rest
    reads as a time is taken and `certain` is false.
    """
    places = [match.start() for match in _BOUNDARY.finditer(row) if _may_cut(row, match.start())]
    if not places:
        return OutcomeRow(row.strip(), "")
    known = [place for place in places if row[place:].strip() in tails]
    place = (known or places)[0]
    return OutcomeRow(row[:place].strip(), row[place:].strip(), "", bool(known) or len(places) == 1)


def _may_cut(row: str, place: int) -> bool:
    """A lower-case word or a number may be cut only where no one word would be torn apart."""
    before, after = row[place - 1], row[place]
    if after.isupper():
        return not before.isupper()
    if after.isdigit():
        return not (before.isdigit() or before in ".≥≤<>=-+±" or (before.isupper() and place < 3))
    return before.isalnum() or before in ")]%."


def tails_of(rows: Sequence[str]) -> list[str]:
    """The time phrases that end two rows or more: the page itself says where they begin."""
    seen: dict[str, int] = {}
    for row in rows:
        for match in _BOUNDARY.finditer(row):
            tail = row[match.start() :].strip()
            seen[tail] = seen.get(tail, 0) + 1
    return [tail for tail, often in seen.items() if often > 1]


def outcome_rows(paragraphs: Sequence[str]) -> list[OutcomeRow]:
    """Rows of a registry that prints measure and time on one line, the description below it."""
    tails = tails_of(paragraphs)
    rows: list[OutcomeRow] = []
    for words in paragraphs:
        split = split_outcome(words, tails)
        if split.time_frame or not rows:
            rows.append(split)
        else:
            rows[-1] = _described(rows[-1], words)
    return rows


def _described(row: OutcomeRow, words: str) -> OutcomeRow:
    description = f"{row.description}\n\n{words}" if row.description else words
    return OutcomeRow(row.measure, row.time_frame, description, row.certain)
