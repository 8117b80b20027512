"""Every number of a text that compares or dates something, with what, how, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from trialwright.protocol.criteria import Operator
from trialwright.protocol.language.bound import Bound
from trialwright.protocol.language.bounds import bounds
from trialwright.protocol.language.context import Around
from trialwright.protocol.language.islands import runs
from trialwright.protocol.language.scan import Token, scan
from trialwright.protocol.language.sharing import share
from trialwright.protocol.language.subject import concepts_before, own_words

AGE = "age"
_AGAIN = re.compile(r"\s*[(\[/]\s*(?:(?:or|i\.?e\.?|equal to|corresponding to)\s*)?", re.IGNORECASE)
_LEVEL_UNITS = {"classes": "class", "grades": "grade", "stages": "stage"}
_SCALES = frozenset({"class", "grade", "stage", "staging", "grading", "classification"})
_LINE_START = re.compile(r"\s*(?:[-*•·]|\(?\d{1,2}[.)])?\s*")
# Between two ages of one sentence: "18 years and older but not over 65".
_STILL_AGE = re.compile(
    r"\W*(?:years?|months?)?\W*(?:and|or|but|to|through|until)?\W*(?:are|is)?\W*", re.IGNORECASE
)


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One number or range of a text; characters `start` to `end` (open) of it.

    A `comparison` has a `concept`: an id of ours where `known`, else the text's own words, ""
    where it has none. A `temporal` has a `relation` (within, last, next, for, before, after, ago,
    every, lasting). `operator` is the words' own: "=" is a bare number, as in "grade 3" and in
    "the last 3 months", where the relation says the rest. `between` is closed and has `value2`.
    `unit` is as written but for blanks (times: years, months, ...), "" where none.
    """

    kind: Literal["comparison", "temporal"]
    concept: str = ""
    known: bool = False
    relation: str = ""
    operator: Operator
    value: float
    value2: float | None = None
    unit: str
    start: int
    end: int


def read_bounds(text: str) -> list[Bound]:
    """Every bound of a text in order, bare numbers included, whatever they bound."""
    return [bound for run in runs(text, scan(text)) for bound in share(bounds(run))]


def read_mentions(text: str) -> tuple[Mention, ...]:
    """The comparisons and periods of a text in order; numbers that compare nothing are left out."""
    tokens = scan(text)
    reader = _Reader(text, [token for token in tokens if token.kind == "CONCEPT"])
    found = [
        mention
        for run in runs(text, tokens)
        for bound in share(bounds(run))
        for mention in reader.read(bound)
    ]
    return tuple(found)


class _Reader:
    """Reads bounds from left to right; remembers the last one, which the next may lean on."""

    def __init__(self, text: str, concepts: Sequence[Token]) -> None:
        self.text = text
        self.concepts = concepts
        self.last: Mention | None = None
        self.position = 0  # in `concepts`: those before it are far behind

    def read(self, bound: Bound) -> Iterator[Mention]:
        floor = self._floor(bound)
        first = self.last is None or "\n" in self.text[self.last.end : bound.start]
        around = Around(self.text, bound, floor, first=first)
        if around.is_noise():
            return
        if around.is_age() or self._goes_on_about_age(bound):
            mention = _mention(bound, kind="comparison", concept=AGE, known=True)
        elif bound.time and around.is_period():
            mention = _mention(bound, kind="temporal", relation=around.relation())
        else:
            mention = self._comparison(bound, floor)
        self.last = mention
        yield from _pair(self.text, bound, mention)

    def _floor(self, bound: Bound) -> int:
        """Where the words that may belong to a bound begin: its line, or the bound before it."""
        low = max(0, bound.start - 200)
        line = self.text.rfind("\n", low, bound.start) + 1 or low
        start = _LINE_START.match(self.text, line)
        assert start is not None
        floor = start.end() if start.end() <= bound.start else line
        return max(floor, self.last.end if self.last else 0)

    def _goes_on_about_age(self, bound: Bound) -> bool:
        if self.last is None or self.last.concept != AGE or not bound.said or bound.level:
            return False
        gap = self.text[self.last.end : bound.start]
        fits = bound.time or not bound.unit
        return fits and "\n" not in gap and bool(_STILL_AGE.fullmatch(gap))

    def _comparison(self, bound: Bound, floor: int) -> Mention:
        last = self.last if self.last and self.last.kind == "comparison" else None
        if last and _AGAIN.fullmatch(self.text[last.end : bound.start]):
            return _again(bound, last)
        concept = self._concept(bound, floor)
        if concept is not None:
            return concept
        if last and bound.joint in ("AND", "OR", "COMMA"):
            # "BMI > 20 and < 30": what comes second is about the same
            return _mention(bound, kind="comparison", concept=last.concept, known=last.known)
        words = own_words(self.text, floor, bound.start, bound.end)
        return _mention(bound, kind="comparison", concept=words)

    def _concept(self, bound: Bound, floor: int) -> Mention | None:
        """The bound with the concept before it; with both their words where two share it."""
        while self.position < len(self.concepts) and self.concepts[self.position].end <= floor:
            self.position += 1
        near = self.concepts[self.position : self.position + 20]
        heads = concepts_before(self.text, near, floor, bound.start)
        if not heads or heads[-1].text == AGE:
            return None
        if len(heads) == 1:
            return _mention(bound, kind="comparison", concept=heads[0].text, known=True)
        words = " ".join(self.text[heads[0].start : heads[-1].end].split())
        return _mention(bound, kind="comparison", concept=words)


def _again(bound: Bound, last: Mention) -> Mention:
    """The same in another unit: "≥ 7 % (53 mmol/mol)" says at least 53 as well."""
    mention = _mention(bound, kind="comparison", concept=last.concept, known=last.known)
    one_sided = last.operator in ("<", "<=", ">", ">=", "unknown")
    return mention if bound.said or not one_sided else replace(mention, operator=last.operator)


def _mention(
    bound: Bound,
    *,
    kind: Literal["comparison", "temporal"],
    concept: str = "",
    known: bool = False,
    relation: str = "",
) -> Mention:
    level = _LEVEL_UNITS.get(bound.level, bound.level)
    return Mention(
        kind=kind,
        concept=concept,
        known=known,
        relation=relation,
        operator=bound.operator,
        value=bound.value,
        value2=bound.value2,
        unit=bound.unit or (level if level in _SCALES else ""),
        start=bound.start,
        end=bound.end,
    )


def _pair(text: str, bound: Bound, mention: Mention) -> Iterator[Mention]:
    """A mention; of a blood pressure written as a pair, its two."""
    if bound.low is None:
        yield mention
        return
    slash = text.index("/", mention.start)
    yield replace(mention, concept="systolic_bp", known=True, end=slash)
    yield replace(mention, concept="diastolic_bp", known=True, value=bound.low, start=slash + 1)
