"""Units as criteria write them, right behind a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["TIME", "UNIT"]

_END = r"(?![^\W\d_])"
_TIME_WORDS: Mapping[str, str] = {
    "years": r"years?|yrs?|(?-i:ys?)|year['’]s|ans?",
    "months": r"months?|mos?|mths?|mons?|month['’]s",
    "weeks": r"weeks?|wks?|weaks?|week['’]s|(?-i:w)",
    "days": r"days?|(?-i:d)|day['’]s",
    "hours": r"hours?|hrs?|h",
    "minutes": r"minutes?|mins?",
    "seconds": r"seconds?|secs?|(?-i:s)",
}
_OF_TIME = r"(?:consecutive|successive|gestational|completed?|full|calendar|whole|working|headache)"
_ATOM = "|".join(
    (
        r"%|percent(?:age)?(?!ile)|‰|percentile|ppm|ppb|pack[\s-]?years?",
        r"mm\s?of\s?hg|mm\s?-?hg|cm\s?h2o|torr|k?pa",
        r"[°º˚]\s?[cf]?|℃|℉|degrees?(?:\s+(?:celsius|centigrade|fahrenheit))?",
        r"[kmµμnpf]?mol(?:es?)?|[mµμun]?eq|[kmµμun]?iu|[kmµμu]?units?|[kmµμu]u|u|eu|au|cfu",
        r"kilograms?|kilos?|milligrams?|micrograms?|grams?|kgs?|mgs?|mcg|[µμunp]g|gm|gr|g",
        r"pounds?|lbs?|ounces?|oz|inch(?:es)?|feet|foot|ft",
        r"milliliters?|millilitres?|liters?|litres?|cc|[dmµμun]?l|microl",
        r"cubic\s+(?:mm|centimeters?|millimet(?:er|re)s?)|square\s+met(?:er|re)s?",
        r"[mckµμn]?m(?:\s?(?:\^\s?[23]|[²³23])(?!\d))?",
        r"(?:kilo|centi|milli)?met(?:er|re)s?|hpf|copies|cells?|blasts?",
        r"bpm|beats?|breaths?|[kmg]?hz|db|[cm]?gy|msv|k?cal|watts?|kcals?|mets?|msecs?|ms|rpm|lux",
        r"diopters?|dioptres?|(?-i:D)(?!\s*[a-z])|letters?|cigarettes?|cigs?|cigars?",
        r"(?:standard\s+)?drinks?|packs?|cups?|glasses|points?|steps?|(?:\w+\s+)?half[\s-]?li(?:fe|ves)",
        r"sds?|standard\s+deviations?|z-scores?|logs?|log10|cycles?|doses?|tablets?|vessels?",
        r"nodes?|feeds?|teeth|sites?|cores?|sets?|times?",
    )
)
_DENOMINATOR = "|".join(
    (
        r"min(?:utes?)?|hours?|hrs?|h|days?|d|weeks?|weak|wks?|months?|mo|years?|yrs?|y",
        r"seconds?|sec|s|24\s?-?\s?h(?:ours?|rs?)?",
        r"1[.,]73\s?(?:m\s?(?:\^\s?2|[²2])?|square\s+met(?:er|re)s?|met(?:er|re)s?\s+squared)",
        r"100\s?ml|[kmµμnp]?g|kilograms?|[dmµμu]?l|mcl|(?:milli|deci)?lit(?:er|re)s?",
        r"m(?:icro|illi)l(?:it(?:er|re))?|[mc]?m\s?(?:\^\s?[23]|[²³23])|cu\.?\s?mm|cmm",
        r"square\s+met(?:er|re)s?|cubic\s+(?:mm|millimet(?:er|re)s?)|[mµμn]?mol|mm|hpf",
        r"high[\s-]power(?:ed)?\s+fields?|session|occasion|night|dose|eye|10\s?\^?\s?\d{1,2}|10",
    )
)
_LIMIT = (
    r"(?P<limit>i?uln|lln|(?:upper|lower)(?:\s+(?:institutional|normal|reference))?\s+limits?"
    r"(?:\s+of\s+(?:the\s+)?(?:institutional\s+|laboratory\s+|local\s+)?(?:normal|reference)"
    r"(?:\s+(?:ranges?|values?|limits?))?)?"
    r"|normal\s+upper\s+limits?|upper\s+normal(?:\s+limits?)?|upper\s+range\s+of\s+normal"
    r"|(?:limits?\s+of\s+)?normal(?:\s+(?:ranges?|values?|limits?|levels?))?"
    r"|(?:highest\s+|normal\s+)?reference\s+(?:ranges?|values?|limits?)|baseline)"
)
_WHOSE = (
    r"(?:the\s+)?(?:(?:institutional|laboratory|local|lab|age[\s-]adjusted|institution['’]s)\s+)*"
)
_PER = r"(?:/|\bper\b|\ba\b|\beach\b|\bevery\b)"
_LY = {"daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour", "yearly": "year"}

# Blanks are counted, so that a page of them takes no time; a wrapped line may be indented.
_GAP, _BLANK = r"\s{0,12}", r"[\s-]{0,12}"
_TIME = re.compile(
    rf"{_BLANK}(?:{_OF_TIME}\s+)?(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in _TIME_WORDS.items())
    + rf"){_END}",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    rf"{_GAP}-?{_GAP}(?:(?:[x×*✕]|-?\s?times|-?fold)\s*)?"
    rf"(?:(?:higher|greater|above|more)\s+than\s+|of\s+)?{_WHOSE}{_LIMIT}{_END}",
    re.IGNORECASE,
)
_SCALED = re.compile(
    rf"{_GAP}(?:(?:[x×*✕·]|\btimes){_GAP})?10\s?(?:\^|\*\*|e)?\s?(?P<power>\d{{1,2}}|[⁰¹²³⁴-⁹]+)"
    rf"(?:{_GAP}(?:cells?)?{_GAP}(?:/|per){_GAP}(?P<per>{_DENOMINATOR}))?{_END}",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"{_BLANK}(?P<unit>(?:{_ATOM}){_END}"
    rf"(?:{_GAP}(?:{_PER}|\bin\b(?=\s?(?:1\.73|24))){_GAP}(?:{_DENOMINATOR}){_END})*)",
    re.IGNORECASE,
)
_PERS = re.compile(
    rf"{_GAP}(?:{_PER}{_GAP}(?P<per>{_DENOMINATOR})|(?P<ly>{'|'.join(_LY)})){_END}", re.IGNORECASE
)
_NONE = re.compile(r"\s?(?:[,;.:()\[\]<>=≥≤]|$)")
_PART = re.compile(r"\s?/\s?(?P<whole>\d{1,3})(?![\d./,])")  # 4/10 on a scale, 20/40 on a chart
_THING = r"(?!(?:or|and|on|in|of|to|at|more|less|if|with|for|than|the|from|by|is|are)\b)[a-z]{1,20}"
_COUNTED = re.compile(
    rf"\s+(?P<unit>{_THING}(?:\s+{_THING}){{0,2}}{_GAP}{_PER}{_GAP}(?:{_DENOMINATOR}){_END})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unit:
    """A unit found behind a number: `words` as we print it, `end` where it ends in the text.

    A time's words are its plural (years); multiples of a laboratory's limits are ULN and LLN.
    """

    kind: Kind
    words: str
    end: int


def unit_at(text: str, position: int) -> Unit | None:
    """The unit that begins at a position, what it is counted in included (mg/day); or None."""
    if _NONE.match(text, position):
        return None
    unit = _first(text, position)
    match = _PERS.match(text, unit.end if unit else position)
    if match is None:
        return unit
    per = "/" + tidy(match["per"] or _LY[match["ly"].lower()])
    return Unit("UNIT", (unit.words if unit else "") + per, match.end())


def _first(text: str, position: int) -> Unit | None:
    limit = _LIMITS.match(text, position)
    if limit:
        low = limit["limit"].lower().startswith(("lln", "lower"))
        return Unit("UNIT", "LLN" if low else "ULN", limit.end())
    scaled = _SCALED.match(text, position)
    if scaled:
        per = f"/{scaled['per']}" if scaled["per"] else ""
        return Unit("UNIT", f"10^{scaled['power']}{per}", scaled.end())
    return _time_or_plain(text, position)


def _time_or_plain(text: str, position: int) -> Unit | None:
    time, plain = _TIME.match(text, position), _PLAIN.match(text, position)
    if time and (plain is None or plain.end() <= time.end()):
        return Unit("TIME", str(time.lastgroup), time.end())
    if plain:
        return Unit("UNIT", tidy(plain["unit"]), plain.end())
    part = _PART.match(text, position)
    if part:
        return Unit("UNIT", "/" + part["whole"], part.end())
    counted = _COUNTED.match(text, position)
    return Unit("UNIT", tidy(counted["unit"]), counted.end()) if counted else None


def tidy(words: str) -> str:
    """A unit as we print it: one slash for "per", no blanks around it."""
    words = re.sub(r"\s*(?:/|\b(?:per|a|each|every|in)\b)\s*", "/", words.strip())
    return re.sub(r"\s+", " ", words)
