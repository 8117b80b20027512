"""Deviations that an act shows by itself."""

from __future__ import annotations

from datetime import date

from trialwright.conduct.deviations import DEVIATIONS, Deviation, deviation, window_deviation


def test_inside_its_window_a_visit_is_no_deviation():
    assert window_deviation(0) == ()


def test_before_its_window_a_visit_is_early_and_after_it_late():
    assert window_deviation(-1) == ({"kind": "deviation", "rule": "early"},)
    assert window_deviation(3) == ({"kind": "deviation", "rule": "late"},)


def test_every_rule_has_a_kind_and_words():
    for rule in DEVIATIONS:
        found = Deviation(rule, None, date(2024, 1, 8), event=1)
        assert found.kind in {"window", "missed_visit", "dose"}
        assert found.detail
        assert deviation(rule)["rule"] == rule
