"""Eligibility text of any kind gives criteria: never an error, and no word of it is dropped."""

from __future__ import annotations

from random import Random

from trialwright.protocol.wording import read_criteria

TEXTS = 10_000
PIECES = (
    *("Inclusion Criteria:", "Exclusion Criteria:", "- ", "1. ", "a) ", "• ", "\n", "\n\n", ";"),
    *("HbA1c", "age", "BMI", "eGFR", "ALT or AST", "blood pressure", "type 2 diabetes", "insulin"),
    *(">=", "≥", "<", "≤", "=", "between", "from", "to", "at least", "not more than", "â?¥", "³"),
    *(
        "7.5",
        "7,5",
        "18",
        "140/90",
        "1.5",
        "10^9",
        "²",
        "-",
        "–",
        "%",
        "mmol/mol",
        "kg/m2",
        "x ULN",
    ),
    *("within", "for more than", "3 months", "8 weeks prior to", "at screening", "years", "etc."),
    *("no", "not", "except", "unless", "other than", "and", "or", "(", ")", "Tế bào gốc", "\u200b"),
)


def a_text(dice: Random) -> str:
    return " ".join(dice.choice(PIECES) for _ in range(dice.randint(1, 14)))


def test_ten_thousand_texts_without_sense_are_read():
    dice = Random(20)
    for _ in range(TEXTS):
        text = a_text(dice)
        for criterion in read_criteria(text):
            assert 0 <= criterion.start <= criterion.end <= len(text)
            assert criterion.text.strip()
