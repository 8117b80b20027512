"""How many cells and by which route, in the record's words: "2x10^6 cells/kg, intravenously"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialwright.protocol.drafting.looking import Found, is_of_groups

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TIMES = r"\s*[x×*·∙•]\s*"
_POWER = (
    r"10\s*(?:\^|\*\*|e)?\s*[({]?\s*(?P<power>(?<=[\^*eE({\s])(?:1[0-2]|[4-9])\b|[⁴-⁹])(?:\s*[)}])?"
)
# "x 106": the page lost what was raised, and 106 may be meant
_LOST = r"(?P<lost>10[4-9]\b)"
_BY = r"(?:/|\bper\b|\bby\b)\s*(?:each\s+)?"
_CELL = r"(?:cells?|MSCs?|MNCs?|BMMNCs?|BM-MNCs?|ADSCs?|UC-?MSCs?|hMSCs?|BM-?MSCs?|HSCs?)\b"
_DOSE = re.compile(
    rf"(?<![\d.,^/])(?:(?P<number>\d{{1,4}}(?:\.\d{{1,3}})?)(?:{_TIMES}(?:{_POWER}|{_LOST})|\s*(?P<word>million|billion)\b)"
    rf"|10\s*\^\s*(?P<alone>[4-9])\b)"
    rf"(?P<named>(?:\s+of)?(?:[\s-]+(?!or\b|and\b|to\b)[\w-]+){{0,4}}?[\s-]+{_CELL})?"
    rf"(?P<by>\s*{_BY}(?P<per>kg(?=\s?\.?bw\b)|kg|kilogram|ml|m\s?l|l|µl|ul|cm|mm|g|m2|m²|milliliter|site|injection|muscle|dose|infusion)(?![a-z]{{3}})(?:\s?\.?bw\b)?)?",
    re.IGNORECASE,
)
# a limit, a range, a choice or a sum is no dose that one can be given
_LOOSE_BEFORE = re.compile(
    r"(?:\b(?:to|or|and|than|least|most|total|sum|minimum|maximum|between|from|about|approximately"
    r"|approx|around|average|median|mean|escalat\w+|contain\w*|concentration)\b[\s:(of]*"
    r"(?:\w+\s+){0,2}|[<>≤≥~±–)x×*·-]\s*|[\d⁰-⁹)]\s*[,;，、]\s*)$",
    re.IGNORECASE,
)
_LOOSE_AFTER = re.compile(
    r"\s*(?:or\b|to\b|±|[-–~]\s*\d|and\s+\d|,\s*\d|/|per\b|each\b)"
    r"|[^.;,]{0,40}?\b(?:divided|split|escalat\w+|two|three|several)\b",
    re.IGNORECASE,
)
_WEIGHT_AFTER = re.compile(r"[^.;]{0,30}\bkg|[^.;]{0,30}\bbody[\s-]?weight", re.IGNORECASE)
_WEIGHT = ("kg", "kilogram")
_GIVEN = ("", "dose", "infusion")
_PLACES = ("injection", "site", "muscle")  # there may be several of them in a dose
_SCALE = {"million": 1.0, "billion": 1000.0}
ROUTES: Mapping[str, str] = {
    "intravenous": r"intravenous(?:ly)?|i\.?v\.?\s+(?:infusions?|injections?|administration|route)"
    r"|intravenous[\s-]drip|(?:peripheral|cubital|antecubital)\s+vein",
    "dorsal_pancreatic_artery": r"(?:dorsal\s+)?pancreatic\s+arter(?:y|ies)",
    "intra_arterial": r"intra-?\s?arterial(?:ly)?",
    "intracoronary": r"intra-?coronary",
    "intraportal": r"intra-?portal(?:ly)?|portal\s+vein",
    "intrathecal": r"intra-?thecal(?:ly)?",
    "intramuscular": r"intra-?muscular(?:ly)?",
    "intra_articular": r"intra-?articular(?:ly)?",
    "subcutaneous": r"subcutaneous(?:ly)?|s\.\s?c\.",
    "intradermal": r"intra-?dermal(?:ly)?",
    "intraperitoneal": r"intra-?peritoneal(?:ly)?",
    "intravitreal": r"intra-?vitreal(?:ly)?",
    "intramyocardial": r"(?:intra|trans)-?(?:myo|endo)cardial(?:ly)?",
    "oral": r"orally|by\s+mouth|per\s+os|oral\s+(?:tablets?|capsules?|administration)",
}
# the route of something else, or a place in the body
_OF_OTHERS = (
    r"\s+(?:fat|tissue|adipose|abdominal|layer|insulin|antibiotics?|ana?esthe\w+|contrast|heparin"
    r"|fluids?|access|line|catheter|immunoglobulin\w*|steroids?|sedation)\b"
)
ANY_ROUTE = re.compile(
    "|".join(
        rf"(?P<{code}>(?<!\w)(?:{words})(?!\w)(?!{_OF_OTHERS}))" for code, words in ROUTES.items()
    ),
    re.IGNORECASE,
)
CELLS_SAID = _DOSE


@dataclass(frozen=True)
class CellDose:
    """Millions of cells in one dose, or for each kg of body weight."""

    millions: float
    per_kg: bool


def cell_dose(found: Iterable[Found]) -> CellDose | None:
    """The one dose that the matches of CELLS_SAID state; None where none or more than one does."""
    doses = {_read(item) for item in found if speaks_of_dose(item)}
    return doses.pop() if len(doses) == 1 else None


def agreed_dose(found: Iterable[Found]) -> CellDose | None:
    """The dose of arms and interventions, where no other words of the record contradict it."""
    every = [item for item in found if speaks_of_dose(item)]
    stated = cell_dose(item for item in every if is_of_groups(item.said.place))
    others = {_read(item) for item in every if not is_of_groups(item.said.place)}
    return stated if others <= {stated, None} else None


def speaks_of_dose(found: Found) -> bool:
    """Whether it is cells or a dose by weight; a concentration is neither."""
    per = (found.match["per"] or "").lower()
    return per in _WEIGHT or (bool(found.match["named"]) and per in (*_GIVEN, *_PLACES))


def _read(found: Found) -> CellDose | None:
    """The dose; None where it is a limit, one of several, or a sum."""
    match, words = found.match, found.said.quote
    loose = _LOOSE_BEFORE.search(words[: match.start()]) or _LOOSE_AFTER.match(words, match.end())
    per = (match["per"] or "").lower()
    if loose or match["lost"] or per in _PLACES or re.search(r"\btotal\b", words, re.IGNORECASE):
        return None
    if per not in _WEIGHT and _WEIGHT_AFTER.match(words, match.end()):
        return None
    return CellDose(round(float(match["number"] or 1) * _scale(match), 6), per in _WEIGHT)


def _scale(match: re.Match[str]) -> float:
    """How many millions one of the number is."""
    if match["word"]:
        return _SCALE[match["word"].lower()]
    power: str = match["power"] or match["alone"]
    return 10.0 ** (int(power.translate(_RAISED)) - 6)


def route_of(found: Iterable[Found]) -> str | None:
    """The one route that the matches of ANY_ROUTE name; None where none or more than one does."""
    named = {item.match.lastgroup for item in found}
    if "dorsal_pancreatic_artery" in named:
        named.discard("intra_arterial")  # the same one, said less exactly
    return named.pop() if len(named) == 1 else None
