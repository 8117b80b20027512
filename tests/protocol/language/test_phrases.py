"""Phrases of the grammar, found by their first word."""

from __future__ import annotations

import pytest

from trialwright.protocol.language.phrases import phrase_table


@pytest.mark.parametrize(
    ("text", "phrase", "meaning"),
    [
        ("greater than or equal to 5", "greater than or equal to", ("BEFORE", ">=")),
        ("greater than 5", "greater than", ("BEFORE", ">")),
        ("or older", "or older", ("AFTER", ">=")),
        ("minimum", "minimum", ("EITHER", ">=")),
        ("body mass index", "body mass index", ("CONCEPT", "bmi")),
        ("between 5", "between", ("BETWEEN", "between")),
    ],
)
def test_the_longest_phrase_wins(text: str, phrase: str, meaning: tuple[str, str]) -> None:
    pattern, meanings = phrase_table()[text.split()[0]]
    found = pattern.match(text)
    assert found is not None
    assert found[0] == phrase
    assert meanings[phrase] == meaning


def test_a_phrase_ends_with_its_word() -> None:
    pattern, _ = phrase_table()["age"]
    assert pattern.match("agenda") is None
