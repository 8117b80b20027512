"""A text ends where it ends."""

from __future__ import annotations

from trialwright.record.lint.text_cut import check

from ..trials import outcome, trial


def test_a_measure_of_254_characters_without_an_end_is_found():
    (found,) = check(trial(outcomesModule__primaryOutcomes=[outcome("x" * 254)]))
    assert (
        found.quote
        == "… xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    )


def test_a_full_stop_is_an_end():
    assert not list(check(trial(outcomesModule__primaryOutcomes=[outcome("x" * 253 + ".")])))


def test_a_shorter_text_was_not_cut():
    assert not list(check(trial(outcomesModule__primaryOutcomes=[outcome("x" * 200)])))
