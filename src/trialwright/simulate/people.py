"""Virtual people who come to be screened: plausible, correlated, and wider than the criteria.

Every number below without a source is an ASSUMPTION, chosen to look like a diabetes clinic in
Vietnam; none is an estimate, and nothing may be concluded from them about real people.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.protocol.study import Study
from trialwright.simulate.dice import Dice
from trialwright.simulate.referral import Referral, referral_of

# Carriers of haemoglobin variants are common in Vietnam (facts of the study); shares assumed.
VARIANTS = {
    "none": 0.80,
    "hbe": 0.07,
    "thalassaemia_trait": 0.08,
    "other": 0.01,
    "not_tested": 0.04,
}
# Mean life of a red cell 120 days, SD 14 between people (J Transl Med 2014, 12:328).
RED_CELL_DAYS = (120.0, 14.0)
CONSENTS = 0.92
ENDANGERED = 0.04  # the investigator judges that joining may endanger the person
CHRONIC_DISEASE = 0.08
OTHER_TYPE = 0.05  # sent with a type of diabetes that the study does not ask for
WOMEN = 0.5
HYPERTENSION = {True: 0.55, False: 0.3}  # with diabetes, without


@dataclass(frozen=True)
class Population:
    """Who is drawn: with diabetes (`diabetes_type`, as most have it) or adults in general (None).

    `doses` are planned; `treated` says whether the effect prior of the cell product applies.
    """

    referral: Referral
    diabetes_type: str | None
    doses: int = 1
    treated: bool = False


@dataclass(frozen=True)
class Person:
    """One virtual person.

    `levels` are long-run values per quantity concept, in the concept's unit; what is measured
    varies around them. `insulin` is units a day, 0 for none; `diabetes_type` None means none.
    """

    number: int
    sex: str
    diabetes_type: str | None
    haemoglobin_variant: str
    chronic_disease: bool
    hypertension: bool
    consents: bool
    endangered: bool
    red_cell_days: float
    levels: Mapping[str, float]
    dice: Dice

    @property
    def insulin(self) -> float:
        """Units a day at screening."""
        return self.levels["insulin_total_daily_dose"]


def population_of(study: Study) -> Population:
    """The people a study recruits from, by its conditions' words and its criteria."""
    words = " ".join(study.conditions).lower()
    is_type_1 = any(name in words for name in ("type 1", "type i ", "type-1", "t1d"))
    diabetes = "type_1" if is_type_1 else "type_2"
    return Population(
        referral=referral_of(study.criteria),
        diabetes_type=diabetes if "diabet" in words else None,
        doses=study.product.doses if study.product else 1,
        treated=study.product is not None and "diabet" in words,
    )


def draw_person(seed: int, number: int, population: Population) -> Person:
    """Person `number` of a seed: always the same, however many others are drawn."""
    dice = Dice(seed, f"person {number}")
    referral = population.referral
    sexes = referral.sexes if dice.chance(0.95, "sex known") else ("female", "male")
    woman = "female" in sexes and (len(sexes) == 1 or dice.chance(WOMEN, "sex"))
    kind = _diabetes_type(population, dice)
    return Person(
        number=number,
        sex="female" if woman else "male",
        diabetes_type=kind,
        haemoglobin_variant=dice.weighted(VARIANTS, "variant"),
        chronic_disease=referral.has("chronic_disease", CHRONIC_DISEASE, dice),
        hypertension=referral.has("hypertension", HYPERTENSION[kind is not None], dice),
        consents=dice.chance(CONSENTS, "consents"),
        endangered=dice.chance(ENDANGERED, "endangered"),
        red_cell_days=max(80.0, dice.normal(*RED_CELL_DAYS, "red cells")),
        levels=_levels(referral, dice, woman, kind),
        dice=dice,
    )


def _diabetes_type(population: Population, dice: Dice) -> str | None:
    usual = population.diabetes_type
    if usual is None or not dice.chance(OTHER_TYPE, "other type"):
        return usual
    return "type_2" if usual == "type_1" else "type_1"


@dataclass
class _Drawn:
    """A person's levels as they are drawn, one after the other: later ones lean on earlier."""

    referral: Referral
    dice: Dice
    woman: bool
    kind: str | None
    levels: dict[str, float]

    def settle(self, concept: Concept, natural: float) -> None:
        """Keep a level inside what is plausible, or what the referring doctor minded."""
        low, high = concept.plausible or concept.possible or (0.0, 100.0)
        settled = self.referral.settled(concept.id, natural, (high - low) / 4, self.dice)
        low, high = concept.possible or (low, high)
        self.levels[concept.id] = min(max(settled, low), high)


def _levels(referral: Referral, dice: Dice, woman: bool, kind: str | None) -> dict[str, float]:
    drawn = _Drawn(referral, dice, woman, kind, {})
    concepts = load_concepts()
    for concept_id, model in MODELS.items():
        if concept_id in concepts:
            drawn.settle(concepts[concept_id], model(drawn))
    for concept in concepts.values():
        if concept.kind == "quantity" and concept.id not in drawn.levels:
            drawn.settle(concept, _somewhere(concept, dice))
    return drawn.levels


def _somewhere(concept: Concept, dice: Dice) -> float:
    """Any quantity without a model of its own: around the middle of its plausible range."""
    low, high = concept.plausible or concept.possible or (0.0, 100.0)
    return dice.normal((low + high) / 2, (high - low) / 8, "level", concept.id)


def _age(drawn: _Drawn) -> float:
    mean = {"type_1": 38.0, "type_2": 56.0}.get(drawn.kind or "", 48.0)
    return min(max(drawn.dice.normal(mean, 11, "age"), 18), 85)


def _duration(drawn: _Drawn) -> float:
    if drawn.kind is None:
        return 0.0
    years = drawn.dice.normal(10.5, 6, "duration")
    return min(max(years, 0.3), drawn.levels["age"] - 15)


def _treatment(drawn: _Drawn) -> float:
    # most begin a drug within two years of the diagnosis
    months = 12 * drawn.levels["diabetes_duration"] - drawn.dice.waiting(1 / 9, "untreated")
    return max(0.0, months)


def _height(drawn: _Drawn) -> float:
    return drawn.dice.normal(155 if drawn.woman else 166, 6, "height")


def _bmi(drawn: _Drawn) -> float:
    return max(17.0, drawn.dice.normal(24.5 if drawn.kind else 23.5, 3.2, "bmi"))


def _weight(drawn: _Drawn) -> float:
    return drawn.levels["bmi"] * (drawn.levels["height"] / 100) ** 2


def _hba1c(drawn: _Drawn) -> float:
    if drawn.kind is None:
        return drawn.dice.normal(5.5, 0.3, "hba1c")
    mean = 8.2 + 0.02 * (drawn.levels["diabetes_duration"] - 10)
    return max(5.8, drawn.dice.normal(mean, 0.95, "hba1c"))


def _c_peptide(drawn: _Drawn) -> float:
    """Falls with every year of diabetes; nearly gone in type 1."""
    if drawn.kind == "type_1":
        return drawn.dice.uniform("c_peptide") * 0.4
    years = drawn.levels["diabetes_duration"]
    return 2.4 * math.exp(drawn.dice.normal(-0.035 * (years - 8), 0.35, "c_peptide"))


def _insulin(drawn: _Drawn) -> float:
    """Units a day: more people and more units with every year of diabetes; all in type 1."""
    years = drawn.levels["diabetes_duration"]
    share = {"type_1": 1.0, "type_2": 1 / (1 + math.exp(-0.6 - 0.14 * (years - 8)))}
    if not drawn.dice.chance(share.get(drawn.kind or "", 0.0), "on insulin"):
        return 0.0
    per_kg = 0.55 if drawn.kind == "type_1" else 0.30 + 0.012 * years
    dose = drawn.levels["weight"] * per_kg * math.exp(drawn.dice.normal(0, 0.3, "insulin"))
    return float(max(4, round(dose)))


def _glucose(drawn: _Drawn) -> float:
    """Fasting glucose: below the mean glucose, 1.59 x HbA1c - 2.59 mmol/l (ADAG, Nathan 2008)."""
    return 0.85 * (1.59 * drawn.levels["hba1c"] - 2.59)


def _haemoglobin(drawn: _Drawn) -> float:
    return drawn.dice.normal(13.0 if drawn.woman else 14.6, 1.0, "haemoglobin")


def _creatinine(drawn: _Drawn) -> float:
    return (62 if drawn.woman else 80) * math.exp(drawn.dice.normal(0, 0.18, "creatinine"))


def _around(mean: float, sd: float, name: str) -> Callable[[_Drawn], float]:
    return lambda drawn: drawn.dice.normal(mean, sd, name)


def _skewed(median: float, spread: float, name: str) -> Callable[[_Drawn], float]:
    return lambda drawn: median * math.exp(drawn.dice.normal(0, spread, name))


# In this order: a later level may lean on an earlier one.
MODELS: Mapping[str, Callable[[_Drawn], float]] = {
    "age": _age,
    "diabetes_duration": _duration,
    "treatment_months": _treatment,
    "height": _height,
    "bmi": _bmi,
    "weight": _weight,
    "hba1c": _hba1c,
    "c_peptide": _c_peptide,
    "insulin_total_daily_dose": _insulin,
    "fasting_glucose": _glucose,
    "haemoglobin": _haemoglobin,
    "creatinine": _creatinine,
    "alt": _skewed(24, 0.35, "alt"),
    "ast": _skewed(22, 0.28, "ast"),
    "leukocytes": _around(7.2, 1.4, "leukocytes"),
    "platelets": _around(250, 50, "platelets"),
    "systolic_bp": _around(131, 13, "systolic"),
    "diastolic_bp": _around(79, 8, "diastolic"),
    "heart_rate": _around(75, 9, "heart rate"),
    "body_temperature": _around(36.6, 0.15, "temperature"),
    "marrow_volume": _around(120, 20, "marrow"),
    "cell_dose": _around(100, 18, "cells"),
    "cell_viability": _around(93, 2.5, "viability"),
}
