"""A question may say that the record is silent only after all that people wrote was looked through.

`SPEAKS` has, for each question that can claim silence, the words that would speak of its matter.
Where they occur, the question quotes them and says that they were not read with certainty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from trialwright.protocol.drafting.looking import Said, quoted
from trialwright.record.record import Record

_CLAIM = re.compile(
    r"The (?:record|time frame) (?:does not (?:say|state|define|list|name)|names (?:no|none)\b"
    r"|states (?:none|no)\b|gives no\b|registers no\b|is silent|says nothing)[^;.,]*[;.,]\s*"
    r"(?:so\s+|and\s+)?"
)
UNCERTAIN = "The record has words that may bear on it, and no rule reads them with certainty."
_DAYS = r"\d+[\s-]*(?:day|week|month)s?"

SPEAKS: Mapping[str, str] = {
    "approvals": r"\b(?:ethics committee|ethical approval|institutional review board|competent"
    r" authority|health authority)\b",
    "eligibility.upper_age": r"\b(?:upper age|maximum age|age limit)\b",
    "eligibility.washout": r"\bwash-?\s?out\b|\b(?:prior|previous|earlier|past)\s+(?:\w+\s+){0,3}"
    r"(?:cell\s+therap\w+|transplant\w*|investigational|experimental)\b|\binvestigational\b",
    "endpoint.baseline": r"\bbaseline\s+(?:is|was|will be)\s+(?:defined|taken|measured)\b"
    r"|\bbaseline\s*\([^)]*\d",
    "estimand.": r"\b(?:intercurrent|rescue)\b|\bintention[\s-]to[\s-]treat\b|\bper[\s-]protocol\s+"
    r"(?:set|population|analys\w+)",
    "laboratory.hba1c_method": r"\b(?:HPLC|chromatograph\w*|immunoassay|NGSP)\b",
    "product.endotoxin": r"\bendotoxin\w*",
    "product.expansion_days": rf"\b(?:cultur|expan|grow|passag|manufactur)\w*\b[^.;]{{0,60}}{_DAYS}"
    rf"|{_DAYS}[^.;]{{0,40}}\b(?:cultur|expan)\w*",
    "product.markers": r"\bCD\s?\d{1,3}\b|\bsurface markers?\b",
    "product.viability": r"\bviabil\w+",
    "responder.baseline": r"\bbaseline\s+(?:\w+\s+)?insulin\b|\binsulin\s+(?:\w+\s+)?at baseline\b",
    "responder.days": r"\bdiar(?:y|ies)\b|\b(?:mean|average)\b[^.;]{0,40}\binsulin\b[^.;]{0,40}"
    r"\bdays\b",
    "responder.missing": r"\b(?:missing data|missing values|imput\w+|last observation carried)\b",
    "responder.no_new_drug": r"\b(?:glucose-lowering|antidiabetic|hypoglyc[a]?emic)\s+"
    r"(?:drug|agent|medication)s?\b[^.;]{0,40}\b(?:add|rais|chang|increas)\w*",
    "responder.valid_days": r"\bdiar(?:y|ies)\b",
    "safety.counted_from": r"\bfrom\s+(?:the\s+)?(?:time\s+of\s+)?(?:\w+\s+){0,2}"
    r"(?:consent|collection|harvest\w*|first\s+(?:dose|infusion|injection)|screening)\b",
    "safety.relatedness": r"\b(?:related|relatedness|relationship|attributable)\s+to\s+(?:the\s+)?"
    r"(?:\w+\s+){0,2}(?:product|cells?|treatment|drug|procedure|infusion|injection)\b",
    "safety.stopping_event": r"\bstopping (?:rule|criteri)\w*|\bdose[\s-]limiting toxicit\w+",
    "safety.stopping_rule": r"\bstopping (?:rule|criteri|bound)\w*|\b(?:early|study|trial)"
    r" (?:termination|stopping)\b|\bdose[\s-]limiting toxicit\w+|\bsafety monitoring\b",
    "safety.stopping_window": rf"\b(?:dose[\s-]limiting toxicit\w+|DLTs?)\b[^.;]{{0,80}}{_DAYS}",
    "schedule.dose_interval": r"\bevery\s+\w+\s+(?:days|weeks|months)|\bapart\b|\bintervals?\b"
    r"|\b(?:weekly|monthly|daily)\b",
    "schedule.doses": r"\b(?:single|one|two|three|four|five|six|\d{1,2}|repeated|multiple)\s+"
    r"(?:\w+\s+){0,2}(?:dos(?:e|es)|infusions?|injections?|administrations?|treatments|times|cycles|courses)\b"
    r"|\b(?:once|twice)\b|\b(?:daily|weekly|monthly)\b|\bevery\s+(?:\w+\s+)?(?:days?|weeks?|months?)",
    "schedule.screening_days": rf"\bscreening\s+(?:period|phase|window)[^.;]{{0,30}}{_DAYS}"
    rf"|{_DAYS}[^.;]{{0,20}}\bscreening (?:period|phase|window)\b",
    "schedule.windows": rf"(?:±|\+/-|\+-)\s*{_DAYS}|\bvisit windows?\b",
    "sites": r"$^",  # a field of the registry; no sentence stands in for it
    "sponsor": r"$^",
}


def claims_silence(why: str) -> bool:
    """Whether a question's reason says that the record does not speak of its matter."""
    return bool(_CLAIM.search(why))


def heard(record: Record, question_id: str, why: str) -> tuple[str, Said | None]:
    """The reason, and the record's words on the matter, which take the place of the claim."""
    pattern = _pattern(question_id)
    if pattern is None or not claims_silence(why):
        return why, None
    said = quoted(record, pattern)
    if said is None:
        return why, None
    rest = _CLAIM.sub("", why, count=1).strip()
    return f"{UNCERTAIN} {rest[:1].upper()}{rest[1:]}", said


def _pattern(question_id: str) -> re.Pattern[str] | None:
    """The pattern of a question; an id of SPEAKS that ends in a point is a family's."""
    own = SPEAKS.get(question_id)
    words = own or next(
        (SPEAKS[name] for name in SPEAKS if name.endswith(".") and question_id.startswith(name)),
        None,
    )
    return re.compile(words, re.IGNORECASE) if words else None
