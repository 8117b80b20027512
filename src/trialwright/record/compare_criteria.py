"""Eligibility criteria of two copies: added, removed, a limit changed, or reworded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.difference import Difference, how_changed, one_line, pairs
from trialwright.record.record import CRITERIA, Record

_BULLET = re.compile(r"^(?:[•*\-–·o]|\(?\d{1,2}[.)])\s+")


def compare_criteria(this: Record, other: Record) -> Iterator[Difference]:
    """Lines without bullets and order; those alike are taken for one criterion that changed."""
    if not (this.text(CRITERIA) and other.text(CRITERIA)):
        return
    one, two = _lines(this), _lines(other)
    mine = [line for line in one if line not in two]
    theirs = [line for line in two if line not in one]
    matched = list(pairs(mine, theirs))
    for i, j in sorted(matched):
        change = how_changed(mine[i], theirs[j])
        yield Difference(one[mine[i]], "criteria", mine[i], theirs[j], change)
    changed, gone = {i for i, _j in matched}, {j for _i, j in matched}
    for i, line in enumerate(mine):
        if i not in changed:
            yield Difference(one[line], "criteria", line, "", "added")
    for j, line in enumerate(theirs):
        if j not in gone:
            yield Difference(two[line], "criteria", "", line, "removed")


def _lines(record: Record) -> dict[str, str]:
    """Each criterion without its bullet, and where it stands."""
    return {_BULLET.sub("", one_line(line)): path for path, line in record.criteria_lines}
