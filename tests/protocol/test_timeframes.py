"""Time points as records write them."""

from __future__ import annotations

import pytest

from trialwright.protocol.drafting.timeframes import (
    points_in,
    points_of_answer,
    targets_in,
)


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("12 months after the last infusion", [("M12", -1)]),
        ("1, 3 and 6 months after the second dose", [("M1", 2), ("M3", 2), ("M6", 2)]),
        ("4 weeks following first administration", [("W4", 1)]),
        ("24 weeks", [("W24", 0)]),
        ("6 months after treatment", [("M6", 0)]),
        ("week 4; 12 weeks after end of treatment", [("W4", 0), ("W12", -1)]),
        ("week 4 (visit 3), month 6 after the final cell infusion", [("W4", 0), ("M6", -1)]),
    ],
)
def test_a_time_point_counts_from_the_dose_that_its_words_name(
    words: str, expected: list[tuple[str, int]]
) -> None:
    assert [(item.point.id, item.dose) for item in targets_in(words)] == expected
