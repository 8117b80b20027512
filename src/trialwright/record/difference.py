"""One place where two copies of a record differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ALIKE = 0.55  # share of words in common from which two texts are one text reworded


@dataclass(frozen=True)
class Difference:
    """One place where two copies differ; an absent wording is empty.

    `kind` is the class (phase, sample size, criteria, outcome switched, ...). `change` says how,
    read from the other copy to this one: added, removed, moved, number changed, reworded, changed.
    """

    path: str
    kind: str
    this: str
    other: str
    change: str = "changed"


def one_line(value: object) -> str:
    """Words without line ends and double blanks, as they are compared."""
    return re.sub(r"\s+", " ", str(value)).strip()


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of telling words that two texts have in common, 0 to 1 (Dice)."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def how_changed(this: str, other: str) -> str:
    """What is different between two wordings of one thing: a number, or its words."""
    same = _NUMBER.sub("#", this.lower()) == _NUMBER.sub("#", other.lower())
    return "number changed" if same else "reworded"


def pairs(these: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of texts that are most alike, best first, each once; those below ALIKE have none.

    At most 200 texts a side are tried: beyond that a pairing would cost more than it tells.
    """
    mine, theirs = ([telling_words(text) for text in side[:_MOST]] for side in (these, others))
    found = [
        (likeness(one, other), -i, -j)
        for i, one in enumerate(mine)
        for j, other in enumerate(theirs)
    ]
    left, right = set(range(len(these))), set(range(len(others)))
    for score, i, j in sorted(found, reverse=True):
        if score >= ALIKE and -i in left and -j in right:
            left.discard(-i)
            right.discard(-j)
            yield -i, -j


def telling_words(text: str) -> frozenset[str]:
    """Words and numbers without those that every criterion has."""
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())[:_LONGEST]) - _COMMON


_MOST = 200
_LONGEST = 100  # words of a text that are looked at
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|(?:<=|>=|[<>≤≥])")
_COMMON = frozenset(
    {
        "a", "an", "and", "any", "are", "at", "be", "by", "for", "from", "has", "have", "history",
        "in", "is", "no", "not", "of", "on", "or", "other", "patient", "patients", "participant",
        "participants", "subject", "subjects", "the", "to", "who", "with", "without",
    }
)  # fmt: skip
