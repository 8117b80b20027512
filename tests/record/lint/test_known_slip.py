"""Slips that are words of their own pass every spelling checker."""

from __future__ import annotations

from trialwright.record.lint.known_slip import check

from ..trials import cells, trial

INTERVENTIONS = "armsInterventionsModule__interventions"


def test_lilac_crest_is_found_and_left_as_it_stands():
    words = "Collect bone marrow from lilac crest using local anaesthetic"
    record = trial(**{INTERVENTIONS: cells(description=words)})
    (found,) = check(record)
    assert found.quote == "lilac crest"
    assert "iliac" in found.message
    assert record.text(found.place) == words


def test_right_words_near_the_slips_are_left_alone():
    words = "Iliac crest; written informed consent from the participant; narrow band; spinal cord"
    assert not list(check(trial(**{INTERVENTIONS: cells(description=words)})))
