"""A number with its UCUM unit, and the closed table of conversions the concepts need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class UnitMismatch(ValueError):
    """No conversion is known between two units of a substance."""


@dataclass(frozen=True)
class Quantity:
    """`value` in `unit`, a UCUM code; the empty unit is a pure number."""

    value: float
    unit: str

    def to(self, unit: str, substance: str = "") -> Quantity:
        """The same quantity in another unit; `substance` decides where mass meets amount."""
        if unit == self.unit:
            return self
        slope, intercept = _line(self.unit, unit, substance)
        return Quantity(self.value * slope + intercept, unit)


# (from, to): (slope, intercept), per substance; "" holds for every substance.
_LINES: Mapping[str, Mapping[tuple[str, str], tuple[float, float]]] = {
    "": {
        ("g", "kg"): (0.001, 0.0),
        ("[lb_av]", "kg"): (0.45359237, 0.0),
        ("m", "cm"): (100.0, 0.0),
        ("[in_i]", "cm"): (2.54, 0.0),
        ("g/L", "g/dL"): (0.1, 0.0),
        ("mmol/L", "umol/L"): (1000.0, 0.0),
        ("ug/L", "ng/mL"): (1.0, 0.0),
        ("mo", "a"): (1 / 12, 0.0),
    },
    # NGSP master equation, NGSP % = 0.09148 x IFCC mmol/mol + 2.152
    "hba1c": {("mmol/mol", "%"): (0.09148, 2.152)},
    "glucose": {("mmol/L", "mg/dL"): (18.016, 0.0)},
    "creatinine": {("mg/dL", "umol/L"): (88.42, 0.0)},
    # C-peptide, molar mass 3020.3 g/mol
    "c_peptide": {("nmol/L", "ng/mL"): (3.0203, 0.0), ("pmol/L", "ng/mL"): (0.0030203, 0.0)},
}


def _line(source: str, target: str, substance: str) -> tuple[float, float]:
    for table in (_LINES.get(substance, {}), _LINES[""]):
        if (source, target) in table:
            return table[source, target]
        if (target, source) in table:
            slope, intercept = table[target, source]
            return 1 / slope, -intercept / slope
    raise UnitMismatch(f"no conversion from {source!r} to {target!r} of {substance or 'anything'}")
