"""A person's course after treatment: HbA1c behind glucose by the life of a red cell, and insulin.

Thin but physiological. The effect is a prior from controlled trials, not a finding: a rehearsal
shows what a study would look like, never what a treatment does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from trialwright.simulate.dice import Dice
from trialwright.simulate.people import Person

# At 12 months, controlled trials, type 1 and 2 pooled (PMC12131437): HbA1c -0.72 (-1.11, -0.33)
# points, daily insulin -14.5 (-19.45, -9.55), there without a unit, read here as units a day.
HBA1C_EFFECT = (-0.72, (1.11 - 0.33) / 2 / 1.96)
INSULIN_EFFECT = (-14.5, (19.45 - 9.55) / 2 / 1.96)

# The rest are ASSUMPTIONS.
BETWEEN_PEOPLE = (0.45, 9.0)  # SD of a person's own effect around the study's: points, units
USUAL_DOSE = 35.0  # units a day at which the insulin effect is read; others in proportion
ATTENTION = -0.15  # points that a person in a study loses without any treatment
UNITS_PER_POINT = 4.0  # titration: units a day that one point of HbA1c is answered with
INSULIN_DAYS = 60  # from a dose to its full effect on insulin
MARROW_DIP, MARROW_DAYS = -0.15, 90  # younger red cells after blood loss read low (about 90 days)
HBA1C_NOISE = 0.22  # SD within a person, biology and method together, points
DIARY_NOISE = 0.07  # SD of a day's insulin, as a share of the dose
DIARY_MISSING = 0.08  # share of diary days that nobody wrote down


@dataclass(frozen=True)
class Effect:
    """What a full course of treatment does to one person: points of HbA1c, share of insulin."""

    hba1c: float = 0.0
    insulin_share: float = 0.0


@dataclass(frozen=True)
class Course:
    """A person over time. `doses` and `collections` are the days on which they took place.

    `planned` is how many doses make a full course; each does its share of the effect.
    """

    person: Person
    effect: Effect = Effect()
    planned: int = 1
    enrolled: date | None = None
    doses: tuple[date, ...] = ()
    collections: tuple[date, ...] = ()

    def dosed(self, on: date) -> Course:
        """The course with one more dose."""
        return replace(self, doses=(*self.doses, on))

    def collected(self, on: date) -> Course:
        """The course with one more collection of marrow."""
        return replace(self, collections=(*self.collections, on))

    def hba1c(self, on: date) -> float:
        """HbA1c in NGSP per cent as a laboratory would measure it on a day."""
        noise = self.person.dice.normal(0, HBA1C_NOISE, "hba1c", on)
        return self.person.levels["hba1c"] + self._change(on) + self._young_cells(on) + noise

    def glucose(self, on: date) -> float:
        """Fasting glucose in mmol/l: follows at once where HbA1c lags."""
        change = sum(self.effect.hba1c / self.planned for dose in self.doses if dose < on)
        noise = self.person.dice.normal(0, 0.9, "glucose", on)
        return max(3.0, self.person.levels["fasting_glucose"] + 0.85 * 1.59 * change + noise)

    def insulin(self, on: date) -> float:
        """Units a day that are prescribed on a day; never below zero."""
        usual = self.person.insulin
        share = sum(_ramp((on - dose).days, INSULIN_DAYS) for dose in self.doses) / self.planned
        titrated = UNITS_PER_POINT * self._change(on) if usual else 0.0
        return max(0.0, usual * (1 + self.effect.insulin_share * share) + titrated)

    def diary(self, on: date) -> float | None:
        """Units written down for a day; None where nobody wrote anything."""
        if self.person.dice.chance(DIARY_MISSING, "diary missing", on):
            return None
        noise = self.person.dice.normal(1, DIARY_NOISE, "diary", on)
        return float(round(self.insulin(on) * noise))

    def _change(self, on: date) -> float:
        """Points of HbA1c by which the person's red cells differ from those at enrolment."""
        life = self.person.red_cell_days
        step = self.effect.hba1c / self.planned
        treated = sum(step * glycated_share((on - dose).days, life) for dose in self.doses)
        if self.enrolled is None:
            return treated
        return treated + ATTENTION * glycated_share((on - self.enrolled).days, life)

    def _young_cells(self, on: date) -> float:
        fading = (1 - _ramp((on - day).days, MARROW_DAYS) for day in self.collections if day < on)
        return MARROW_DIP * max(fading, default=0.0)


def glycated_share(days: int, life: float) -> float:
    """Share of a step in glucose that HbA1c shows after `days`: 1 - (1 - days / life)².

    Red cells of every age up to `life` days are equally many, and each carries the glucose of its
    own past: those younger than the step show all of it, older ones in proportion.
    """
    return 1 - (1 - _ramp(days, life)) ** 2


def _ramp(days: int, length: float) -> float:
    return min(max(days / length, 0.0), 1.0)


def effect_of(person: Person, study: Dice) -> Effect:
    """A person's own effect, around the one that the whole study shares under its seed."""
    hba1c = study.normal(*HBA1C_EFFECT, "effect on hba1c")
    insulin = study.normal(*INSULIN_EFFECT, "effect on insulin")
    own = person.dice.normal(hba1c, BETWEEN_PEOPLE[0], "effect on hba1c")
    units = person.dice.normal(insulin, BETWEEN_PEOPLE[1], "effect on insulin")
    # titration already takes some units away with the falling HbA1c: not counted twice
    direct = units - UNITS_PER_POINT * own
    return Effect(own, min(0.2, direct / USUAL_DOSE))
