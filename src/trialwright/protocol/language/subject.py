"""What a bound is about: one of our concepts, or the text's own words.

A concept is named only when nothing but idle words stands between it and the bound, so that
"creatinine clearance < 60" is never taken for creatinine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialwright.protocol.language.scan import Token

_LONGEST = 8  # words of the text's own
_FURTHEST = 100  # characters
_IDLE = re.compile(
    r"(?:[^\w(]|\((?![^()]{1,40}\))|\d|\b(?:levels?|values?|concentrations?|counts?|is|are|was|were|be|been|of|at|the|a|an"
    r"|must|should|has|have|to|with|and|or|in|range[ds]?|ranging|from|between|that|which|measured"
    r"|baseline|screening|(?:visit|entry|enrol?lment|study|fasting|serum|plasma|resting|result)s?"
    r"|inclusion|equal|currently|score)\b|\([^()]{1,40}\))*",
    re.IGNORECASE,
)
# Words that make another thing of the concept behind them.
_OTHER = re.compile(
    r"(?:\b(?:urin\w+|f(?:o?e)tal|birth|csf|albumin|protein|donors?|partners?|fathers?|mothers?"
    r"|tumou?r|prostate|left|pulse|change|loss|gain|lean|target|ideal|cord|free|mean|orthostatic"
    r"|drop|fall|decrease|increase|reduction|dry|excess|difference)(?:\s+(?:in|of))?)\s*$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;:\n•]|\.\s|,\s|(?<!\w)-\s")
_EMPTY_START = re.compile(
    r"^(?:\W|\b(?:and|or|with|who|has|have|having|had|patients?|subjects?|participants?|a|an|the"
    r"|known|documented|must|be|is|are|in|of|for|to|any|either|both|if|that|whose|their|as|by)\b)+",
    re.IGNORECASE,
)
_EMPTY_END = re.compile(
    r"(?:\W|\b(?:is|are|was|were|be|of|at|the|a|an|to|and|or|with|in|for|from|that|than|has|have"
    r"|had|must|should|levels?|values?|defined|as|by|on|over|per)\b)+$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*(?:of\s+)?((?:[^\W\d_][\w'’-]*\s?){1,4})")


_SHARING = re.compile(r"\s*(?:\([^()]{1,20}\)\s*)?(?:and/or|and|or|/|,|&)\s*", re.IGNORECASE)


def concepts_before(text: str, concepts: Sequence[Token], floor: int, start: int) -> list[Token]:
    """The concepts whose words stand before a bound at `start` with only idle words between.

    More than one where they share the bound: "ALT or AST > 100 U/L".
    """
    before = [token for token in concepts if floor <= token.start and token.end <= start]
    if not before or not _is_head(text, before[-1], floor, start):
        return []
    heads = [before[-1]]
    for token in reversed(before[:-1]):
        if not _SHARING.fullmatch(text, token.end, heads[0].start):
            break
        heads.insert(0, token)
    return heads


def _is_head(text: str, token: Token, floor: int, start: int) -> bool:
    idle = start - token.end <= _FURTHEST and _IDLE.fullmatch(text, token.end, start)
    return bool(idle) and not _OTHER.search(text, max(floor, token.start - 30), token.start)


def own_words(text: str, floor: int, start: int, end: int) -> str:
    """The text's words for what is bounded: those before the bound, else those behind it."""
    left = text[max(floor, start - _FURTHEST) : start].rstrip(" \t\n:;,-(")
    left = left[max((stop.end() for stop in _STOP.finditer(left)), default=0) :]
    outer, _, inner = left.rpartition("(") if left.rfind("(") > left.rfind(")") else (left, "", "")
    for part in (inner, outer):
        words = _EMPTY_START.sub("", _EMPTY_END.sub("", part)).split()
        if words:
            return " ".join(words[-_LONGEST:])
    behind = _BEHIND.match(text, end)
    return " ".join(_EMPTY_END.sub("", behind[1]).split()) if behind else ""
