"""Windows in: the timings of a document, hung on what comes before.

A timing says how long after or before another visit a visit is. Windows here count forward, so
"28 days before the next visit" is turned round: the next visit is 28 days after this one, and
what was early becomes late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trialwright.protocol.schedule import Timing
from trialwright.protocol.usdm.node import Node
from trialwright.protocol.usdm.own import built, read_beside
from trialwright.protocol.usdm.parts.schedule import NOTHING
from trialwright.protocol.usdm.parts.visits import Visit
from trialwright.protocol.usdm.sides import In
from trialwright.values.dates import Duration


@dataclass(frozen=True)
class Link:
    """A timing between two visits: `here` is `length` after, or before, `there` (places)."""

    node: Node
    here: int
    there: int
    kind: str
    length: str
    early: int
    late: int


_FROM, _TO = "relativeFromScheduledInstanceId", "relativeToScheduledInstanceId"


def windows_in(source: In, timeline: Node, visits: Sequence[Visit]) -> tuple[Timing, ...]:
    """The timing of each visit."""
    place_of = {item.id: place for place, visit in enumerate(visits) for item in visit.instances}
    nodes = timeline.children("timings")
    if source.mine:
        by_visit = {place_of.get(str(node.peek(_FROM)), -1): node for node in nodes}
        return tuple(
            _written(visits, place, by_visit.get(place), place_of) for place in range(len(visits))
        )
    links = [link for node in nodes if (link := _link(node, place_of)) is not None]
    hooks = _hooks(visits, links)
    return tuple(_hung(source, visits, place, hooks) for place in range(len(visits)))


def _hooks(visits: Sequence[Visit], links: Sequence[Link]) -> dict[int, tuple[Link, Timing]]:
    """For each place the link that hangs it on an earlier visit: its own before another's."""
    found: dict[int, tuple[Link, Timing]] = {}
    for link in links:
        if link.there < link.here:
            sign = "-" if link.kind == "before" and link.length != NOTHING else ""
            anchor, offset = visits[link.there].id, sign + link.length
            timing = Timing(anchor=anchor, offset=offset, early=link.early, late=link.late)
            found.setdefault(link.here, (link, timing))
    for link in links:
        if link.here < link.there and link.kind == "before":
            anchor, offset = visits[link.here].id, link.length
            timing = Timing(anchor=anchor, offset=offset, early=link.late, late=link.early)
            found.setdefault(link.there, (link, timing))
    return found


def _written(
    visits: Sequence[Visit], place: int, node: Node | None, place_of: Mapping[str, int]
) -> Timing:
    """The timing of an export of ours, which says everything itself."""
    if node is None:
        return Timing(anchor=visits[max(place - 1, 0)].id)
    target = visits[place_of.get(str(node.value(_TO)), place)].id
    node.note(_FROM)
    sign = "-" if node.word("type", "timing_type") == "before" else ""
    values = {
        "anchor": target,
        "offset": sign + node.text("value"),
        "early": _days(node.text("windowLower")) or 0,
        "late": _days(node.text("windowUpper")) or 0,
    }
    return built(Timing, node, values | read_beside(node))


def _link(node: Node, place_of: Mapping[str, int]) -> Link | None:
    """The link a timing makes; None within one visit, or where it is no whole number of days."""
    here, there = (place_of.get(str(node.peek(name)), -1) for name in (_FROM, _TO))
    early, late = (_days(str(node.peek(name) or "")) for name in ("windowLower", "windowUpper"))
    length = _whole(str(node.peek("value")))
    kind = {"After": "after", "Before": "before"}.get(node.reads_as("type"), "")
    if min(here, there) < 0 or here == there or not kind:
        return None
    if length is None or early is None or late is None:
        return None
    return Link(node, here, there, kind, length, early, late)


def _hung(
    source: In, visits: Sequence[Visit], place: int, hooks: Mapping[int, tuple[Link, Timing]]
) -> Timing:
    """The timing that hangs a visit on an earlier one; the first visit hangs on consent."""
    if place == 0:
        return Timing(anchor="consent")
    if place in hooks:
        link, timing = hooks[place]
        link.node.take()
        return timing
    visit, before = visits[place], visits[place - 1]
    source.ask(
        f"usdm.timing.{visit.id}",
        f"When is {visit.id} due?",
        f"on the day of {before.id}",
        "No timing of the document hangs it, in whole days, on a visit before it.",
        visit.encounter.place,
        visit.encounter.text("label") or visit.encounter.text("name"),
    )
    return Timing(anchor=before.id)


def _whole(text: str) -> str | None:
    """A duration of whole days or more; a length of nothing counts as P0D. Else None."""
    if text in {"PT0S", "PT0M", "PT0H"}:
        return NOTHING
    try:
        Duration.parse(text)
    except ValueError:
        return None
    return text


def _days(text: str) -> int | None:
    """The days of a window's side, 0 where it is absent; None where it is no whole days."""
    whole = _whole(text or NOTHING)
    if whole is None:
        return None
    length = Duration.parse(whole)
    return length.days if not length.months and length.days >= 0 else None
