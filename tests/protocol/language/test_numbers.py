"""Numbers as criteria write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.protocol.language.numbers import NUMBER, ROMAN, WORDS, number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7.5", 7.5),
        ("7,5", 7.5),
        ("7·5", 7.5),
        ("1,500", 1500),
        ("1 500", 1500),
        ("150,000", 150_000),
        ("1,234,567.5", 1_234_567.5),
        ("0,125", 0.125),
        (".5", 0.5),
        ("18", 18),
    ],
)
def test_a_comma_parts_thousands_only_before_three_digits(words: str, value: float) -> None:
    assert re.fullmatch(NUMBER, words)
    assert number(words) == value


@given(st.integers(0, 10**9))
def test_grouped_and_plain_digits_are_the_same_number(value: int) -> None:
    assert number(f"{value:,}") == number(str(value)) == value


def test_words_and_numerals() -> None:
    assert (WORDS["five"], WORDS["twice"], ROMAN["IV"], ROMAN["Ⅲ"]) == (5, 2, 4, 3)
