"""What a record says in no field: a rule about something absent must look there, too.

The older study-fields form lists descriptions without saying whose they are; where their number
does not fit, they are left over. An outcome without a description may then have one after all.
"""

from __future__ import annotations

from functools import lru_cache

from trialwright.record.record import Record


@lru_cache(maxsize=1)
def left_over_words(record: Record) -> str:
    """All of it in small letters, one below the other."""
    return "\n".join(record.left_over).lower()


def is_left_over(record: Record, *fields: str) -> bool:
    """Whether values of one of these fields of the older form could not be placed."""
    return any(text.startswith(f"{field}:") for text in record.left_over for field in fields)
