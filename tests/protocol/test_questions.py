"""What an answer changes: the study and its numbers, or its words only, and then it says so."""

from __future__ import annotations

import pytest

from trialwright.protocol.objectives import NotComputable, ReductionResponder
from trialwright.protocol.questions import Question
from trialwright.protocol.study import Study

from .records import answered


@pytest.fixture(scope="module")
def study() -> Study:
    return answered({})


def question(study: Study, question_id: str) -> Question:
    return next(item for item in study.questions if item.id == question_id)


def test_a_question_that_changes_words_only_says_so(study: Study) -> None:
    approvals = question(study, "approvals")
    assert approvals.touches == ()
    assert "Words only" in approvals.why
    strategies = [item for item in study.questions if item.id.startswith("estimand.")]
    assert strategies
    assert all("no number" in item.why for item in strategies)


def test_how_a_missing_answer_counts_changes_the_rule(study: Study) -> None:
    asked = question(study, "responder.missing")
    changed = answered({"responder.missing": asked.options[1]})
    rules = [
        item.analysis.missing
        for one in (study, changed)
        for item in one.endpoints
        if isinstance(item.analysis, ReductionResponder)
    ]
    assert rules == ["left out", "no response"]


def test_a_change_that_a_person_does_not_want_computed_is_not(study: Study) -> None:
    asked = next(item for item in study.questions if item.id.endswith("S1.metric"))
    changed = answered({asked.id: "not computed"})
    assert NotComputable in {type(item.analysis) for item in changed.endpoints}
    assert NotComputable not in {type(item.analysis) for item in study.endpoints}
