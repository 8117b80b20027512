"""Visit windows: as wide as is usual at that distance, never reaching into the next visit's."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from trialwright.protocol.drafting.course import days_of
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.schedule import Encounter

FACTORS: Mapping[str, float] = {"as drafted": 1.0, "half as wide": 0.5, "twice as wide": 2.0}
# (up to this many days after the anchor, days either side); beyond the last: 14
_USUAL = ((3.0, 0), (14.0, 1), (24.0, 3), (62.0, 7))


def usual_days(offset: str) -> int:
    """Days either side of a visit that is `offset` after its anchor."""
    distance = abs(days_of(offset))
    return next((days for reach, days in _USUAL if distance <= reach), 14)


def ask_factor(desk: Desk) -> float:
    """How wide windows are, against the usual."""
    answer = desk.ask(
        "schedule.windows",
        "How wide are the visit windows?",
        "as drafted",
        "The record gives no windows. Drafted: 7 days either side up to two months after the "
        "anchor, 14 after that, less where visits are close.",
        options=tuple(FACTORS),
        touches=("encounters",),
    )
    return FACTORS[answer]


def fit_windows(encounters: tuple[Encounter, ...], factor: float) -> tuple[Encounter, ...]:
    """Windows times `factor`, cut so that neighbours on the same anchor do not overlap."""
    return tuple(_fitted(here, encounters, factor) for here in encounters)


def _fitted(here: Encounter, every: tuple[Encounter, ...], factor: float) -> Encounter:
    timing = here.timing
    at = days_of(timing.offset)
    gaps = [
        abs(days_of(other.timing.offset) - at)
        for other in every
        if other.id != here.id and other.timing.anchor == timing.anchor and _meet(here, other)
    ]
    room = int((min(gaps) - 1) / 2) if gaps else 10_000
    fixed = timing.early + timing.late == 0 or days_of(timing.offset) == 0
    if fixed:
        return here
    early, late = (min(int(days * factor), max(room, 0)) for days in (timing.early, timing.late))
    return msgspec.structs.replace(
        here, timing=msgspec.structs.replace(timing, early=early, late=late)
    )


def _meet(one: Encounter, other: Encounter) -> bool:
    """Whether some participant has both."""
    return not one.arms or not other.arms or bool(set(one.arms) & set(other.arms))
