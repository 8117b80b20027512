"""A title that names another phase."""

from __future__ import annotations

from trialwright.record.lint.phase_against_title import check

from ..trials import trial

TITLE, PHASES = "identificationModule__officialTitle", "designModule__phases"


def test_phase_ii_in_the_title_of_a_phase_1_trial_is_found():
    (found,) = check(trial(**{TITLE: "Phase II Study of Cells", PHASES: ["PHASE1"]}))
    assert "Phase II" in found.message


def test_one_phase_of_two_agrees_and_na_is_no_phase():
    assert not list(check(trial(**{TITLE: "A Phase 1/2a study", PHASES: ["PHASE2"]})))
    assert not list(check(trial(**{TITLE: "A phase 2 study", PHASES: ["NA"]})))
