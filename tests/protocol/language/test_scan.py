"""Text → tokens, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.protocol.language.scan import scan


def kinds(text: str) -> str:
    return " ".join(token.kind for token in scan(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BMI ≥ 30 kg/m2", "CONCEPT BEFORE NUMBER UNIT"),
        ("18 years of age or older", "NUMBER TIME AGE AFTER"),
        ("18+ years", "NUMBER AFTER TIME"),
        ("six or more months", "NUMBER AFTER TIME"),
        ("NYHA class III-IV", "SCALE LEVEL NUMBER TO NUMBER"),
        ("blood pressure 140/90 mmHg", "GAP GAP NUMBER SLASH NUMBER UNIT"),
        ("under 18 or over 70", "BEFORE NUMBER OR BEFORE NUMBER"),
        ("> 21 or less than 2", "BEFORE NUMBER OR BEFORE NUMBER"),
        ("since 2010", "BEFORE NUMBER"),
        ("on 2010-01-05", "GAP GAP"),
        ("the 12th visit", "GAP GAP GAP GAP"),
        ("< 10th percentile", "BEFORE NUMBER UNIT"),
        ("HbA1c and CYP3A4", "CONCEPT AND GAP"),
    ],
)
def test_words_become_the_terminals_of_the_grammar(text: str, expected: str) -> None:
    assert kinds(text) == expected


def test_the_number_of_a_list_is_no_number_of_the_criterion() -> None:
    assert kinds("status\n  2. On insulin") == "LEVEL GAP GAP GAP"


@given(st.text(max_size=200))
def test_tokens_stand_in_order_and_within_the_text(text: str) -> None:
    position = 0
    for token in scan(text):
        assert position <= token.start <= token.end <= len(text)
        position = token.start
