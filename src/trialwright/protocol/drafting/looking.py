"""Looking through all that people wrote in a record, before a question says that it is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trialwright.record.record import ARMS, CRITERIA, INTERVENTIONS, Record

INFO = "protocolSection.designModule.designInfo"
DESCRIBED = (f"{INFO}.interventionModelDescription", f"{INFO}.maskingInfo.maskingDescription")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_LONGEST = 280  # characters of a sentence that a question quotes


@dataclass(frozen=True)
class Said:
    """Words of the record and the path at which they stand."""

    place: str
    quote: str


@dataclass(frozen=True)
class Found:
    """A match, the sentence it stands in (`said`), and where in the sentence it begins."""

    said: Said
    match: re.Match[str]


def find(record: Record, pattern: re.Pattern[str], *, criteria: bool = False) -> Iterator[Found]:
    """Every match, sentence by sentence, arms and interventions first: they say what is done.

    The eligibility criteria speak of other things than the trial does to its participants; they
    are looked through where `criteria` says so.
    """
    for said in _sentences(record, criteria=criteria):
        for match in pattern.finditer(said.quote):
            yield Found(said, match)


def quoted(record: Record, pattern: re.Pattern[str]) -> Said | None:
    """The first sentence, criteria included, in which the pattern occurs; None where none is."""
    found = next(find(record, pattern, criteria=True), None)
    return None if found is None else Said(found.said.place, shortened(found))


def shortened(found: Found) -> str:
    """The sentence; of a long one the part around the match."""
    words = found.said.quote
    if len(words) <= _LONGEST:
        return words
    start = max(0, found.match.start() - _LONGEST // 2)
    part = words[start : start + _LONGEST].strip()
    return ("… " if start else "") + part + (" …" if start + _LONGEST < len(words) else "")


@lru_cache(maxsize=4)
def _sentences(record: Record, *, criteria: bool) -> tuple[Said, ...]:
    """Cut once a record: every question looks through them."""
    return tuple(_cut(record, criteria=criteria))


def _cut(record: Record, *, criteria: bool) -> Iterator[Said]:
    for place, words in _texts(record):
        if criteria or place != CRITERIA:
            for sentence in _SENTENCE.split(words):
                if sentence.strip():
                    yield Said(place, " ".join(sentence.split()))


def _texts(record: Record) -> list[tuple[str, str]]:
    described = [(path, words) for path in DESCRIBED if (words := record.text(path))]
    return sorted([*record.prose, *described], key=lambda text: not is_of_groups(text[0]))


def is_of_groups(place: str) -> bool:
    """Whether a path is one of the arms' or interventions'."""
    return place.startswith((ARMS, INTERVENTIONS))
