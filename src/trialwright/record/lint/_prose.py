"""All of a record's prose in small letters, for a first look that costs little.

Most rules of text need a rare word; asking for it in one string before any pattern is tried keeps
a whole registry's records within seconds.
"""

from __future__ import annotations

from functools import lru_cache

from trialwright.record.lint._left_over import left_over_words
from trialwright.record.record import CRITERIA, Record


@lru_cache(maxsize=1)
def small_letters(record: Record) -> str:
    """Every text a person wrote about the trial, and what is in no field, in small letters."""
    said = "\n".join(words for _path, words in record.prose).lower()
    return f"{said}\n{left_over_words(record)}"


@lru_cache(maxsize=1)
def told(record: Record) -> str:
    """The same without the eligibility criteria: what is said of the trial and its treatment."""
    said = "\n".join(words for path, words in record.prose if path != CRITERIA).lower()
    return f"{said}\n{left_over_words(record)}"


def mentions(record: Record, *hints: str) -> bool:
    """Whether any of the hints, given in small letters, stands anywhere in the record's prose."""
    words = small_letters(record)
    return any(hint in words for hint in hints)


@lru_cache(maxsize=1)
def titles(record: Record) -> tuple[tuple[str, str], ...]:
    """The brief and the official title as (path, words), where they are given."""
    module = "protocolSection.identificationModule"
    paths = (f"{module}.briefTitle", f"{module}.officialTitle")
    return tuple((path, words) for path in paths if (words := record.text(path)))
