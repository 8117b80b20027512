"""Section 3: what the trial wants to know; each endpoint with its estimand (ICH E9(R1))."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.protocol.objectives import Endpoint
from trialwright.protocol.study import Study
from trialwright.report.documents.model import (
    Block,
    Paragraph,
    Run,
    Text,
    grid,
    pairs,
    paragraph,
    row,
    text,
)
from trialwright.report.documents.saying import Blocks, to_write


def of_level(study: Study, level: str) -> Blocks:
    """Objectives of one level with their endpoints; says so where there are none."""
    found = [objective for objective in study.objectives if objective.level == level]
    endpoints = {item.id: item for item in study.endpoints}
    blocks: list[Block] = []
    for objective in found:
        blocks.append(Paragraph((Run(f"Objective {objective.id}. ", "bold"), Run(objective.text))))
        for name in objective.endpoints:
            if name in endpoints:
                blocks.extend(_endpoint(endpoints[name]))
    return tuple(blocks) or (paragraph(f"No {level} objective is registered."),)


def _endpoint(endpoint: Endpoint) -> Iterator[Block]:
    facts = [
        ("Endpoint", text(f"{endpoint.id}  {endpoint.label}")),
        ("As registered", text(_registered(endpoint))),
        *_attributes(endpoint),
    ]
    yield pairs(facts)
    events = endpoint.estimand.intercurrent_events if endpoint.estimand else ()
    rows = [row(item.event, item.strategy, item.why) for item in events]
    if rows:
        yield grid(("Intercurrent event", "Strategy", "Why"), rows, (5, 3, 5), compact=True)


def _registered(endpoint: Endpoint) -> str:
    parts = (
        endpoint.registered_measure,
        endpoint.registered_description,
        endpoint.registered_time_frame,
    )
    return "; ".join(part for part in parts if part) or "not registered"


def _attributes(endpoint: Endpoint) -> list[tuple[str, Text]]:
    """The attributes but the intercurrent events, which have a table of their own."""
    estimand = endpoint.estimand
    if estimand is None:
        return [("Estimand", to_write("treatment, population, variable, summary"))]
    return [
        ("Population", text(estimand.population)),
        ("Treatment", text(estimand.treatment)),
        ("Variable", text(estimand.variable)),
        ("Population-level summary", text(estimand.summary)),
    ]


SECTIONS = {
    "3.1": lambda study: of_level(study, "primary"),
    "3.2": lambda study: of_level(study, "secondary"),
    "3.3": lambda study: of_level(study, "exploratory"),
}
