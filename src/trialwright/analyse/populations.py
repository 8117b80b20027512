"""Who is counted: the analysis populations, each a flag of ADSL and a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from trialwright.analyse.cut import Cut

COLLECTION, FIRST_DOSE = "collection", "dose_1"
# Anchors that mean the first risk of the treatment, whichever of these it is for a participant
SAFETY_ANCHORS = (COLLECTION, FIRST_DOSE)


@dataclass(frozen=True)
class Population:
    """A set of participants: the flag of ADSL that marks it (empty: everyone), and its meaning."""

    name: str
    flag: str
    definition: str


POPULATIONS: Mapping[str, Population] = {
    population.name: population
    for population in (
        Population("screened", "", "everyone who got a screening number"),
        Population("enrolled", "ENRLFL", "assessed eligible and enrolled"),
        Population(
            "safety",
            "SAFFL",
            "enrolled, from the collection of cells or the first study treatment on, whichever "
            "came first for the participant",
        ),
        Population("dosed", "DOSEFL", "given at least one dose of the study treatment"),
        Population(
            "on insulin at baseline",
            "INSBLFL",
            "dosed, with an insulin dose above 0 in the diary before the first dose",
        ),
    )
}


def collects(cut: Cut) -> bool:
    """Whether the study collects cells from its participants."""
    return any(activity.act == "collection" for activity in cut.study.activities)


def safety_anchor(cut: Cut) -> str:
    """The anchor that safety is counted from where no endpoint names one."""
    return COLLECTION if collects(cut) else FIRST_DOSE


def safety_start(cut: Cut) -> pl.Expr:
    """The day from which a participant counts for safety; null for one who does not.

    An arm from which nothing is collected counts from its first dose on.
    """
    start = pl.min_horizontal(cut.day_of(COLLECTION), "first_dose")
    enrolled = cut.day_of("enrolment").is_not_null()
    return pl.when(enrolled).then(start).alias("safety_start")
