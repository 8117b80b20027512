"""Units as people write them behind a label, in UCUM. Only those whose reading is certain."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNITS: Mapping[str, str] = {
    "%": "%",
    "mmol/mol": "mmol/mol",
    "mmol/l": "mmol/L",
    "umol/l": "umol/L",
    "µmol/l": "umol/L",
    "μmol/l": "umol/L",
    "nmol/l": "nmol/L",
    "pmol/l": "pmol/L",
    "mg/dl": "mg/dL",
    "g/dl": "g/dL",
    "g/l": "g/L",
    "ng/ml": "ng/mL",
    "u/l": "U/L",
    "iu/l": "[iU]/L",
    "10^9/l": "10*9/L",
    "10*9/l": "10*9/L",
    "x10^9/l": "10*9/L",
    "kg": "kg",
    "g": "g",
    "cm": "cm",
    "m": "m",
    "kg/m2": "kg/m2",
    "kg/m²": "kg/m2",
    "kg/m^2": "kg/m2",
    "mmhg": "mm[Hg]",
    "mm hg": "mm[Hg]",
    "bpm": "/min",
    "beats/min": "/min",
    "/min": "/min",
    "°c": "Cel",
    "celsius": "Cel",
    "ml": "mL",
    "years": "a",
    "months": "mo",
    "weeks": "wk",
    "days": "d",
    "iu/day": "[iU]/d",
    "units/day": "[iU]/d",
}
_BEHIND = re.compile(
    r"^(?P<label>.*?)\s*[(\[](?P<unit>[^()\[\]]{1,15})[)\]]\s*[:?]?\s*$", re.DOTALL
)


def split_unit(label: str, note: str) -> tuple[str, str]:
    """(label without its unit, UCUM unit): `Weight (kg)`, or the unit alone in the field's note."""
    match = _BEHIND.match(label)
    if match and (unit := UNITS.get(match["unit"].strip().lower())):
        return match["label"].strip(), unit
    return label.strip(), UNITS.get(note.strip().strip("()[]").lower(), "")
