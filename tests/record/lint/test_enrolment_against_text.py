"""Text and field plan the same number."""

from __future__ import annotations

from trialwright.record.lint.enrolment_against_text import check

from ..trials import trial


def test_another_total_in_the_text_is_found():
    (found,) = check(
        trial(
            designModule__enrollmentInfo={"count": 40, "type": "ESTIMATED"},
            descriptionModule__briefSummary="A total of 60 patients will be enrolled.",
        )
    )
    assert found.quote == "A total of 60 patients will be enrolled."


def test_an_actual_number_may_differ_from_the_plan():
    assert not list(
        check(
            trial(
                designModule__enrollmentInfo={"count": 40, "type": "ACTUAL"},
                descriptionModule__briefSummary="A total of 60 patients will be enrolled.",
            )
        )
    )


def test_a_total_of_each_group_is_another_number():
    assert not list(
        check(
            trial(
                designModule__enrollmentInfo={"count": 40, "type": "ESTIMATED"},
                descriptionModule__briefSummary="A total of 20 patients per group.",
            )
        )
    )
