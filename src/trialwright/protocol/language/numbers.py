"""Numbers as criteria write them: digits with either decimal mark, words, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Mapping

# 1,000 and 1 000 part thousands; a comma before any other count of digits is the decimal mark.
_GROUPED = r"[1-9]\d{0,2}(?:(?:,\d{3})+|(?:[\u00a0\u202f ]\d{3})+)(?![\d,])(?:\.\d+)?"
NUMBER = rf"{_GROUPED}|\d+(?:[.,·]\d+)?(?![.,]\d)|\d+|\.\d+"
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMERALS = "I II III IV V VI VII VIII IX X"

WORDS: Mapping[str, float] = {
    **{word: float(value) for value, word in enumerate(_SMALL.split())},
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "once": 1.0,
    "twice": 2.0,
    "thrice": 3.0,
}
ROMAN: Mapping[str, float] = {
    **{word: float(value) for value, word in enumerate(_NUMERALS.split(), 1)},
    **{sign: float(value) for value, sign in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", 1)},
}


def number(words: str) -> float:
    """The value of digits that NUMBER matched."""
    if _THOUSANDS.fullmatch(words):
        return float(re.sub(r"[,\u00a0\u202f ]", "", words))
    return float(words.replace(",", ".").replace("·", "."))
