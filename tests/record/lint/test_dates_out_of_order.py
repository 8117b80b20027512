"""A trial ends after it began."""

from __future__ import annotations

from trialwright.record.lint.dates_out_of_order import check

from ..trials import trial


def test_a_completion_before_the_start_is_found():
    (found,) = check(
        trial(
            statusModule__startDateStruct__date="2020-05-02",
            statusModule__completionDateStruct__date="2020-05-01",
        )
    )
    assert found.quote == "start 2020-05-02, completion 2020-05-01"


def test_a_month_leaves_room_for_any_of_its_days():
    assert not list(
        check(
            trial(
                statusModule__startDateStruct__date="2020-05-31",
                statusModule__completionDateStruct__date="2020-05",
            )
        )
    )


def test_one_day_is_enough():
    assert not list(
        check(
            trial(
                statusModule__startDateStruct__date="2020-05-01",
                statusModule__primaryCompletionDateStruct__date="2020-05-01",
                statusModule__completionDateStruct__date="2020-05-01",
            )
        )
    )
