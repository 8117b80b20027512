"""An amendment as lines for a committee, and as one JSON document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from trialwright.conduct.reach import Reach, reach, unfinished
from trialwright.conduct.state import State
from trialwright.protocol.amendment import Amendment, Change
from trialwright.protocol.amendments.topics import HEADINGS

DECIDES = "proposals; the ethics committee and the authority decide"


@dataclass(frozen=True)
class Told:
    """An amendment, and the state of the study; None where no ledger is there."""

    amendment: Amendment
    state: State | None

    def reach_of(self, change: Change) -> Reach | None:
        """Whom a change touches; None without a ledger, or where nothing stored hangs on it."""
        touched = change.touched
        if self.state is None or not (touched.forms or touched.encounters or touched.criteria):
            return None
        return reach(
            self.state.participants.values(),
            forms=touched.forms,
            encounters=touched.encounters,
            criteria=touched.criteria,
        )

    @cached_property
    def unfinished(self) -> int | None:
        """How many are enrolled and have not finished; None without a ledger."""
        return None if self.state is None else unfinished(self.state.participants.values())


def as_text(told: Told) -> str:
    """The page on a terminal."""
    return "\n".join(_lines(told))


def _lines(told: Told) -> Iterator[str]:
    amendment = told.amendment
    substantial = sum(change.substantial for change in amendment.changes)
    yield (
        f"{amendment.study}: version {amendment.old_version} → {amendment.new_version}: "
        f"{len(amendment.changes)} change(s), {substantial} substantial ({DECIDES})"
    )
    yield from (f"note: {note}" for note in notes(told))
    for heading in HEADINGS:
        changes = [change for change in amendment.changes if change.heading == heading]
        if changes:
            yield f"\n{heading}"
        for change in changes:
            yield f"- {'; '.join(_parts(told, change))}"
            yield f"    {'substantial' if change.substantial else 'administrative'}: {change.why}"
    yield ""
    yield _consent(told)


def _parts(told: Told, change: Change) -> Iterator[str]:
    yield change.words
    if change.affects:
        yield f"affects {', '.join(change.affects)}"
    reached = told.reach_of(change)
    if reached is not None:
        yield _reached(reached)


def _reached(reached: Reach) -> str:
    """4 participants' forms (3 enrolled, 1 completed)."""
    kinds = ("forms", reached.forms), ("visits", reached.visits)
    said = [f"{count} participants' {kind}" for kind, count in kinds if count]
    if reached.assessments:
        said.append(f"{reached.assessments} assessed by it")
    by_status = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in reached.by_status.items())
    return f"{', '.join(said)} ({by_status})" if said else "nobody's records yet"


def _consent(told: Told) -> str:
    reasons = told.amendment.reconsent
    if not reasons:
        return "Consent anew (proposal): nobody; no procedure, visit, dose or risk changes."
    who = "those enrolled and not finished"
    if told.unfinished is not None:
        who += f", {told.unfinished} participant(s) today"
    return f"Consent anew (proposal): {who}, because: {'; '.join(reasons)}."


def notes(told: Told) -> tuple[str, ...]:
    """What to know before the changes are read."""
    amendment, found = told.amendment, []
    if amendment.old_version == amendment.new_version and amendment.changes:
        found.append(
            "both say the same version; an amendment is a new one: write another `version`"
        )
    if told.state is None:
        found.append("there is no ledger here, so nobody is counted")
    elif told.state.simulated:
        found.append("the participants counted are simulated")
    return tuple(found)


def as_json(told: Told) -> dict[str, Any]:
    """The document: versions, proposal, every change, who consents anew, notes."""
    amendment = told.amendment
    return {
        "study": amendment.study,
        "old": {"version": amendment.old_version, "sha256": amendment.old_hash},
        "new": {"version": amendment.new_version, "sha256": amendment.new_hash},
        "proposal": _proposal(amendment),
        "changes": [_change(told, change) for change in amendment.changes],
        "reconsent": {
            "needed": bool(amendment.reconsent),
            "who": "enrolled and not finished" if amendment.reconsent else "nobody",
            "participants": told.unfinished if amendment.reconsent else 0,
            "why": list(amendment.reconsent),
        },
        "notes": [DECIDES, *notes(told)],
    }


def _proposal(amendment: Amendment) -> str:
    if not amendment.changes:
        return "none"
    return "substantial" if amendment.substantial else "administrative"


def _change(told: Told, change: Change) -> dict[str, Any]:
    """A change; `participants` is null where none can be counted."""
    reached = told.reach_of(change)
    return {
        "place": change.place,
        "heading": change.heading,
        "words": change.words,
        "class": "substantial" if change.substantial else "administrative",
        "why": change.why,
        "affects": list(change.affects),
        "reconsent": change.reconsent,
        "touched": asdict(change.touched),
        "participants": None if reached is None else asdict(reached),
    }
