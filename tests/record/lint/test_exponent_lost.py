"""A power of ten survives plain text."""

from __future__ import annotations

from trialwright.record.lint.exponent_lost import check

from ..trials import trial


def test_a_million_that_became_106_is_found():
    (found,) = check(trial(descriptionModule__briefSummary="1 x 106 cells/kg are infused."))
    assert found.quote == "1 x 106 cells/kg are infused."


def test_a_power_that_is_written_as_one_is_right():
    assert not list(check(trial(descriptionModule__briefSummary="1 x 10^6 cells/kg are infused.")))


def test_an_area_is_no_power():
    assert not list(check(trial(descriptionModule__briefSummary="a scaffold of 10 x 10 mm")))
