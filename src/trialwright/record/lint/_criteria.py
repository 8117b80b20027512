"""Eligibility lines by the heading they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trialwright.record.record import Record

_HEADING = re.compile(
    r"\W*(?:\w+ ){0,2}?(?P<kind>inclusion|exclusion)\b(?: criteri\w+)?(?P<rest>.*)", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:[•*\-–·o]|\(?\d{1,2}[.)])\s+")
_LONGEST_HEADING = 70  # characters; a longer line that speaks of inclusion is a criterion


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line; `kind` is inclusion, exclusion, or unknown where no heading stands above."""

    kind: str
    path: str
    words: str

    @property
    def bare(self) -> str:
        """The words without bullet or number."""
        return _BULLET.sub("", self.words)


def plain(words: str) -> str:
    """Words as they are compared: small letters, single blanks, no full stop or bullet.

    Comparison signs stay: “age < 18” is not “age > 18”.
    """
    return " ".join(_BULLET.sub("", words).lower().split()).strip(" .;,:•*-–")


def has_one_list(record: Record) -> bool:
    """Whether there is one list of exclusions, not one for each of several groups or aims."""
    return sum("exclusion criteri" in low for _path, _line, low in lines_of(record)) <= 1


@lru_cache(maxsize=1)
def compared(record: Record) -> tuple[tuple[Criterion, str], ...]:
    """Every criterion beside its words as they are compared."""
    return tuple((line, plain(line.words)) for line in criteria_of(record))


@lru_cache(maxsize=1)
def lines_of(record: Record) -> tuple[tuple[str, str, str], ...]:
    """Every line as (path, words, words in small letters), headings too."""
    return tuple((path, line, line.lower()) for path, line in record.criteria_lines)


@lru_cache(maxsize=1)
def criteria_of(record: Record) -> tuple[Criterion, ...]:
    """The lines in order without their headings; what follows a heading on its line is a line."""
    return tuple(_lines(record))


def _lines(record: Record) -> Iterator[Criterion]:
    kind = "unknown"
    for path, line in record.criteria_lines:
        heading = _HEADING.match(line)
        if heading is None:
            yield Criterion(kind, path, line)
            continue
        rest = heading["rest"].strip()
        if len(line) <= _LONGEST_HEADING or rest.startswith(":"):
            kind = heading["kind"].lower()
            rest = rest.lstrip(":. ")
        if len(rest) > len("criteria for cohort A"):
            yield Criterion(kind, path, rest if rest in line else line)
