"""An outcome needs a metric and a method of aggregation."""

from __future__ import annotations

import pytest

from trialwright.record.lint.outcome_without_metric import check

from ..trials import outcome, trial


def found_for(*words):
    return list(check(trial(outcomesModule__primaryOutcomes=[outcome(*words)])))


@pytest.mark.parametrize(
    "words",
    [
        ("Adverse events", "Number of adverse events in both groups"),
        ("Hemoglobin A1c (HbA1c) level", "Improvement of HbA1c level as compared to baseline"),
        ("Safety",),
        ("Liver function improvement",),
    ],
)
def test_words_without_a_number_behind_them_are_found(words):
    assert len(found_for(*words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("Change from baseline in HbA1c",),
        ("Adverse events", "Number of participants with at least one adverse event"),
        ("Safety", "Incidence of serious adverse events, CTCAE v5.0"),
        ("Improvement of the 6-minute walking distance",),
        ("Efficacy", "Number of lesions counted at week 28"),
        ("Overall survival",),
    ],
)
def test_a_metric_is_enough(words):
    assert not found_for(*words)
