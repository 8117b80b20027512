"""What a virtual person answers: a table from concept to a small function, then kind by kind.

Quantities come as decimal text with the concept's decimals, dates as days, choices as codes: as a
coordinator would type them. Nothing here is real; a concept without a rule gets a plain draw.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from trialwright.conduct.edit_checks import Entered
from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.simulate.course import Course
from trialwright.simulate.dice import Dice
from trialwright.simulate.people import Person

DIARY_DAYS = 7  # rows of a diary before a visit: the seven days up to the day before

# ASSUMPTIONS: SD of one measurement around a person's own level, in the concept's unit; a share of
# the plausible range for all others.
NOISE: Mapping[str, float] = {
    "age": 0,
    "height": 0,
    "diabetes_duration": 0,
    "treatment_months": 0,
    "weight": 0.7,
    "bmi": 0.25,
    "haemoglobin": 0.35,
    "c_peptide": 0.15,
    "creatinine": 5,
    "alt": 4,
    "ast": 3,
    "leukocytes": 0.8,
    "platelets": 20,
    "systolic_bp": 7,
    "diastolic_bp": 5,
    "heart_rate": 5,
    "body_temperature": 0.2,
    "marrow_volume": 0,
    "cell_dose": 0,
    "cell_viability": 0,
}
OTHER_NOISE = 0.02

HYPOGLYCAEMIA_A_MONTH = {True: 0.5, False: 0.05}  # events, on insulin and not
WORST_LEVEL = {"level_1": 0.75, "level_2": 0.22, "level_3": 0.03}
CHANGES = {"unchanged": 0.88, "added": 0.02, "raised": 0.03, "lowered": 0.05, "stopped": 0.02}
RED_CELLS = {"none": 0.965, "iron": 0.03, "transfusion": 0.005}
METHODS = {"hplc": 0.92, "immunoassay": 0.08}
# concomitant medication: name, dose, class
MEDICINES = (
    ("metformin", "1000 mg twice a day", "antidiabetic"),
    ("gliclazide", "60 mg a day", "antidiabetic"),
    ("amlodipine", "5 mg a day", "other"),
    ("atorvastatin", "20 mg a day", "other"),
    ("losartan", "50 mg a day", "other"),
    ("aspirin", "81 mg a day", "other"),
)


@dataclass(frozen=True)
class Asked:
    """A person asked on a day. `since` is the visit before, absent at the first.

    `known` are answers that something else has settled already (a diary's day, a dose given);
    `row` counts a repeating form's rows from 1.
    """

    course: Course
    on: date
    since: date | None = None
    known: Mapping[str, Entered] = field(default_factory=dict)
    row: int = 1

    @property
    def person(self) -> Person:
        """Who is asked."""
        return self.course.person

    @property
    def dice(self) -> Dice:
        """The person's own chance."""
        return self.course.person.dice


def answer(concept: Concept, asked: Asked) -> Entered:
    """What the person answers; None where they have no answer to give."""
    if concept.id in asked.known:
        return asked.known[concept.id]
    if concept.kind == "quantity":
        return as_typed(concept, number(concept, asked))
    rule = ANSWERS.get(concept.id)
    return rule(asked) if rule else _BY_KIND[concept.kind](concept, asked)


def number(concept: Concept, asked: Asked) -> float:
    """A measurement of a quantity on the day, in the concept's unit."""
    if concept.id in COURSES:
        return COURSES[concept.id](asked)
    low, high = concept.plausible or concept.possible or (0.0, 100.0)
    spread = NOISE.get(concept.id, OTHER_NOISE * (high - low))
    level = asked.person.levels.get(concept.id, (low + high) / 2)
    return asked.dice.normal(level, spread, concept.id, asked.on, asked.row) if spread else level


def as_typed(concept: Concept, value: float) -> str:
    """Decimal text with the concept's decimals, kept inside what is possible at all."""
    low, high = concept.possible or (-math.inf, math.inf)
    kept = min(max(value, low), high)
    if concept.id in _COMPLETED:
        kept = math.floor(kept)
    return f"{kept:.{concept.decimals}f}"


_COMPLETED = {"age", "treatment_months"}  # whole units that are over, not rounded


COURSES: Mapping[str, Callable[[Asked], float]] = {
    "hba1c": lambda asked: asked.course.hba1c(asked.on),
    "fasting_glucose": lambda asked: asked.course.glucose(asked.on),
    "insulin_total_daily_dose": lambda asked: float(round(asked.course.insulin(asked.on))),
}


def diary_rows(asked: Asked) -> list[Asked]:
    """The days of a diary that someone wrote down, each as a row of its own."""
    days = [asked.on - timedelta(days=back) for back in range(DIARY_DAYS, 0, -1)]
    concept = load_concepts()["insulin_total_daily_dose"]
    written = [(day, units) for day in days if (units := asked.course.diary(day)) is not None]
    known: list[dict[str, Entered]] = [
        {"diary_date": day, concept.id: as_typed(concept, units)} for day, units in written
    ]
    return [replace(asked, known=row, row=number) for number, row in enumerate(known, start=1)]


def medicine_rows(asked: Asked) -> list[Asked]:
    """The medicines a person takes when first asked; at later visits nothing new is written."""
    if asked.since is not None:
        return []
    count = asked.dice.between(1, 3, "medicines")
    taken = asked.dice.order(MEDICINES, "medicines")[:count]
    return [
        replace(asked, known=_medicine(name, dose, kind, asked), row=row)
        for row, (name, dose, kind) in enumerate(taken, start=1)
    ]


def _medicine(name: str, dose: str, kind: str, asked: Asked) -> dict[str, Entered]:
    year = asked.on.year - asked.dice.between(1, 8, "medicine since", name)
    # people remember the year: the rest of the date stays unknown
    return {
        "cm_name": name,
        "cm_dose": dose,
        "cm_class": kind,
        "cm_start": str(year),
        "cm_end": None,
    }


def _diabetes_type(asked: Asked) -> Entered:
    return asked.person.diabetes_type or "other"


def _regimen(asked: Asked) -> Entered:
    if asked.person.diabetes_type is None:
        return "none"
    tablets = "metformin" if asked.dice.chance(0.6, "tablets") else "metformin and gliclazide"
    on_insulin = asked.course.insulin(asked.on) > 0
    return f"{tablets}, insulin" if on_insulin else tablets


def _change(asked: Asked) -> Entered:
    return asked.dice.weighted(CHANGES, "regimen", asked.on) if asked.since else "unchanged"


def _hypoglycaemia(asked: Asked) -> int:
    days = (asked.on - asked.since).days if asked.since else 30
    monthly = HYPOGLYCAEMIA_A_MONTH[asked.person.insulin > 0]
    return asked.dice.count(monthly * days / 30, "hypoglycaemia", asked.on)


def _worst(asked: Asked) -> Entered:
    if not _hypoglycaemia(asked):
        return "none"
    return asked.dice.weighted(WORST_LEVEL, "worst", asked.on)


def _pregnancy(asked: Asked) -> Entered:
    fertile = asked.person.sex == "female" and asked.person.levels["age"] < 50
    return "negative" if fertile else "not_applicable"


def _has_diabetes(kind: str) -> Callable[[Asked], Entered]:
    return lambda asked: asked.person.diabetes_type == kind


ANSWERS: Mapping[str, Callable[[Asked], Entered]] = {
    "sex": lambda asked: asked.person.sex,
    "diabetes_type": _diabetes_type,
    "type_1_diabetes": _has_diabetes("type_1"),
    "type_2_diabetes": _has_diabetes("type_2"),
    "gestational_diabetes": lambda asked: False,
    "chronic_disease": lambda asked: asked.person.chronic_disease,
    "hypertension": lambda asked: asked.person.hypertension,
    "informed_consent": lambda asked: True,
    "investigator_judgement": lambda asked: asked.person.endangered,
    "antidiabetic_treatment": lambda asked: asked.person.levels["treatment_months"] > 0,
    "insulin": lambda asked: asked.person.insulin > 0,
    "hba1c_method": lambda asked: asked.dice.weighted(METHODS, "hba1c method"),
    "haemoglobin_variant": lambda asked: asked.person.haemoglobin_variant,
    "transfusion_or_iron": lambda asked: asked.dice.weighted(RED_CELLS, "red cells", asked.on),
    "antidiabetic_regimen": _regimen,
    "antidiabetic_change": _change,
    "hypoglycaemia_events": _hypoglycaemia,
    "hypoglycaemia_worst_level": _worst,
    "pregnancy_test": _pregnancy,
    "infusion_route": lambda asked: "intravenous",
}


def _any_count(concept: Concept, asked: Asked) -> Entered:
    low, high = concept.plausible or concept.possible or (0.0, 10.0)
    return asked.dice.between(
        math.ceil(low), math.ceil(low + (high - low) / 10), *_key(concept, asked)
    )


def _any_choice(concept: Concept, asked: Asked) -> Entered:
    return asked.dice.pick(tuple(concept.choices), *_key(concept, asked))


def _any_yes_no(concept: Concept, asked: Asked) -> Entered:
    return asked.dice.chance(0.1, *_key(concept, asked))


def _any_date(concept: Concept, asked: Asked) -> Entered:
    return asked.on


def _any_text(concept: Concept, asked: Asked) -> Entered:
    return "simulated"


def _key(concept: Concept, asked: Asked) -> tuple[object, ...]:
    return concept.id, asked.on, asked.row


_BY_KIND: Mapping[str, Callable[[Concept, Asked], Entered]] = {
    "count": _any_count,
    "choice": _any_choice,
    "yes_no": _any_yes_no,
    "date": _any_date,
    "text": _any_text,
}
