"""What befalls each participant beyond the plan: by design in the first ten, by rates in all.

A rehearsal has to show a failed expansion, a withdrawal between collection and dose, a skipped
dose, a serious event, a missed visit and a late one, a correction and a query. With ten or more
participants it shows them whatever the seed: which of the first ten has which is a seeded draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from trialwright.simulate.dice import Dice

Leaving: TypeAlias = Literal["study", "consent", "lost", "died"]

# ASSUMPTIONS, per participant.
EXPANSION_FAILS = 0.03
LEAVES_BEFORE_DOSE = 0.03
LEAVES_LATER = 0.05
LATER: Mapping[Leaving, float] = {"study": 0.45, "consent": 0.12, "lost": 0.38, "died": 0.05}
SKIPS_LAST_DOSE = 0.03

DESIGNED = 10  # so many participants carry the features that are there by design


@dataclass(frozen=True)
class Fate:
    """One participant's fate. `leaves_after` counts the follow-up visits made before leaving."""

    expansion_fails: bool = False
    leaves_before_dose: bool = False
    leaves: Leaving | None = None
    leaves_after: int = 0
    skips_last_dose: bool = False
    serious: bool = False
    misses_a_visit: bool = False
    comes_late: bool = False
    is_corrected: bool = False
    is_queried: bool = False


def fate_of(ordinal: int, own: Dice, study: Dice) -> Fate:
    """The fate of the `ordinal`-th participant enrolled (from 1): designed, else by the rates.

    `own` are the person's dice, `study` those that all share.
    """
    if ordinal > DESIGNED:
        return _by_rates(own)
    places = study.order(range(1, DESIGNED + 1), "designed")
    return _designed(places.index(ordinal))


def _designed(place: int) -> Fate:
    """The features are spread so that the ones that end a course do not meet in one person."""
    named = {
        0: Fate(expansion_fails=True),
        1: Fate(leaves_before_dose=True),
        2: Fate(skips_last_dose=True),
        3: Fate(serious=True),
        4: Fate(misses_a_visit=True),
        5: Fate(comes_late=True, is_queried=True),
    }
    return replace(named.get(place, Fate()), is_corrected=place in {3, 6})


def _by_rates(own: Dice) -> Fate:
    later = own.chance(LEAVES_LATER, "leaves")
    return Fate(
        expansion_fails=own.chance(EXPANSION_FAILS, "expansion"),
        leaves_before_dose=own.chance(LEAVES_BEFORE_DOSE, "leaves before dose"),
        leaves=own.weighted(LATER, "leaves how") if later else None,
        leaves_after=own.between(0, 4, "leaves after"),
        skips_last_dose=own.chance(SKIPS_LAST_DOSE, "skips"),
    )
