"""Comparators made of signs; what an encoding destroyed is unknown, never equality."""

from __future__ import annotations

import re

import pytest

from trialwright.protocol.language.signs import SIGN, plain_sign


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        *((">", ">"), ("≥", ">="), (">=", ">="), ("> =", ">="), (">/=", ">="), ("=>", ">=")),
        *(("> or =", ">="), ("> or equal to", ">="), ("&ge;", ">="), ("&gt;", ">"), ("＞", ">")),
        *(("<", "<"), ("≤", "<="), ("</=", "<="), ("=<", "<="), ("⩽", "<="), ("&lt;=", "<=")),
        *(("<U+2265>", ">="), ("±", "±"), ("+/-", "±")),
    ],
)
def test_one_sign_has_many_spellings(written: str, sign: str) -> None:
    assert re.fullmatch(SIGN, written, re.IGNORECASE)
    assert plain_sign(written) == sign


@pytest.mark.parametrize(
    "text", ["BMI = 40", "BMI ³ 40", "age â?¥18", "age ¡Ý18", "LVEF*40", "age \ufffd18"]
)
def test_a_lone_equals_sign_and_a_broken_one_are_unknown(text: str) -> None:
    found = re.search(SIGN, text)
    assert found is not None
    assert plain_sign(found[0]) == "unknown"


def test_a_cubic_metre_is_no_comparator() -> None:
    assert re.search(SIGN, "mm³ 40") is None
