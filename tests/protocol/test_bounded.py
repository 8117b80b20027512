"""Masked words: every way of writing a bound becomes one mark, and offsets stay true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.protocol.criteria import And, Comparison, Or
from trialwright.protocol.wording import read_expression
from trialwright.protocol.wording.bounded import AMOUNT, TIME, masked


def test_amounts_and_times_have_marks_of_their_own() -> None:
    words = masked("HbA1c < 9% within 3 months")
    assert words.text == "HbA1c " + AMOUNT * 4 + " " + TIME * 15


@given(st.text(max_size=100))
def test_masking_keeps_the_length(text: str) -> None:
    assert len(masked(text).text) == len(text)


def test_a_pair_of_pressures_is_either_above_and_both_below() -> None:
    above = read_expression("Blood pressure ≥ 160/100 mmHg", "exclusion")
    below = read_expression("BP < 140/90 mmHg at screening")
    assert isinstance(above, Or)
    assert isinstance(below, And)
    nodes = [part for part in above.parts if isinstance(part, Comparison)]
    assert [(node.concept, node.value, node.unit) for node in nodes] == [
        ("systolic_bp", 160, "mm[Hg]"),
        ("diastolic_bp", 100, "mm[Hg]"),
    ]


def test_two_concepts_may_share_a_limit() -> None:
    either = read_expression("ALT or AST > 120 U/L", "exclusion")
    assert isinstance(either, Or)
    assert [part.concept for part in either.parts if isinstance(part, Comparison)] == ["alt", "ast"]


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("HbA1c of 7.0% to 10.5% (53 to 91 mmol/mol)", True),
        ("HbA1c ≥ 7.0% (53 mmol/mol)", True),
        ("HbA1c ≥ 7.0% (93 mmol/mol)", False),
        ("Fasting glucose > 7 mmol/L (126 mg/dL)", True),
    ],
)
def test_a_limit_in_brackets_must_be_the_same_one(words: str, understood: bool) -> None:
    assert isinstance(read_expression(words), Comparison) == understood
