"""What was to be filled in is filled in."""

from __future__ import annotations

from trialwright.record.lint.placeholder_text import check

from ..trials import trial


def test_tbd_is_found():
    (found,) = check(trial(descriptionModule__briefSummary="The dose is TBD."))
    assert found.quote == "The dose is TBD."


def test_words_are_words():
    assert not list(check(trial(descriptionModule__briefSummary="The dose is 5 mg.")))
