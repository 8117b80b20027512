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
    joined: bool = True  # the name has no blank before and after it, as between table cells


def split_arm(row: str, names: Sequence[str]) -> ArmRow | None:
    """Cut `label + intervention + description` at a listed intervention name; None without one."""
    places = _joined(row, names) or _anywhere(row, names)
    if not places:
        return None
    start, name = places[0]
    chain, end = _chain(row, start, names)
    others = [place for place, _name in places if place >= end or place < start]
    joined = _is_joined(row, start, name)
    return ArmRow(row[:start].strip(), chain, row[end:].strip(), joined and not others, joined)


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
    return not (before.isspace() or before in "-–/+(&,") and (
        after == "" or not (after.isspace() or after in ",.;:-/)")
    )


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


LONGEST_TIME = 300  # characters: the registry allows 255 for a time frame
_UNIT = r"(?:hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|minutes?|min|visits?|cycles?)"
_COUNTED = r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|nine|ten|twelve|eighteen)"
_LISTED = rf"{_COUNTED}(?: ?(?:,|-|–|~|/|&|，|、|to|and|or|and/or) ?(?:and )?{_COUNTED}){{0,12}}"
_CAPITAL_TIME = (
    r"(?:Up ?to|Through|Throughout|Within|From|During|After|Before|Until|Till|At|On|Baseline|Day|"
    r"Days|Week|Weeks|Month|Months|Year|Years|Hour|Visit|Visits|Every|Each|Immediately|Pre|Post|"
    r"Prior|First|Last|End|Start|Screening|Enrol|Early|Changes? (?:at|from)|Follow|Followed|Time|"
    r"Assessed|Approximately|Approx|About|Between|Average|An average|Over|Once|Daily|Weekly|"
    r"Monthly|Intraoperative|Perioperative|Postoperative|Preoperative|Discharge|Hospital|"
    r"Duration|Entire|Randomi[sz]ation|Study|Completion|Cycle|Birth|Delivery|The \d+(?:th|rd|st)|"
    r"T0|T1|D0|D1|W\d|M\d|One|Two|Three|Four|Five|Six|Nine|Ten|Twelve|Eighteen)(?![a-z])"
)
_LOWER_TIME = (
    rf"(?:up to|through study|throughout the|within {_COUNTED}|from (?:baseline|day|the|date|start|"
    rf"enrol|randomi)|during (?:the|{_COUNTED})|baseline(?: |,|$)|screening,|after {_COUNTED}|"
    rf"at (?:{_COUNTED}|the|baseline|day|week|month|end)\b|(?:day|week|month|visit)s? ?\d|"
    rf"post-? ?operative|between {_COUNTED}|about {_COUNTED}|{_LISTED} ?-?{_UNIT}\b)"
)
# joined: no blank between the measure's last sign and the time's first word
_BOUNDARY = re.compile(rf"(?<=[^\s(\[/,;:–、，；：~-])(?=(?:{_CAPITAL_TIME}|{_LOWER_TIME}))")


def split_outcome(row: str, tails: Sequence[str] = ()) -> OutcomeRow:
    """Cut `measure + time frame` at the one joined time phrase; a time in `tails` is certain.

    Without a time phrase the row is all measure. With several, the first after which the rest
    reads as a time is taken and `certain` is false.
    """
    places = [match.start() for match in _BOUNDARY.finditer(row) if _may_cut(row, match.start())]
    if not places:
        return OutcomeRow(row.strip(), "")
    late = [place for place in places if len(row) - place <= LONGEST_TIME]
    known = [place for place in late if row[place:].strip() in tails]
    place = (known or places)[0]
    time = row[place:].strip()
    alone = len(places) == 1 and not time.endswith(".")
    sure = (bool(known) or alone) and _is_clear(row, place)
    return OutcomeRow(row[:place].strip(), time, "", sure)


def _is_clear(row: str, place: int) -> bool:
    """A number may be, in part, of the name before it: SMPD3, C4, v4.0."""
    if not row[place].isdigit():
        return True
    return not (row[place - 1].isupper() or re.match(r"\d+\.\d", row[place:]))


def _may_cut(row: str, place: int) -> bool:
    """A lower-case word or a number may be cut only where no one word would be torn apart."""
    before, after = row[place - 1], row[place]
    if after.isupper():
        return not before.isupper() or row[place + 1 : place + 2].islower()  # BMIWeek 24
    if after.isdigit():
        if before == ".":  # a sentence's end, unless it is a decimal point
            return place > 1 and row[place - 2].isalpha()
        return not (before.isdigit() or before in "≥≤<>=-+±" or (before.isupper() and place < 3))
    return before.isalnum() or before in ")]%."


def tails_of(rows: Sequence[str]) -> list[str]:
    """The time phrases that end two rows or more: the page itself says where they begin."""
    seen: dict[str, int] = {}
    for row in rows:
        for match in _BOUNDARY.finditer(row, max(0, len(row) - LONGEST_TIME)):
            tail = row[match.start() :].strip()
            seen[tail] = seen.get(tail, 0) + 1
    return [tail for tail, often in seen.items() if often > 1]


def outcome_rows(blocks: Sequence[Sequence[str]]) -> list[OutcomeRow]:
    """Rows from the table's blocks, lines with no blank line between them.

    A registry prints measure and time on one line and the description as a block below it. So a
    block of rows is followed by the description of its last row; what follows that is rows again
    where a time phrase says so, else one more paragraph.
    """
    tails = tails_of([line for block in blocks for line in block])
    rows: list[OutcomeRow] = []
    described = True
    for block in blocks:
        starts_row = split_outcome(block[0], tails)
        known = starts_row.time_frame in tails
        if not rows or known or (described and _reads_as_row(starts_row)):
            rows += _row_block(block, tails)
            described = False
        else:
            doubtful = described and len(block) == 1 and _may_be_row(block[0])
            rows[-1] = _described(rows[-1], "\n".join(block), not doubtful)
            described = True
    return rows


def _row_block(block: Sequence[str], tails: Sequence[str]) -> list[OutcomeRow]:
    """Every line is a row; one that reads as a sentence without a time goes to the row above."""
    rows: list[OutcomeRow] = []
    for line in block:
        row = split_outcome(line, tails)
        if rows and not row.time_frame and not _may_be_row(line):
            rows[-1] = _described(rows[-1], line, certain=False)
        else:
            rows.append(row)
    return rows


def _reads_as_row(row: OutcomeRow) -> bool:
    """A time frame is a phrase, not a paragraph."""
    return bool(row.time_frame) and len(row.time_frame) < LONGEST_TIME


def _may_be_row(line: str) -> bool:
    return len(line) < 160 and not line.endswith((".", ":"))


def _described(row: OutcomeRow, words: str, certain: bool) -> OutcomeRow:
    description = f"{row.description}\n\n{words}" if row.description else words
    return OutcomeRow(row.measure, row.time_frame, description, row.certain and certain)
