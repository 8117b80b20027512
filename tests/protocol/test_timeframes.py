"""Time points as records write them."""

from __future__ import annotations

import pytest

from trialwright.protocol.drafting.timeframes import points_in, points_of_answer


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("up to the 12-month period following treatment", ["M12"]),
        ("Baseline to Week 16", ["W16"]),
        ("1, 3, 6 and 12 months", ["M1", "M3", "M6", "M12"]),
        ("weeks 4, 8 and 12", ["W4", "W8", "W12"]),
        ("Day 1, day 28 and six months after infusion", ["DAY28", "M6"]),
        ("two years", ["M24"]),
        ("84 days (12 weeks)", ["DAY84"]),
        ("During hospital stay", []),
        ("2.5 hours", []),
    ],
)
def test_time_points_of_a_time_frame(words: str, ids: list[str]) -> None:
    assert [point.id for point in points_in(words)] == ids


def test_an_answer_is_a_list_of_points_or_none() -> None:
    points = points_of_answer("month 3, week 4")
    assert points is not None
    assert [point.offset for point in points] == ["P4W", "P3M"]
    assert points_of_answer("soon") is None
    assert points_of_answer("") is None
