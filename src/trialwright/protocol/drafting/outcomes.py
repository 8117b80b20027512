"""What kind of analysis an outcome's words ask for; where they don't say enough, why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.protocol.wording.vocabulary import any_word, measured

_EVENTS = re.compile(
    r"\b(?:adverse|side)[\s-]+(?:events?|effects?|reactions?|experiences?)\b|\bsafety\b"
    r"|\btoxicit(?:y|ies)\b|\btolerability\b|\bS?AEs?\b",
    re.IGNORECASE,
)
_OTHER_MEASURE = re.compile(
    r"\b(?:time to|days? to|efficacy|effectiveness|survival|maximum tolerated|score|index"
    r"|dose[- ]limiting|major adverse|feasibility|parameters)\b",
    re.IGNORECASE,
)
_INSULIN = re.compile(r"\binsulin\b", re.IGNORECASE)
_REDUCED = re.compile(r"\b(?:reduc\w+|decreas\w+|lower\w*|halv\w+)\b", re.IGNORECASE)
_DOSE = re.compile(r"\b(?:dose|dosage|requirement|units?|need)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:proportion|percent(?:age)?|number|rate|share)\s+of\s+(?:the\s+)?(?:participants|patients"
    r"|subjects|people)\b.*(?:[<>≤≥]|\b(?:below|above|less than|at least|achieving|reaching)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SHARE = re.compile(r"(?P<number>\d{1,3}(?:\.\d+)?)\s*%")
_FILL = (
    r"(?:mean|change|changes|improvement|reduction|decrease|increase|difference|levels?|values?"
    r"|concentrations?|from|to|baseline|in|of|the|on|at|and|serum|plasma|blood|absolute|measured"
    r"|measurement|as|compared|with|after|before|treatment|months?|weeks?|days?|years?|post"
    r"|\(\s*(?:%|mmol/mol|mmol/l|mg/dl|kg|kg/m\^?[2²]|mm\s?hg|ng/ml|i?u/day|units?/day)\s*\)"
    r"|\d{1,3}(?!\d)|-|,|:|\(|\)|\.)"
)


# SDTM homes of what is measured again and again in a participant
FOLLOWED = frozenset({"LB", "VS", "CM"})


@dataclass(frozen=True)
class Events:
    """Adverse events are to be counted."""


@dataclass(frozen=True)
class Reduction:
    """A share of people whose dose falls by `share` (0 to 1) or more."""

    concept: str
    share: float
    place: str
    quote: str


@dataclass(frozen=True)
class Change:
    """A known concept, followed over time."""

    concept: str


@dataclass(frozen=True)
class Unclear:
    """Not enough is said; `why` is a sentence."""

    why: str


def read_outcome(measure: str, description: str) -> Events | Reduction | Change | Unclear:
    """The analysis that the words of one outcome ask for."""
    reduction = _reduction(measure, description)
    if reduction is not None:
        return reduction
    if _EVENTS.search(measure) and not _OTHER_MEASURE.search(measure):
        return Events()
    concept = concept_of(measure)
    if concept is not None:
        return Change(concept.id)
    if _COUNTED.search(measure):
        return Unclear(
            "it counts people whose value lies beyond a limit, which no analysis does yet"
        )
    return Unclear("no rule reads this measure, and nothing here says how it is computed")


def concept_of(measure: str) -> Concept | None:
    """The one concept a measure names, where every other word of it is a filler."""
    match = _pattern().fullmatch(measure.strip())
    if match is None:
        return None
    words = re.findall(any_word(measured()), match["concept"], re.IGNORECASE)
    concepts = {measured()[re.sub(r"\s+", " ", word.lower())].id for word in words}
    if len(concepts) != 1:
        return None
    concept = load_concepts()[concepts.pop()]
    return concept if concept.sdtm.domain in FOLLOWED else None


@cache
def _pattern() -> re.Pattern[str]:
    words = any_word(measured())
    named = rf"(?:{words})(?:\s*\((?:{words})\))?"
    return re.compile(
        rf"(?:{_FILL}\s*)*(?<![\w-])(?P<concept>{named})(?![\w-])\s*(?:{_FILL}\s*)*", re.IGNORECASE
    )


def _reduction(measure: str, description: str) -> Reduction | None:
    words = f"{measure} {description}"
    about = _INSULIN.search(words) and _DOSE.search(words) and _REDUCED.search(words)
    source, place = (description, "description") if description else (measure, "measure")
    shares = set(_SHARE.findall(source)) or set(_SHARE.findall(measure))
    if not about or len(shares) != 1:
        return None
    share = float(shares.pop()) / 100
    if not 0 < share < 1:
        return None
    return Reduction("insulin_total_daily_dose", share, place, source)
