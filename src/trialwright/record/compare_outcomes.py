"""Outcomes of two copies: switched, added, removed, reworded, or at another time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trialwright.record.difference import Difference, how_changed, one_line, pairs
from trialwright.record.record import Record


@dataclass(frozen=True)
class _Outcome:
    kind: str
    path: str
    measure: str
    description: str
    time_frame: str


def compare_outcomes(this: Record, other: Record) -> Iterator[Difference]:
    """Matched by the words of the measure, whatever the order; then by likeness.

    A copy without any outcome tells nothing, so then there is no difference. A primary outcome
    that the other copy has not, or not as primary, is switched; a likeness counts as the same
    outcome reworded only where both are of one kind.
    """
    one, two = _outcomes(this), _outcomes(other)
    if not one or not two:
        return
    same = [(a, b) for key, a in one.items() if (b := two.get(key)) is not None]
    for mine, theirs in [*same, *_reworded(one, two)]:
        yield from _between(mine, theirs)
        one.pop(_key(mine), None)
        two.pop(_key(theirs), None)
    yield from (_alone(mine, "added") for mine in one.values())
    yield from (_alone(theirs, "removed") for theirs in two.values())


def _outcomes(record: Record) -> dict[str, _Outcome]:
    found = [_outcome(record, kind, path) for kind, path in record.outcomes]
    return {_key(outcome): outcome for outcome in found}


def _outcome(record: Record, kind: str, path: str) -> _Outcome:
    names = ("measure", "description", "timeFrame")
    measure, description, when = (record.text(f"{path}.{name}") or "" for name in names)
    return _Outcome(kind, path, measure, description, when)


def _key(outcome: _Outcome) -> str:
    return one_line(outcome.measure).lower().rstrip(".")


def _reworded(
    one: dict[str, _Outcome], two: dict[str, _Outcome]
) -> Iterator[tuple[_Outcome, _Outcome]]:
    """Outcomes of one kind that only differ in wording, among those without their like."""
    for kind in ("primary", "secondary", "other"):
        mine = [a for key, a in one.items() if key not in two and a.kind == kind]
        theirs = [b for key, b in two.items() if key not in one and b.kind == kind]
        for i, j in pairs([a.measure for a in mine], [b.measure for b in theirs]):
            yield mine[i], theirs[j]


def _between(mine: _Outcome, theirs: _Outcome) -> Iterator[Difference]:
    if mine.kind != theirs.kind:
        yield Difference(mine.path, _kind(mine, theirs), _said(mine), _said(theirs), "moved")
    if _key(mine) != _key(theirs):
        change = how_changed(mine.measure, theirs.measure)
        path = f"{mine.path}.measure"
        yield Difference(path, "outcome reworded", mine.measure, theirs.measure, change)
    for name, kind, a, b in (
        ("timeFrame", "time frame moved", mine.time_frame, theirs.time_frame),
        ("description", "outcome", mine.description, theirs.description),
    ):
        if one_line(a) != one_line(b):
            yield Difference(f"{mine.path}.{name}", kind, one_line(a), one_line(b), _change(a, b))


def _change(this: str, other: str) -> str:
    if not this or not other:
        return "added" if this else "removed"
    return how_changed(this, other)


def _alone(outcome: _Outcome, change: str) -> Difference:
    """An outcome that one copy has; `change` says which: added is in this one."""
    this, other = (_said(outcome), "") if change == "added" else ("", _said(outcome))
    return Difference(outcome.path, _kind(outcome), this, other, change)


def _kind(*outcomes: _Outcome) -> str:
    return "outcome switched" if "primary" in {o.kind for o in outcomes} else "outcome"


def _said(outcome: _Outcome) -> str:
    return f"{outcome.kind}: {outcome.measure}"
