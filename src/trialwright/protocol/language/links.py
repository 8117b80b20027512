"""Tokens without idle words: comparators and scales come next to the numbers they belong to."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.protocol.language.scan import Token
from trialwright.protocol.language.signs import UNKNOWN
from trialwright.protocol.language.units import unit_at

ENDS = frozenset({"NUMBER", "UNIT", "TIME", "AGE"})  # what a quantity may end with
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", UNKNOWN: UNKNOWN}
# Words that may stand between a comparator, or the name of a scale, and its number.
_IDLE = (
    "a an the of about around approximately approx age aged ages is are was be to value values "
    "score total : ~ result another x duration any some their his her equal"
)
_CLEAR = frozenset(_IDLE.split())
_NAMING = (
    "physical status functional grade class classification performance system scale score / ( ) [ ]"
)
_OF_SCALES = frozenset(_NAMING.split())
# What each leading token may belong to.
_TARGETS: Mapping[str, frozenset[str]] = {
    "BEFORE": frozenset({"NUMBER", "BETWEEN", "LEVEL", "LAST", "SCALE"}),
    "EITHER": frozenset({"NUMBER", "BETWEEN", "LEVEL", "LAST"}),
    "LEVEL": frozenset({"NUMBER", "LEVEL", "BEFORE"}),
    "SCALE": frozenset({"NUMBER", "LEVEL", "SCALE"}),
    "LAST": frozenset({"NUMBER"}),
    "BETWEEN": frozenset({"NUMBER", "LEVEL"}),
}
_ANY_TARGET = frozenset().union(*_TARGETS.values())
_EXTREMES = ("min", "max", "mnim")  # "minimum duration of symptoms of 3 weeks"
_MOST = {"SCALE": 9, "EXTREME": 9}  # words looked over at most
_FEW = 5


def link(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens that matter next to each other, in order."""
    tokens = _repeated(text, _signs(tokens))
    found: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        after = _number_ahead(text, tokens, i) if token.kind in _TARGETS else 0
        if after:
            _lead(token, tokens[after], found)
            i = after
        elif token.kind == "TO" and i + 1 < len(tokens):
            i += _dash(text, token, tokens[i + 1], found)
        else:
            found.append(token)
            i += 1
    return found


def _signs(tokens: list[Token]) -> list[Token]:
    """One comparator where two stand ("= <"), and "18 ≤ age" turned round into "18 or more"."""
    found: list[Token] = []
    for i, token in enumerate(tokens):
        last = found[-1] if found else None
        if token.kind == "BEFORE" and last and last.kind == "BEFORE":
            found[-1] = last._replace(text=_both(last.text, token.text), end=token.end)
            continue
        if token.kind == "BEFORE" and last and last.kind in ENDS and token.end - token.start < 3:
            ahead = tokens[i + 1].kind if i + 1 < len(tokens) else ""
            if ahead in ("GAP", "CONCEPT", "SCALE"):
                token = token._replace(kind="AFTER", text=_FLIPPED.get(token.text, UNKNOWN))
        found.append(token)
    return found


def _both(first: str, second: str) -> str:
    """The sign of two in a row: "> =" is at least; of two words the second says it."""
    if second == UNKNOWN and first in ("<", ">"):
        return first + "="
    if first == UNKNOWN and second in ("<", ">"):
        return second + "="
    return second


def _repeated(text: str, tokens: list[Token]) -> list[Token]:
    """One number where a bracket repeats it: "six (6) months"."""
    found: list[Token] = []
    i = 0
    while i < len(tokens):
        end = _repetition(tokens, i) if tokens[i].kind == "NUMBER" else 0
        if not end:
            found.append(tokens[i])
            i += 1
            continue
        close = tokens[end].end
        found.append(tokens[i]._replace(end=close))
        unit = unit_at(text, close)
        if unit:
            found.append(Token(unit.kind, unit.words, close, unit.end))
        elif end == i + 4:
            found.append(tokens[i + 3]._replace(end=close))
        i = end + 1
        while unit and i < len(tokens) and tokens[i].start < unit.end:
            i += 1
    return found


def _repetition(tokens: list[Token], i: int) -> int:
    """Index of the bracket that closes a repetition of the number at i; 0 where there is none."""
    ahead = tokens[i + 1 : i + 5]
    kinds = [token.kind for token in ahead]
    if kinds[:2] != ["BRACKET", "NUMBER"] or ahead[1].number != tokens[i].number:
        return 0
    if kinds[2:3] == ["BRACKET"]:
        return i + 3
    return i + 4 if kinds[2:] in (["UNIT", "BRACKET"], ["TIME", "BRACKET"]) else 0


def _lead(token: Token, target: Token, found: list[Token]) -> None:
    """Add a token that leads to a number; "within the last" is within, "ASA" is a level."""
    within = found and found[-1].kind == "BEFORE" and found[-1].text in ("<=", ">=")
    if token.kind == "LAST" and within:
        return
    if token.kind == "SCALE":
        token = token._replace(kind="LEVEL", text="", start=target.start, end=target.start)
    found.append(token._replace(kind="BEFORE") if token.kind == "EITHER" else token)


def _number_ahead(text: str, tokens: list[Token], i: int) -> int:
    """Index of the number (or what leads to one) that the token at i belongs to; 0 for none."""
    lead = tokens[i]
    extreme = text[lead.start : lead.start + 4].lower().startswith(_EXTREMES)
    most = _MOST["EXTREME"] if extreme else _MOST.get(lead.kind, _FEW)
    for j in range(i + 1, min(len(tokens), i + 1 + most)):
        token = tokens[j]
        if token.kind in _ANY_TARGET:
            loose = extreme and j > i + 1 and token.kind != "NUMBER"
            return j if token.kind in _TARGETS[lead.kind] and not loose else 0
        if not _is_clear(text[token.start : token.end], token.kind, lead.kind, extreme):
            return 0
    return 0


def _is_clear(words: str, kind: str, lead: str, extreme: bool) -> bool:
    if words.lower() in _CLEAR:
        return True
    if lead == "LEVEL":
        return words == "-"
    if lead == "SCALE":
        named = kind in ("GAP", "CONCEPT") and words.isupper()
        return named or words.lower() in _OF_SCALES
    return extreme and kind in ("GAP", "CONCEPT") and words[0] not in ";.\n"


def _dash(text: str, dash: Token, after: Token, found: list[Token]) -> int:
    """Read a dash: idle ("-old"), part of a name, or a range; the count of tokens used up."""
    if after.kind in ("AGE", "AND", "OR"):
        return 1
    last = found[-1].kind if found else ""
    if after.kind != "NUMBER" or last in ENDS or dash.end != after.start:
        found.append(dash)
        return 1
    if text[dash.start - 1 : dash.start].isalnum() and last != "LEVEL":
        found.append(after._replace(kind="GAP"))  # COVID-19, IL-2
        return 2
    found.append(dash)
    return 1
