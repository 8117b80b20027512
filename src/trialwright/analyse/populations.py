"""Who is counted: the analysis populations, each a flag of ADSL and a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from trialwright.analyse.cut import Cut


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
            "enrolled, from the collection of cells on; from the first study treatment on where "
            "nothing is collected",
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
    return "collection" if collects(cut) else "dose_1"


def safety_start(cut: Cut) -> pl.Expr:
    """The day from which a participant counts for safety; null for one who does not."""
    start = cut.day_of("collection") if collects(cut) else pl.col("first_dose")
    enrolled = cut.day_of("enrolment").is_not_null()
    return pl.when(enrolled).then(start).alias("safety_start")
