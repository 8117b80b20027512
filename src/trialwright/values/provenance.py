"""Where a value came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Provenance:
    """The origin of one value.

    `file` is a name without its folders; `place` a line (`line 12`) or a JSON path; `quote` the
    words as they stand there. `rule` names what derived it, absent when it was simply read.
    `person` and `time` say who decided and when, absent for what a machine read.
    """

    file: str
    place: str
    quote: str = ""
    rule: str | None = None
    person: str | None = None
    time: str | None = None
