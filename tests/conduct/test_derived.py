"""Items that are computed, so that no one types them twice or wrongly."""

from __future__ import annotations

from trialwright.conduct.derived import DERIVATIONS


def test_body_mass_index_is_kilograms_over_square_metres():
    assert DERIVATIONS["bmi"].compute(["160", "64.0"], 1) == "25.0"
    assert DERIVATIONS["bmi"].compute(["172.5", "70"], 1) == "23.5"


def test_half_is_rounded_up_in_decimal_and_not_in_binary():
    # 19.6 / 1.6^2 = 7.65625; 51.25 / 2^2 = 12.8125
    assert DERIVATIONS["bmi"].compute(["200", "51.25"], 3) == "12.813"


def test_without_an_input_there_is_no_result():
    assert DERIVATIONS["bmi"].compute(["160", None], 1) is None
    assert DERIVATIONS["bmi"].compute(["0", "64"], 1) is None
