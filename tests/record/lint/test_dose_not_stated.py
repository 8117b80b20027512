"""A cell product without a number of cells."""

from __future__ import annotations

import pytest

from trialwright.record.lint.dose_not_stated import check

from ..trials import cells, trial

INTERVENTIONS = "armsInterventionsModule__interventions"


def test_cells_without_a_dose_anywhere_are_found_at_their_name():
    (found,) = check(trial(**{INTERVENTIONS: cells()}))
    assert found.place == "protocolSection.armsInterventionsModule.interventions[0].name"


@pytest.mark.parametrize(
    "dose",
    ["1x10^6 cells/kg", "100 million cells", "2 × 10E7 MSC", "50,000,000 cells", "20x106 per kg"],
)
def test_any_way_of_writing_a_dose_counts(dose):
    assert not list(check(trial(**{INTERVENTIONS: cells(description=dose)})))


def test_products_of_cells_and_acts_on_them_are_no_dose_of_cells():
    named = [{"type": "BIOLOGICAL", "name": "MSC-derived exosomes"}]
    assert not list(check(trial(**{INTERVENTIONS: named})))
    harvest = [{"type": "PROCEDURE", "name": "Stem cell harvest"}]
    assert not list(check(trial(**{INTERVENTIONS: harvest})))
