"""Criteria that say nothing of other treatments."""

from __future__ import annotations

from trialwright.record.lint.no_washout import check

from ..trials import cells, flagship, trial

PLACES = ("armsInterventionsModule__interventions", "eligibilityModule__eligibilityCriteria")


def found_for(words):
    return list(check(trial(**dict(zip(PLACES, (cells(), words), strict=True)))))


def test_the_flagship_has_none():
    assert len(list(check(flagship("json")))) == 1


def test_an_earlier_treatment_among_the_exclusions_is_enough():
    silent = "Inclusion Criteria:\nAdults\nExclusion Criteria:\nPregnancy"
    assert len(found_for(silent)) == 1
    assert not found_for(f"{silent}\nPrior stem cell therapy")
    assert not found_for(f"{silent}\nImmunosuppressive drugs")
    assert not found_for(f"{silent}\nParticipation in another trial within 30 days")
