"""Words that turn what they stand before: "no history of ...", "... except ..."."""

from __future__ import annotations

import re
from collections.abc import Callable

from trialwright.protocol.criteria import And, Condition, Expression, Medication, Not, Or
from trialwright.protocol.wording.segment import Segment

_NO = re.compile(
    r"(?:(?:has|have|had|is|are)\s+)?(?:no|without|absence\s+of|free\s+of|never\s+had)\s+"
    r"(?:(?:a|any|known|current|prior|previous|evidence\s+of|diagnosis\s+of)\s+)*"
    r"(?:(?:medical\s+)?history\s+of\s+)?",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    r"[\s,;(]+(?:except(?:\s+for)?|unless|other\s+than|excluding|with\s+the\s+exception\s+of)\s+",
    re.IGNORECASE,
)
Read = Callable[[Segment], Expression | None]


def read_denied(segment: Segment, read: Read) -> Expression | None:
    """ "No type 1 diabetes": the opposite of a condition or medication, of nothing else.

    "No" before a number is left alone: "no HbA1c > 9 % was measured" is not about the number only.
    """
    match = _NO.match(segment.text)
    rest = segment.part(match.end(), len(segment.text)) if match else None
    node = read(rest) if rest else None
    if node is None or not _is_of_history(node):
        return None
    return Not(part=node, span=segment.span)


def _is_of_history(node: Expression) -> bool:
    if isinstance(node, Or):
        return all(_is_of_history(part) for part in node.parts)
    return isinstance(node, Condition | Medication)


def read_excepted(segment: Segment, read: Read) -> Expression | None:
    """ "A, except B" and "A unless B": A and not B; None unless both sides are understood."""
    found = list(EXCEPT.finditer(segment.text))
    if len(found) != 1:
        return None
    said = read(segment.part(0, found[0].start()))
    but = read(segment.part(found[0].end(), len(segment.text.rstrip(")"))))
    if said is None or but is None:
        return None
    return And(parts=(said, Not(part=but, span=but.span)), span=segment.span)
