"""A question mark asks a question."""

from __future__ import annotations

from trialwright.record.lint.sign_lost import check

from ..trials import trial


def test_an_apostrophe_that_was_lost_is_found():
    (found,) = check(trial(identificationModule__briefTitle="Crohn?s disease"))
    assert found.quote == "Crohn?s disease"


def test_a_question_is_a_question():
    assert not list(check(trial(identificationModule__briefTitle="Do cells help?")))


def test_a_link_is_let_be():
    assert not list(check(trial(descriptionModule__briefSummary="see https://x.org/a?id=3")))
