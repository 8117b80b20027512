"""How registries' words become values of API v2: converters for the readers' tables.

A converter gives None for what it can't read (it stays where it stood, with a finding), and
ABSENT for words that say that there is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trialwright.record.moving import ABSENT, Convert
from trialwright.record.words import PHASES, any_date, choice
from trialwright.values.dates import PartialDate

_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_AGE = re.compile(r"(\d{1,3})(?:\.0+)? ?(year|month|week|day|hour|minute)(?:s|\(s\))?", re.I)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PHASE = re.compile(r"(?:early )?phase [0-4iv]+(?:( ?/ ?|-)(?:phase )?[1-4iv]+)?", re.I)
_NO_AGE = frozenset({"n/a", "none", "no limit", "not applicable"})


def table(known: Mapping[str, object]) -> Convert:
    """A closed list of words, without regard to case."""
    lower = {said.lower(): value for said, value in known.items()}

    def convert(words: str) -> object:
        return lower.get(words.strip().lower())

    return convert


def one_of(*allowed: str) -> Convert:
    """The API's form of a printed choice, where it is one of these."""

    def convert(words: str) -> object:
        found = choice(words)
        return found if found in allowed else None

    return convert


def day(words: str) -> object:
    """A date, as printed or ISO 8601, without its time of day; day or month may lack."""
    match = _TIME.fullmatch(words.strip())
    found = any_date(match[1] if match else words.strip())
    try:
        PartialDate.parse(found or "")
    except ValueError:  # no date, or a day that does not exist
        return None
    return found


def age(words: str) -> object:
    """`18 Years`, as the registry writes ages; a number without its unit is not read."""
    if words.strip().lower() in _NO_AGE:
        return ABSENT
    match = _AGE.fullmatch(words.strip())
    if match is None:
        return None
    number, unit = int(match[1]), match[2].capitalize()
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def phases(words: str) -> object:
    """Phases as printed, in Arabic or Roman numerals: `Phase II/III` is PHASE2 and PHASE3."""
    plain = words.strip().lower()
    if plain in ("n/a", "not applicable"):
        return ["NA"]
    if _PHASE.fullmatch(plain) is None:
        return None
    numbers = re.sub(r"\b(iv|i{1,3})\b", lambda found: _ROMAN[found[1]], plain)
    pressed = re.sub(r" ?[/-] ?(phase )?", "/phase ", numbers)
    return ["EARLY_PHASE1"] if pressed == "phase 0" else PHASES.get(pressed)


def count(words: str) -> object:
    """A number of participants: a whole number without anything else; 0 says nothing."""
    plain = words.strip()
    if not plain.isdecimal() or len(plain) > 9:
        return None
    return int(plain) or ABSENT


def unwrapped(words: str) -> str:
    """Words the sender broke into short indented lines: a line for each paragraph or item."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    paragraphs = re.split(r"\n[ \t]*\n", plain)
    return "\n\n".join(joined for part in paragraphs if (joined := _joined(part.splitlines())))


_ITEM = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)]|[a-z][.)])\s")


def _joined(lines: Sequence[str]) -> str:
    out = ""
    for line in lines:
        item = _ITEM.match(line) is not None
        out += ("\n" if item else " ") + line.strip() if out else line.strip()
    return out
