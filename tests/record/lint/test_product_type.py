"""Cells alone are a Biological."""

from __future__ import annotations

from trialwright.record.lint.product_type import check

from ..trials import cells, trial

INTERVENTIONS = "armsInterventionsModule__interventions"


def test_cells_alone_typed_combination_product_are_found():
    (found,) = check(trial(**{INTERVENTIONS: cells("COMBINATION_PRODUCT")}))
    assert found.place.endswith("interventions[0].type")


def test_a_biological_or_cells_on_a_scaffold_are_right():
    assert not list(check(trial(**{INTERVENTIONS: cells("BIOLOGICAL")})))
    both = [{"type": "COMBINATION_PRODUCT", "name": "Mesenchymal stem cells on collagen scaffold"}]
    assert not list(check(trial(**{INTERVENTIONS: both})))
