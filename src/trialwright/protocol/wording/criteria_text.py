"""Eligibility text → criteria. Nothing is dropped, and nothing is guessed.

A criterion is computable only when every word of it was understood. What is understood beside
words that are not makes it `partly`; the rest needs a person, and `why` says what stood in the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.protocol.criteria import (
    Age,
    And,
    Attestation,
    Comparison,
    Condition,
    Criterion,
    DurationSince,
    Expression,
    Medication,
    Not,
    Or,
    PersonDecides,
    Sex,
    Status,
)
from trialwright.protocol.wording.attestations import read_attestation
from trialwright.protocol.wording.history import read_history
from trialwright.protocol.wording.measurements import read_measurement
from trialwright.protocol.wording.people import read_person
from trialwright.protocol.wording.reasons import DESTROYED, LIST, MIXED, reasons_for
from trialwright.protocol.wording.segment import Segment
from trialwright.protocol.wording.split import Kind, Piece, split_criteria
from trialwright.protocol.wording.turns import EXCEPT, read_denied, read_excepted

_PREFIX = {"inclusion": "I", "exclusion": "E", "unknown": "U"}
_JOIN = re.compile(r"\s+(and/or|and|or)\s+|\s*;\s*", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:unless|except|other than|if|or|not|no|without|but)\b", re.IGNORECASE
)  # words after which what came before may not stand by itself
_SENTENCE = re.compile(r"[.;]\s+[A-Z]")
_SEX_END = re.compile(r"\b(?:fe)?males?$|\b(?:wo)?m[ae]n$|\bboys$|\bgirls$", re.IGNORECASE)
_SEX_START = re.compile(r"(?:fe)?males?\b|(?:wo)?m[ae]n\b|boys\b|girls\b", re.IGNORECASE)
_LONGEST = 2000  # characters; a longer criterion is a paragraph for a person


def read_criteria(text: str) -> tuple[Criterion, ...]:
    """The criteria in reading order; ids count per kind: I1, I2, E1, U1."""
    counts = dict.fromkeys(_PREFIX, 0)
    found = []
    for piece in split_criteria(text):
        counts[piece.kind] += 1
        found.append(_criterion(f"{_PREFIX[piece.kind]}{counts[piece.kind]}", piece))
    return tuple(found)


def _criterion(criterion_id: str, piece: Piece) -> Criterion:
    expression = read_expression(piece.text, piece.kind)
    return Criterion(
        id=criterion_id,
        kind=piece.kind,
        text=piece.text,
        status=status_of(expression),
        expression=expression,
        why=why_of(expression),
        start=piece.start,
        end=piece.end,
    )


def read_expression(words: str, kind: Kind = "inclusion") -> Expression:
    """One criterion's words as nodes; spans count from the beginning of `words`.

    `kind` matters to lists: a comma joins what is included and parts what is excluded.
    """
    segment = Segment(words).part(0, len(words))
    if len(words) > _LONGEST:
        return PersonDecides(words=words, why="longer than a criterion", span=segment.span)
    if "\n" in words and ":" in words.split("\n", 1)[0]:
        return PersonDecides(words=words, why=LIST, span=segment.span)
    return read_attestation(segment) or _read(segment, kind) or _left(segment)


def _read(segment: Segment, kind: Kind) -> Expression | None:
    """A node for the whole segment, or None where no word of it was understood."""
    return _whole(segment) or _joined(segment, kind) or _begun(segment, kind)


def _whole(segment: Segment) -> Expression | None:
    """A node that every word went into."""
    for read in (read_person, read_measurement):
        found = read(segment)
        if found is not None and not found[1].text:
            return found[0]
    return (
        read_history(segment)
        or read_denied(segment, read_history)
        or read_excepted(segment, _whole)
    )


def _joined(segment: Segment, kind: Kind) -> Expression | None:
    """Parts joined by one kind of word outside brackets; None unless some part is understood."""
    joints = [match for match in _JOIN.finditer(segment.text) if _is_joint(segment.text, match)]
    if not joints or _SENTENCE.search(segment.text):
        return None
    words = {(match[1] or ";").lower() for match in joints}
    parts = list(_parts(segment, joints))
    nodes = [_whole(part) or _begun(part, kind) for part in parts]
    alone = any(isinstance(node, Sex) for node in nodes)
    if EXCEPT.search(segment.text) or (
        any(map(_is_denied, nodes)) and not all(map(_is_denied, nodes))
    ):
        return None  # how far "no" and "except" reach into a list is not said
    if not any(nodes) or (alone and not all(nodes)):
        return None  # "men and ..." does not say that women may not
    if not nodes[0] and any(isinstance(node, Condition | Medication) for node in nodes):
        return None  # "uncontrolled infection or hypertension": the first word may be for both
    unclear = words & {"and", ";"} and kind != "inclusion" and (";" in words or not all(nodes))
    if len(words) > 1 or unclear:
        return PersonDecides(words=segment.text, why=MIXED, span=segment.span)
    full = tuple(node or _left(part) for node, part in zip(nodes, parts, strict=True))
    return (And if words <= {"and", ";"} else Or)(parts=full, span=segment.span)


def _begun(segment: Segment, kind: Kind) -> Expression | None:
    """What a segment begins with, and the words that narrow it, which a person weighs."""
    for read in (read_person, read_measurement):
        found = read(segment)
        if found is not None and not isinstance(found[0], Sex):
            return _narrowed(*found, segment, kind)
    return None


def _narrowed(node: Expression, rest: Segment, segment: Segment, kind: Kind) -> Expression | None:
    between = segment.text[: rest.start - segment.start].rstrip()
    if _TURNS.search(rest.text) or (between.endswith((",", ";", ":")) and kind != "inclusion"):
        whole = _whole(rest) if kind == "inclusion" else None
        return And(parts=(node, whole), span=segment.span) if whole else None
    return And(parts=(node, _whole(rest) or _left(rest)), span=segment.span)


def _is_joint(text: str, match: re.Match[str]) -> bool:
    """Outside brackets, and not the word between two sexes."""
    before, after = text[: match.start()], text[match.end() :]
    between_sexes = _SEX_END.search(before) and _SEX_START.match(after)
    return _outside(text, match) and not between_sexes


def _outside(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return before.count("(") == before.count(")") and before.count("[") == before.count("]")


def _is_denied(node: Expression | None) -> bool:
    return isinstance(node, Not)


def _parts(segment: Segment, joints: list[re.Match[str]]) -> Iterator[Segment]:
    starts = [0, *(match.end() for match in joints)]
    ends = [*(match.start() for match in joints), len(segment.text)]
    for start, end in zip(starts, ends, strict=True):
        part = segment.part(start, end)
        if part.text:
            yield part


def _left(segment: Segment) -> PersonDecides:
    why = "; ".join(reasons_for(segment.text))
    return PersonDecides(words=segment.text, why=why, span=segment.span)


def leaves(expression: Expression) -> Iterator[Expression]:
    """The nodes that are no connective, from left to right."""
    if isinstance(expression, Not):
        yield from leaves(expression.part)
    elif isinstance(expression, And | Or):
        for part in expression.parts:
            yield from leaves(part)
    else:
        yield expression


def status_of(expression: Expression) -> Status:
    """computable when a machine decides every leaf, needs_person when it decides none."""
    decided = [_is_decided(leaf) for leaf in leaves(expression)]
    if all(decided):
        return "computable"
    return "partly" if any(decided) else "needs_person"


def _is_decided(leaf: Expression) -> bool:
    if isinstance(leaf, Comparison | Age | DurationSince):
        return leaf.operator != "unknown"
    return not isinstance(leaf, Attestation | PersonDecides)


def why_of(expression: Expression) -> tuple[str, ...]:
    """What keeps an expression from being decided by a machine, each reason once."""
    return tuple(dict.fromkeys(_why(expression)))


def _why(expression: Expression) -> Iterator[str]:
    for leaf in leaves(expression):
        if isinstance(leaf, PersonDecides):
            yield leaf.why
        elif isinstance(leaf, Attestation):
            yield "a person attests it: " + (
                "consent signed" if leaf.what == "consent" else "the investigator's judgement"
            )
        elif not _is_decided(leaf):
            yield DESTROYED
