"""Units, right behind their number."""

from __future__ import annotations

import pytest

from trialwright.protocol.language.units import unit_at


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("18 years", "TIME", "years"),
        ("18-year-old", "TIME", "years"),
        ("6 mo", "TIME", "months"),
        ("8 consecutive weeks", "TIME", "weeks"),
        ("7.5%", "UNIT", "%"),
        ("30 kg/m2", "UNIT", "kg/m2"),
        ("30 Kg / m²", "UNIT", "Kg/m²"),
        ("60 mL/min/1.73 m2", "UNIT", "mL/min/1.73 m2"),
        ("140 mm Hg", "UNIT", "mm Hg"),
        ("10 cigarettes per day", "UNIT", "cigarettes/day"),
        ("5 mg daily", "UNIT", "mg/day"),
        ("40 x 10^9/L", "UNIT", "10^9/L"),
        ("40 × 109/L", "UNIT", "10^9/L"),
        ("2.5 x ULN", "UNIT", "ULN"),
        ("3 times the upper limit of normal", "UNIT", "ULN"),
        ("1.5 times the institutional lower limit of normal", "UNIT", "LLN"),
        ("4/10", "UNIT", "/10"),
        ("38.5 °C", "UNIT", "°C"),
        ("2 loose stools per day", "UNIT", "loose stools/day"),
    ],
)
def test_a_unit_is_printed_as_written_but_for_blanks_and_per(
    text: str, kind: str, words: str
) -> None:
    digits = len(text) - len(text.lstrip("0123456789."))
    unit = unit_at(text, digits)
    assert unit is not None
    assert (unit.kind, unit.words) == (kind, words)
    assert unit.end <= len(text)


@pytest.mark.parametrize(
    "text", ["18, and", "5 of", "3 or more on a", "2) men", "12", "5 patients"]
)
def test_other_words_are_no_unit(text: str) -> None:
    digits = len(text) - len(text.lstrip("0123456789."))
    assert unit_at(text, digits) is None
