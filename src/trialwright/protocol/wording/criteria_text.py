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
    Criterion,
    DurationSince,
    Expression,
    Not,
    Or,
    PersonDecides,
    Status,
)
from trialwright.protocol.wording.attestations import read_attestation
from trialwright.protocol.wording.history import read_history
from trialwright.protocol.wording.measurements import read_measurement
from trialwright.protocol.wording.people import read_person
from trialwright.protocol.wording.reasons import LIST, MIXED, reasons_for
from trialwright.protocol.wording.segment import Segment
from trialwright.protocol.wording.split import Piece, split_criteria

DESTROYED = "the comparator was destroyed in the source; it is never read as equality"
_PREFIX = {"inclusion": "I", "exclusion": "E", "unknown": "U"}
_JOIN = re.compile(r"\s+(and/or|and|or)\s+|\s*;\s*", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:unless|except|other than|if|or|not|no|without|but)\b", re.IGNORECASE
)  # words after which what came before may not stand by itself
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
    expression = read_expression(piece.text)
    return Criterion(
        id=criterion_id,
        kind=piece.kind,
        text=piece.text,
        status=status_of(expression),
        expression=expression,
        why=tuple(dict.fromkeys(_why(expression))),
        start=piece.start,
        end=piece.end,
    )


def read_expression(words: str) -> Expression:
    """One criterion's words as nodes; spans count from the beginning of `words`."""
    segment = Segment(words).part(0, len(words))
    if len(words) > _LONGEST:
        return PersonDecides(words=words, why="longer than a criterion", span=segment.span)
    if "\n" in words and ":" in words.split("\n", 1)[0]:
        return PersonDecides(words=words, why=LIST, span=segment.span)
    attested = read_attestation(segment)
    return attested or _read(segment) or _left(segment)


def _read(segment: Segment) -> Expression | None:
    """A node for the whole segment, or None where no word of it was understood."""
    whole = read_history(segment)
    if whole is not None:
        return whole
    for read in (read_person, read_measurement):
        found = read(segment)
        if found is not None and not found[1].text:
            return found[0]
    return _joined(segment) or _begun(segment)


def _joined(segment: Segment) -> Expression | None:
    """Parts joined by one kind of word outside brackets; None unless some part is understood."""
    joints = [match for match in _JOIN.finditer(segment.text) if _outside(segment.text, match)]
    if not joints:
        return None
    kinds = {(match[1] or "and").lower() for match in joints}
    parts = list(_parts(segment, joints))
    nodes = [read_history(part) or _complete(part) for part in parts]
    if not any(nodes):
        return None
    if len(kinds) > 1:
        return PersonDecides(words=segment.text, why=MIXED, span=segment.span)
    full = tuple(node or _left(part) for node, part in zip(nodes, parts, strict=True))
    return (And if kinds == {"and"} else Or)(parts=full, span=segment.span)


def _complete(part: Segment) -> Expression | None:
    for read in (read_person, read_measurement):
        found = read(part)
        if found is not None:
            return found[0] if not found[1].text else _narrowed(*found)
    return None


def _begun(segment: Segment) -> Expression | None:
    """What a segment begins with, narrowed by words only a person can weigh."""
    return _complete(segment)


def _narrowed(node: Expression, rest: Segment) -> Expression | None:
    if _TURNS.search(rest.text):
        return None
    span = (node.span[0] if node.span else rest.start, rest.span[1])
    return And(parts=(node, _left(rest)), span=span)


def _outside(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return before.count("(") == before.count(")") and before.count("[") == before.count("]")


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
