"""What a person attests: that consent was signed, or how the investigator judges."""

from __future__ import annotations

import re

from trialwright.protocol.criteria import Attestation, Expression, Not
from trialwright.protocol.wording.segment import Segment

_JUDGEMENT = re.compile(
    r"\bjudge?ments?\b|\b(?:investigator|physician|doctor|clinician|researcher)s?['’]?s?\b"
    r"(?:\s+\w+){0,2}\s+(?:opinion|consider|deem|believe|judg|feel|discretion)"
    r"|\bin\s+the\s+opinion\s+of|\bopinion\s+of\s+the\b|\bdiscretion\s+of\b"
    r"|\b(?:considered|deemed|judged)\s+(?:\w+\s+)?by\s+the\s+(?:\w+\s+)?"
    r"(?:investigator|physician|doctor|researcher)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\binformed[\s-]+consent\b|\bconsent\s+form\b|\b(?:sign|signed|give|given|provide|provided"
    r"|willing|written|able)\b[^.;]{0,40}\bconsent\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|un(?:able|willing)|refus\w*|cannot|inability|lack|without|fail\w*|declin\w*"
    r"|no|never|withdr\w+|absence)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"[<>≥≤=]|\b\d+(?:\.\d+)?\s*(?:%|mg|mmol|kg|years)")


def read_attestation(segment: Segment) -> Expression | None:
    """Judgement or consent; None where neither is spoken of, or a number stands in the words."""
    if _MEASURED.search(segment.text):
        return None
    if _JUDGEMENT.search(segment.text):
        return Attestation(what="judgement", words=segment.text, span=segment.span)
    if not _CONSENT.search(segment.text):
        return None
    node = Attestation(what="consent", words=segment.text, span=segment.span)
    return Not(part=node, span=segment.span) if _is_denied(segment.text) else node


def _is_denied(words: str) -> bool:
    """Whether consent is what is missing; "any procedure that would not ..." denies nothing."""
    match = _CONSENT.search(words)
    assert match is not None
    return bool(_DENIED.search(words[: match.end()]))
