"""A product is tried in a phase."""

from __future__ import annotations

from trialwright.record.lint.phase_missing_for_product import check

from ..trials import cells, trial


def test_cells_without_a_phase_are_found():
    (found,) = check(
        trial(designModule__phases=["NA"], armsInterventionsModule__interventions=cells())
    )
    assert found.quote == "Autologous mesenchymal stem cells"


def test_a_device_has_none():
    assert not list(
        check(
            trial(
                designModule__phases=["NA"], armsInterventionsModule__interventions=cells("DEVICE")
            )
        )
    )


def test_a_phase_is_enough():
    assert not list(
        check(
            trial(designModule__phases=["PHASE1"], armsInterventionsModule__interventions=cells())
        )
    )
