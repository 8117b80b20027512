"""Drafting again: what a person changed in study.yaml by hand stays, comments included.

The draft keeps what it wrote beside study.yaml, so that its own words and a person's can be told
apart later, also when the record, the answers or this software have changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from trialwright.protocol.study import Study
from trialwright.protocol.study_comments import own_comments, with_comments
from trialwright.protocol.study_file import NAME, parse_study, plain_study, study_text
from trialwright.protocol.study_lines import line_at, lines_of
from trialwright.protocol.three_way import ABSENT, Conflict, merge

DRAFTED = "study.drafted.yaml"
# Sections that are the draft's: a person's part in `questions` are the answers it was made with.
_DRAFTS_OWN = ("format", "record", "questions")
_LONGEST = 60


@dataclass(frozen=True)
class Redrafted:
    """A study drafted again, its file's text, and lines on what a person should look at."""

    study: Study
    text: str
    notes: tuple[str, ...]


def redraft(drafted_before: str | None, mine: str, now: Study) -> Redrafted:
    """Merge a person's study.yaml with the draft of now, which knows that person's answers.

    `drafted_before` is the text that the last draft wrote. Where it is absent, hand-made changes
    can't be told from what was drafted: only comments are kept, and a note says so.
    """
    old = study_text(now) if drafted_before is None else drafted_before
    before, current = parse_study(old, DRAFTED), parse_study(mine)
    if drafted_before is None:
        before = current
    merged, conflicts = _merged(before, current, now)
    study = msgspec.convert(merged, Study)
    text = mine if study == current else with_comments(study_text(study), own_comments(mine, old))
    notes = (*_places(conflicts, text), *_reworded(before, current))
    unknown = drafted_before is None and study != current
    return Redrafted(study, text, (*notes, *((_UNKNOWN,) if unknown else ())))


_UNKNOWN = (
    f"there is no {DRAFTED} of an earlier draft, so changes made by hand in {NAME} could not be "
    "told from what was drafted: see study.earlier.yaml"
)


def _merged(before: Study, mine: Study, now: Study) -> tuple[Any, tuple[Conflict, ...]]:
    base, own, drafted = (plain_study(study) for study in (before, mine, now))
    for name in _DRAFTS_OWN:
        base[name] = own[name] = drafted[name]
    return merge(base, own, drafted)


def _places(conflicts: tuple[Conflict, ...], text: str) -> Iterator[str]:
    lines = lines_of(text)
    for conflict in conflicts:
        yield (
            f"{NAME} line {line_at(lines, conflict.place)}: {conflict.place}: "
            f"{_said(conflict.mine)}, written by hand, was kept; the draft now says "
            f"{_said(conflict.drafted)}"
        )


def _said(value: Any) -> str:
    if value is ABSENT:
        return "nothing"
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"“{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}”"


def _reworded(before: Study, mine: Study) -> Iterator[str]:
    """Questions whose own words were edited: the draft writes those anew."""
    known = {item.id: item for item in before.questions}
    for item in mine.questions:
        old = known.get(item.id)
        as_was = old and msgspec.structs.replace(
            old, answer=item.answer, answered_by=item.answered_by
        )
        if old and item != as_was:
            yield f"question {item.id}: its words are the draft's; only an answer is taken"
