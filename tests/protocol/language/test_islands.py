"""Runs: what stands next to a number and means something there."""

from __future__ import annotations

import pytest

from trialwright.protocol.language.islands import runs
from trialwright.protocol.language.scan import scan


def kinds(text: str) -> list[str]:
    return [" ".join(token.kind for token in run) for run in runs(text, scan(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a minimum age of 18 years", ["BEFORE NUMBER TIME"]),
        ("minimum duration of symptoms of 3 weeks", ["BEFORE NUMBER TIME"]),
        ("between the ages of 18 and 65", ["BETWEEN NUMBER AND NUMBER"]),
        ("from 18 years", ["NUMBER TIME"]),
        ("six (6) months", ["NUMBER TIME"]),
        ("18 ≤ age ≤ 65", ["NUMBER AFTER", "BEFORE NUMBER"]),
        ("within the last 3 months", ["BEFORE NUMBER TIME"]),
        ("in the past 3 months", ["LAST NUMBER TIME"]),
        ("ASA physical status I, II or III", ["LEVEL LEVEL NUMBER COMMA NUMBER OR NUMBER"]),
        ("aged 18- and 65-years", ["NUMBER AND NUMBER TIME"]),
        ("I am at least willing", []),
        ("COVID-19", []),
    ],
)
def test_idle_words_go_and_lost_ones_break_a_run(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_minus_is_a_sign_only_where_nothing_stands_before_it() -> None:
    (run,) = runs("T-score < -2.5", scan("T-score < -2.5"))
    assert run[-1].number == -2.5
