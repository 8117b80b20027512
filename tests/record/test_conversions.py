"""How registries' words become values of API v2."""

from __future__ import annotations

import pytest

from trialwright.record.conversions import age, count, day, one_of, phases, table, unwrapped
from trialwright.record.moving import ABSENT


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("18 Years", "18 Years"),
        ("1 year", "1 Year"),
        ("6 month(s)", "6 Months"),
        ("18.00 Year(s)", "18 Years"),
        ("N/A", ABSENT),
        ("No limit", ABSENT),
        ("18", None),
        ("-3 Years", None),
    ],
)
def test_ages_need_their_unit(words, value):
    assert age(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2023-05-01T00:00:00.000Z", "2023-05-01"),
        ("2023-05-01 10:30:00", "2023-05-01"),
        ("May 2023", "2023-05"),
        ("2023", "2023"),
        ("2023-13-01", None),
        ("01.05.2023", None),
    ],
)
def test_days_lose_their_time_of_day_and_nothing_else(words, value):
    assert day(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Phase II/III", ["PHASE2", "PHASE3"]),
        ("Phase 1/Phase 2", ["PHASE1", "PHASE2"]),
        ("Phase I-II", ["PHASE1", "PHASE2"]),
        ("Phase IV", ["PHASE4"]),
        ("Early Phase 1", ["EARLY_PHASE1"]),
        ("Not Applicable", ["NA"]),
        ("Phase V", None),
        ("Phase 3/1", None),
    ],
)
def test_phases_in_either_numerals(words, value):
    assert phases(words) == value


def test_counts_are_whole_and_above_nought():
    assert [count(words) for words in ("24", " 24 ", "0", "24 to 30", "2e3", "9" * 30)] == [
        24,
        24,
        ABSENT,
        None,
        None,
        None,
    ]


def test_choices_come_from_closed_lists():
    assert table({"Commercial": "INDUSTRY"})(" commercial ") == "INDUSTRY"
    assert table({"Commercial": "INDUSTRY"})("Public") is None
    assert one_of("PARALLEL")("Parallel Assignment") == "PARALLEL"
    assert one_of("PARALLEL")("Diagonal Assignment") is None


def test_short_lines_are_joined_but_items_begin_a_line():
    given = (
        "\r      Those who\r      can walk:\r\r        -  ten\r           steps\r     2. twenty\r"
    )
    assert unwrapped(given) == "Those who can walk:\n\n-  ten steps\n2. twenty"
