"""The schedule in: runs of instances on the main timeline become visits, and what is done there.

Where a document comes back to an encounter it had left, that is a visit of its own, and asked
about. An activity that gives something at several visits becomes one activity for each dose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from msgspec.structs import replace

from trialwright.protocol.schedule import Activity, Anchor
from trialwright.protocol.usdm.names import distinct
from trialwright.protocol.usdm.node import Node
from trialwright.protocol.usdm.sides import In


@dataclass(frozen=True)
class Visit:
    """A run of instances at one encounter, in order."""

    id: str
    encounter: Node
    instances: tuple[Node, ...]


def main_timeline(source: In) -> Node | None:
    """The main timeline, else the first; a study has one, the others stay unread."""
    timelines = source.design.children("scheduleTimelines")
    main = [item for item in timelines if item.peek("mainTimeline")]
    chosen = next(iter((*main, *timelines)), None)
    if chosen is not None:
        chosen.note("mainTimeline")
        for end in chosen.children("exits"):
            end.take()
    return chosen


def visits_in(source: In, timeline: Node) -> list[Visit]:
    """The visits in the order of the timeline."""
    runs = [
        tuple(run)
        for _, run in groupby(_instances(source, timeline), lambda item: item.peek("encounterId"))
    ]
    encounters = [source.by_id(str(run[0].peek("encounterId"))) for run in runs]
    ids = distinct(node.text("name") for node in encounters)
    seen: set[str] = set()
    for node, visit_id in zip(encounters, ids, strict=True):
        if node.id in seen:
            _ask_again(source, node, visit_id)
        seen.add(node.id)
    return [Visit(*parts) for parts in zip(ids, encounters, runs, strict=True)]


def _ask_again(source: In, node: Node, visit_id: str) -> None:
    source.ask(
        f"usdm.visit.{visit_id}",
        f"Which visit is {visit_id}?",
        "a visit of its own",
        f"The main timeline leaves encounter {node.id} and comes back to it; that may be a slip "
        "in the document.",
        node.place,
        node.text("label") or node.text("name"),
    )


def _instances(source: In, timeline: Node) -> Iterator[Node]:
    """The instances at an encounter, from the entry along the default conditions."""
    listed = {item.id: item for item in timeline.children("instances")}
    here, seen = str(timeline.text("entryId")), set[str]()
    while here in listed and here not in seen:
        seen.add(here)
        node = listed[here]
        if node.kind != "ScheduledActivityInstance":
            source.lose(node, "a study here has no decisions in its schedule")
        elif not node.peek("encounterId"):
            source.lose(node, "it is at no encounter, and here everything is done at one")
        else:
            node.note("encounterId", "timelineExitId")
            yield node
        here = str(node.peek("defaultConditionId"))
        node.value("defaultConditionId")


def done_at(
    source: In, visits: list[Visit], activities: Mapping[str, Activity]
) -> tuple[list[tuple[str, ...]], tuple[Activity, ...]]:
    """What is done at each visit (our ids), and all activities, a dose of its own for each giving.

    `activities` are by the document's ids. An export of ours numbers its doses itself.
    """
    at = [tuple(name for name in _named(visit) if name in activities) for visit in visits]
    doses = {} if source.mine else _doses(at, activities)
    rows = [
        tuple(doses.get((place, name), activities[name]).id for name in names)
        for place, names in enumerate(at)
    ]
    given: dict[str, list[Activity]] = {}
    for (_, name), dose in doses.items():
        given.setdefault(name, []).append(dose)
    return rows, tuple(
        item for name, activity in activities.items() for item in given.get(name, [activity])
    )


def _named(visit: Visit) -> tuple[str, ...]:
    """The document's ids of what is done at a visit, each once."""
    names = [name for item in visit.instances for name in item.value("activityIds") or ()]
    return tuple(dict.fromkeys(names))


def _doses(
    at: list[tuple[str, ...]], activities: Mapping[str, Activity]
) -> dict[tuple[int, str], Activity]:
    """An activity for each giving, by place of the visit and the document's id, numbered from 1."""
    giving = [
        (place, name)
        for place, names in enumerate(at)
        for name in names
        if activities[name].act == "administration"
    ]
    times = Counter(name for _, name in giving)
    return {
        (place, name): replace(
            activities[name],
            dose=number,
            id=f"{activities[name].id}_{number}" if times[name] > 1 else activities[name].id,
        )
        for number, (place, name) in enumerate(giving, start=1)
    }


def anchors_in(activities: tuple[Activity, ...]) -> tuple[Anchor, ...]:
    """The anchors of a document that is no export of ours: consent, and every dose."""
    doses = [item for item in activities if item.act == "administration" and item.dose]
    return (
        Anchor(id="consent", label="Consent signed", set_by="consent"),
        *(
            Anchor(id=f"dose_{item.dose}", label=f"Dose {item.dose} given", set_by=item.id)
            for item in sorted(doses, key=lambda item: item.dose or 0)
        ),
    )
