"""A trial has its scientific title."""

from __future__ import annotations

from trialwright.record.lint.no_official_title import check

from ..trials import trial


def test_a_trial_without_one_is_noted():
    (found,) = check(trial(identificationModule__briefTitle="Cells in asthma"))
    assert found.quote == ""


def test_one_is_enough():
    assert not list(check(trial(identificationModule__officialTitle="A trial of cells in asthma")))
