"""What the computer made of a criterion, in words."""

from __future__ import annotations

import pytest

from trialwright.protocol.criteria import (
    Age,
    And,
    Attestation,
    Comparison,
    Condition,
    DurationSince,
    Expression,
    Medication,
    Not,
    Or,
    Period,
    PersonDecides,
    Sex,
)
from trialwright.report.reading import reading

ADULT = Age(operator=">=", value=18)
WOMAN = Sex(any_of=("female",))


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (ADULT, "age ≥ 18 years"),
        (WOMAN, "sex is female"),
        (
            Comparison(concept="hba1c", operator="between", value=7.5, value2=9, unit="%"),
            "HbA1c from 7.5 to 9 %",
        ),
        (
            Comparison(
                concept="hba1c",
                operator="<",
                value=9,
                unit="%",
                within=Period(value=3, unit="months"),
            ),
            "HbA1c < 9 % measured within the last 3 months",
        ),
        (
            Comparison(concept="bmi", operator="unknown", value=30, unit="kg/m2"),
            "Body mass index (comparator unreadable) 30 kg/m²",
        ),
        (Condition(concept="some_disease"), "has some disease"),
        (
            Medication(concept="some_drug", for_longer_than=Period(value=3, unit="months")),
            "takes some drug for longer than 3 months",
        ),
        (
            DurationSince(concept="some_disease", operator=">=", value=5, unit="years"),
            "time since some disease ≥ 5 years",
        ),
        (Attestation(what="consent", words="signed"), "consent is signed"),
        (PersonDecides(words="severe", why="not graded"), "a person decides: not graded"),
        (Not(part=WOMAN), "not (sex is female)"),
        (And(parts=(ADULT, Or(parts=(WOMAN, WOMAN)))), None),
    ],
)
def test_every_kind_of_node_can_be_read(expression: Expression, words: str | None) -> None:
    assert reading(expression) == (words or "age ≥ 18 years AND (sex is female OR sex is female)")
