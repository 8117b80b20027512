"""A record held against the words of a publication."""

from __future__ import annotations

from trialwright.record.publication import compare_publication

from .trials import outcome, trial

PRIMARY = "outcomesModule__primaryOutcomes"


def found_for(measure, text, **more):
    return [
        f.rule for f in compare_publication(trial(**{PRIMARY: [outcome(measure)], **more}), text)
    ]


def test_an_outcome_that_is_not_named_is_found():
    text = "Efficacy was assessed by the change of HbA1c."
    assert found_for("Insulin dose", text) == ["primary-not-published"]


def test_usual_other_names_count():
    assert not found_for("Adverse events", "The treatment was well tolerated.")
    assert not found_for("Hemoglobin A1c (HbA1c) level", "The primary outcome was HbA1c.")


def test_a_word_outside_the_sentences_on_what_was_measured_does_not_count():
    text = "Insulin is a hormone. The primary outcome was fasting glucose."
    assert found_for("Insulin dose", text) == ["primary-not-published"]


def test_randomised_words_on_a_single_group_record_are_found():
    text = "The primary outcome was HbA1c. People were randomly assigned to two routes."
    model = {"designModule__designInfo__interventionModel": "SINGLE_GROUP"}
    assert found_for("HbA1c", text, **model) == ["design-differs-in-publication"]
