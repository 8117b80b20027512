"""Quantities: units change by a closed table, and what the table does not know is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.values.quantity import _LINES, Quantity, UnitMismatch

PAIRS = [(pair, substance) for substance, lines in _LINES.items() for pair in lines]


@pytest.mark.parametrize(("ifcc", "ngsp"), [(53, 7.0), (48, 6.5), (75, 9.0), (42, 6.0)])
def test_hba1c_follows_the_ngsp_master_equation(ifcc: float, ngsp: float):
    """The pairs that guidelines print side by side, to their printed decimal."""
    assert round(Quantity(ifcc, "mmol/mol").to("%", "hba1c").value, 1) == ngsp


@given(st.floats(3, 20))
def test_hba1c_comes_back_from_mmol_per_mol_as_it_went(percent: float):
    there = Quantity(percent, "%").to("mmol/mol", "hba1c")
    assert there.to("%", "hba1c").value == pytest.approx(percent, rel=1e-12)


@pytest.mark.parametrize(("pair", "substance"), PAIRS)
@given(value=st.floats(0, 1e6))
def test_every_conversion_can_be_undone(pair: tuple[str, str], substance: str, value: float):
    source, target = pair
    there = Quantity(value, source).to(target, substance)
    assert there.to(source, substance).value == pytest.approx(value, rel=1e-9, abs=1e-9)


def test_glucose_is_converted_by_its_molar_mass():
    assert Quantity(1, "mmol/L").to("mg/dL", "glucose").value == pytest.approx(18.016)


def test_mass_and_amount_meet_only_where_the_substance_is_named():
    with pytest.raises(UnitMismatch, match=r"'mmol/L' to 'mg/dL' of anything"):
        Quantity(7, "mmol/L").to("mg/dL")
    with pytest.raises(UnitMismatch, match="of creatinine"):
        Quantity(7, "mmol/L").to("mg/dL", "creatinine")


def test_the_same_unit_changes_nothing():
    assert Quantity(7.1, "%").to("%") == Quantity(7.1, "%")
