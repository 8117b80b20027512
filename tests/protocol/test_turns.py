""" "No" and "except" before words that are understood; where their reach is unsaid, a person."""

from __future__ import annotations

import pytest

from trialwright.protocol.criteria import And, Comparison, Condition, Not, PersonDecides
from trialwright.protocol.wording import read_expression


@pytest.mark.parametrize("words", ["No history of type 1 diabetes", "Without type 1 diabetes"])
def test_no_before_a_condition_is_its_opposite(words: str) -> None:
    node = read_expression(words)
    assert isinstance(node, Not)
    assert isinstance(node.part, Condition)


@pytest.mark.parametrize("turn", ["unless", "except for", "other than", "excluding"])
def test_an_exception_takes_away_from_what_is_said(turn: str) -> None:
    node = read_expression(f"Type 1 diabetes {turn} HbA1c < 7%", "exclusion")
    assert isinstance(node, And)
    said, but = node.parts
    assert isinstance(said, Condition)
    assert isinstance(but, Not)
    assert isinstance(but.part, Comparison)


@pytest.mark.parametrize(
    "words",
    [
        "No type 1 diabetes or hypertension",
        "Type 1 diabetes, hypertension or type 2 diabetes except with HbA1c < 7%",
        "Hypertension, except when treated",
        "No HbA1c > 9%",
    ],
)
def test_what_no_or_except_covers_is_not_guessed(words: str) -> None:
    assert isinstance(read_expression(words, "exclusion"), PersonDecides)
