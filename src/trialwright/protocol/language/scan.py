"""Text → tokens: numbers, units, and the words the grammar knows; every other word is a gap."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from trialwright.protocol.language.numbers import NUMBER, ROMAN, WORDS, number
from trialwright.protocol.language.phrases import phrase_table
from trialwright.protocol.language.signs import SIGN, plain_sign
from trialwright.protocol.language.units import unit_at


class Token(NamedTuple):
    """`kind` is the grammar's terminal, GAP for a word it does not know.

    `text` is what the token means (a sign, a unit as printed) or its words; `number` a value.
    """

    kind: str
    text: str
    start: int
    end: int
    number: float = 0.0


_PIECE = re.compile(
    r"(?P<blank>\s*)"
    rf"(?:(?P<sign>{SIGN})|(?P<number>{NUMBER})|(?P<word>x(?=\d)|[^\W\d_][^\W_]*)|(?P<other>\S))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\n[^\S\n]*(?:\(?\d{1,2}[.)]|[-*•–·])[^\S\n]*")
_NO_NUMBER = re.compile(r"(?:st|nd|rd|th)(?![^\W_])|\.\d|-(?:items?|points?|D)\b", re.IGNORECASE)
# Digits that are no quantity: a date, the number of a study.
_NAME = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?![\d%])|\d+-[^\W\d_]{1,4}-\d+")
_TIMES: Mapping[str, float] = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_MANY = re.compile(rf"\s?(?P<times>{'|'.join(_TIMES)})\b", re.IGNORECASE)
_OF_LIMIT = re.compile(
    r"(?:uln|upper\s+limits?\s+of\s+normal(?:\s*\(uln\))?)\s?[x×*]\s?(?P<times>\d+(?:\.\d+)?)",
    re.IGNORECASE,
)
_PERCENTILE = re.compile(r"(?:st|nd|rd|th)\s+percentiles?", re.IGNORECASE)
_PAIR = re.compile(
    r"(?:\s?mm\s?hg)?\s?/\s?(?P<low>\d{2,3})(?!\d|/)(?P<unit>\s*mm\s?-?hg)?", re.IGNORECASE
)
_PRESSURE = re.compile(r"\b(?:blood\s+pressure|b\.?p)\b", re.IGNORECASE)
_YEAR = re.compile(r"\s+(?:19|20)\d\d(?![\d.,]\d)")
_BY_YEAR = {"before": "<", "after": ">", "until": "<=", "since": ">="}
# "or less than 2", "or over 70", "and less or equal 45" are comparators of their own.
_OWN = re.compile(r"\s+(?:than\b|or\s+equal)", re.IGNORECASE)
_OVER = re.compile(
    r"(?:or|and)\s+(?:over|above|below|under|beyond)\s+(?:the\s+age\s+of\s+)?\d", re.IGNORECASE
)
_LONGEST = 15  # digits; more are no measurement, and past what a float can hold exactly
_MINUS = "-–−"
_NUMBERED = frozenset({"NUMBER", "UNIT", "TIME"})
_MARKS: Mapping[str, str] = {
    **dict.fromkeys("-–—~‐‑−～－/", "TO"),
    **dict.fromkeys("()[]", "BRACKET"),
    ",": "COMMA",
    "&": "AND",
}


def scan(text: str) -> list[Token]:
    """The tokens of a text in order; the beginning of a new bullet is a GAP too."""
    found: list[Token] = []
    match = _PIECE.match(text)
    while match:
        kind = str(match.lastgroup)
        position = _after_bullet(text, match, found)
        if not position:
            position = _READ[kind](text, match.start(kind), match.end(), found)
        match = _PIECE.match(text, position)
    return found


def _after_bullet(text: str, match: re.Match[str], found: list[Token]) -> int:
    """Where the words of a bullet or numbered line begin, 0 where none begins here."""
    line = match["blank"].rfind("\n")
    bullet = _BULLET.match(text, match.start() + line) if line >= 0 else None
    if bullet is None:
        return 0
    found.append(Token("GAP", "\n", match.start(), bullet.end()))
    return bullet.end()


def _word(text: str, start: int, end: int, found: list[Token]) -> int:
    word = text[start:end].lower()
    entry = phrase_table().get(word)
    phrase = entry[0].match(text, start) if entry else None
    if entry and phrase:
        return _phrase(text, entry[1][re.sub(r"[\s-]+", " ", phrase[0].lower())], phrase, found)
    if word in WORDS:
        found.append(Token("NUMBER", word, start, end, WORDS[word]))
        return _unit(text, found)
    limit = _OF_LIMIT.match(text, start)
    if limit and found and found[-1].kind == "BEFORE":  # "> ULN x 1.5"
        found.append(Token("NUMBER", limit["times"], start, limit.end(), float(limit["times"])))
        found.append(Token("UNIT", "ULN", limit.end(), limit.end()))
        return limit.end()
    if word in _BY_YEAR and _YEAR.match(text, end):
        found.append(Token("BEFORE", _BY_YEAR[word], start, end))
        return end
    word = text[start:end]
    kind, value = ("NUMBER", ROMAN[word]) if word in ROMAN else ("GAP", 0.0)
    found.append(Token(kind, word, start, end, value))
    return end


def _phrase(text: str, meaning: tuple[str, str], phrase: re.Match[str], found: list[Token]) -> int:
    kind, value = meaning
    start, end = phrase.span()
    joint = re.match(r"or|and", phrase[0], re.IGNORECASE)
    if kind == "AFTER" and joint and (_OWN.match(text, end) or _OVER.match(text, start)):
        found.append(Token(joint[0].upper(), joint[0], start, start + joint.end()))
        return start + joint.end()
    found.append(Token(kind, value, start, end))
    return _behind(text, found) if kind == "AFTER" else end


def _number(text: str, start: int, end: int, found: list[Token]) -> int:
    name = _NAME.match(text, start)
    if name:
        found.append(Token("GAP", name[0], start, name.end()))
        return name.end()
    words = text[start:end]
    if "," in words and found and found[-1].kind in ("LEVEL", "SCALE"):  # "ASA 1,2": a list
        words = words.partition(",")[0]
        end = start + len(words)
    percentile = _PERCENTILE.match(text, end)
    part = text[start - 1 : start] == "/" and found and found[-1].kind != "TO"
    if not percentile and (part or len(words) > _LONGEST or _NO_NUMBER.match(text, end)):
        found.append(Token("GAP", words, start, end))
        return end
    many = _MANY.match(text, end)
    end = many.end() if many else end
    value = number(words) * (_TIMES[many["times"].lower()] if many else 1)
    found.append(Token("NUMBER", words, start, end, value))
    if percentile:
        found.append(Token("UNIT", "percentile", end, percentile.end()))
        return percentile.end()
    _pressure(text, found)
    return _unit(text, found)


def _pressure(text: str, found: list[Token]) -> None:
    """The lower number of a blood pressure, 140/90."""
    start, end = found[-1].start, found[-1].end
    pair = _PAIR.match(text, end)
    if pair and (pair["unit"] or _PRESSURE.search(text, max(0, start - 60), start)):
        found.append(Token("SLASH", "/", end, pair.start("low")))
        low = pair.start("low"), pair.end("low")
        found.append(Token("NUMBER", pair["low"], *low, float(pair["low"])))


def _sign(text: str, start: int, end: int, found: list[Token]) -> int:
    found.append(Token("BEFORE", plain_sign(text[start:end]), start, end))
    return end


def _other(text: str, start: int, end: int, found: list[Token]) -> int:
    mark = text[start:end]
    last = found[-1].kind if found else ""
    if mark == "+" and last == "BEFORE" and text[end : end + 1].isdecimal():
        return end
    alone = last not in _NUMBERED and not text[start - 1 : start].isalnum()
    if mark in _MINUS and alone and text[end : end + 1].isdecimal():
        return _negative(text, start, end, found)
    if mark == "+" and last in _NUMBERED:
        found.append(Token("AFTER", ">=", start, end))
        return _behind(text, found)
    if mark != "\\":  # the registry's API escapes comparators for Markdown
        found.append(Token(_MARKS.get(mark, "GAP"), mark, start, end))
    return end


def _negative(text: str, start: int, end: int, found: list[Token]) -> int:
    """A number below nought; what only looks like one ("-2 points") stays a gap."""
    match = _PIECE.match(text, end)
    assert match is not None
    count = len(found)
    position = _number(text, end, match.end(), found)
    if found[count].kind == "NUMBER":
        found[count] = found[count]._replace(start=start, number=-found[count].number)
    return position


_READ: Mapping[str, Callable[[str, int, int, list[Token]], int]] = {
    "word": _word,
    "number": _number,
    "sign": _sign,
    "other": _other,
}


def _behind(text: str, found: list[Token]) -> int:
    """The unit in "18 or more years", "18+ years"."""
    if len(found) > 1 and found[-2].kind == "NUMBER":
        return _unit(text, found)
    return found[-1].end


def _unit(text: str, found: list[Token]) -> int:
    """Add the unit behind the last token, where there is one; where reading goes on."""
    unit = unit_at(text, found[-1].end)
    if unit is None:
        return found[-1].end
    found.append(Token(unit.kind, unit.words, found[-1].end, unit.end))
    return unit.end
