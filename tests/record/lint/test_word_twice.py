"""A small word stands once."""

from __future__ import annotations

from trialwright.record.lint.word_twice import check

from ..trials import trial


def test_the_the_is_noted():
    (found,) = check(trial(descriptionModule__briefSummary="Cells from the the donor."))
    assert found.quote == "Cells from the the donor."


def test_had_had_is_english():
    assert not list(check(trial(descriptionModule__briefSummary="Those who had had a stroke.")))


def test_the_beginning_of_a_word_is_no_word():
    assert not list(check(trial(descriptionModule__briefSummary="This is isolated.")))
