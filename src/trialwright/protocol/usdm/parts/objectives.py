"""Objectives with their endpoints, and estimands (ICH E9(R1)) that name an endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from trialwright.protocol.objectives import (
    Endpoint,
    Estimand,
    IntercurrentEvent,
    Objective,
    Strategy,
)
from trialwright.protocol.usdm.builder import Json
from trialwright.protocol.usdm.codes import known
from trialwright.protocol.usdm.names import as_id, distinct, plain
from trialwright.protocol.usdm.node import Node
from trialwright.protocol.usdm.own import beside, built, read_beside
from trialwright.protocol.usdm.sides import In, Out

_NOT_COMPUTED = "the document states this endpoint in words only"
_LABEL = 200  # characters of an endpoint's words that become its label


def objectives_out(out: Out) -> dict[str, list[Json]]:
    """Objectives, estimands and their populations, as the attributes of a design."""
    placed: set[str] = set()
    objectives = [_objective_out(out, item, placed) for item in out.study.objectives]
    whole = [item for item in out.study.endpoints if item.id in placed and item.estimand]
    populations = dict.fromkeys(item.estimand.population for item in whole if item.estimand)
    return {
        "objectives": objectives,
        "estimands": [_estimand_out(out, item, item.estimand) for item in whole if item.estimand],
        "analysisPopulations": [
            out.builder.make("AnalysisPopulation", text, name=f"population_{place}", text=text)
            for place, text in enumerate(populations, start=1)
        ],
    }


def left_out(out: Out) -> dict[str, object]:
    """What of the endpoints no objective holds: those of no objective, and another order."""
    nested = list(dict.fromkeys(name for item in out.study.objectives for name in item.endpoints))
    mine = {item.id: item for item in out.study.endpoints}
    found = [name for name in nested if name in mine]
    alone = [item for item in out.study.endpoints if item.id not in found]
    order = [item.id for item in out.study.endpoints]
    held: dict[str, object] = {"endpoints_alone": alone} if alone else {}
    return held if not alone and order == found else held | {"endpoint_order": order}


def _objective_out(out: Out, item: Objective, placed: set[str]) -> Json:
    mine = {endpoint.id: endpoint for endpoint in out.study.endpoints}
    here = [mine[name] for name in dict.fromkeys(item.endpoints) if name in mine]
    here = [endpoint for endpoint in here if endpoint.id not in placed]
    placed.update(endpoint.id for endpoint in here)
    held = {
        "id": as_id(item.id),
        "level": item.level,
        "text": plain(item.text),
        "endpoints": tuple(endpoint.id for endpoint in here),
    }
    return out.builder.make(
        "Objective",
        item.id,
        own=beside(out.builder, item, held),
        name=item.id,
        text=item.text,
        level=out.builder.code(known("objective_level", item.level)),
        endpoints=[_endpoint_out(out, endpoint) for endpoint in here],
    )


def _endpoint_out(out: Out, item: Endpoint) -> Json:
    words = item.registered_measure or item.label
    held = {
        "id": as_id(item.id),
        "level": item.level,
        "label": item.label or _short(plain(words)),
        "registered_measure": plain(words),
        "registered_description": item.registered_description,
        "estimand": item.estimand,
    }
    return out.builder.make(
        "Endpoint",
        item.id,
        own=beside(out.builder, item, held),
        name=item.id,
        label=item.label or None,
        description=item.registered_description or None,
        text=words,
        purpose="",
        level=out.builder.code(known("endpoint_level", item.level)),
    )


def _estimand_out(out: Out, endpoint: Endpoint, item: Estimand) -> Json:
    given = dict.fromkeys(name for arm in out.study.arms for name in arm.interventions)
    held = {
        "population": item.population,
        "summary": item.summary,
        "intercurrent_events": item.intercurrent_events,
    }
    return out.builder.make(
        "Estimand",
        endpoint.id,
        own=beside(out.builder, item, held),
        name=f"estimand_{endpoint.id}",
        populationSummary=item.summary,
        analysisPopulationId=out.builder.id_of("AnalysisPopulation", item.population),
        interventionIds=out.builder.ids_of("StudyIntervention", list(given)),
        variableOfInterestId=out.builder.id_of("Endpoint", endpoint.id),
        intercurrentEvents=[
            out.builder.make(
                "IntercurrentEvent",
                name=f"{endpoint.id}_{place}",
                text=event.event,
                description=event.why,
                strategy=event.strategy,
            )
            for place, event in enumerate(item.intercurrent_events, start=1)
        ],
    )


def objectives_in(source: In) -> tuple[tuple[Objective, ...], tuple[Endpoint, ...]]:
    """Objectives, and endpoints in the study's order."""
    nodes = source.design.children("objectives")
    held = [(node, node.children("endpoints")) for node in nodes]
    inner = [endpoint for _, endpoints in held for endpoint in endpoints]
    names = distinct(endpoint.text("name") for endpoint in inner)
    ids = {endpoint.id: name for endpoint, name in zip(inner, names, strict=True)}
    estimands = _estimands_in(source)
    found = [_endpoint_in(node, ids[node.id], estimands.get(node.id)) for node in inner]
    objective_ids = distinct(node.text("name") for node in nodes)
    objectives = tuple(
        _objective_in(node, name, tuple(ids[endpoint.id] for endpoint in endpoints))
        for (node, endpoints), name in zip(held, objective_ids, strict=True)
    )
    return objectives, _in_order(source, found)


def _in_order(source: In, found: list[Endpoint]) -> tuple[Endpoint, ...]:
    for alone in _list(source, "endpoints_alone"):
        found.append(built(Endpoint, source.version, alone))
    order = {str(name): place for place, name in enumerate(_list(source, "endpoint_order"))}
    return tuple(sorted(found, key=lambda item: order.get(item.id, len(order))))


def _list(source: In, name: str) -> list[Any]:
    held = source.beside.get(name)
    return held if isinstance(held, list) else []


def _objective_in(node: Node, objective_id: str, endpoints: tuple[str, ...]) -> Objective:
    values = {
        "id": objective_id,
        "level": node.word("level", "objective_level") or "exploratory",
        "text": plain(node.text("text")),
        "endpoints": endpoints,
    }
    return built(Objective, node, values | read_beside(node))


def _endpoint_in(node: Node, endpoint_id: str, estimand: Estimand | None) -> Endpoint:
    words = plain(node.text("text"))
    values = {
        "id": endpoint_id,
        "level": node.word("level", "endpoint_level") or "exploratory",
        "label": node.text("label") or _short(words),
        "analysis": {"method": "not_computable", "why": _NOT_COMPUTED},
        "registered_measure": words,
        "registered_description": node.text("description"),
        "estimand": estimand,
    }
    return built(Endpoint, node, values | read_beside(node))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LABEL else line[: _LABEL - 1].rstrip() + "…"


def _estimands_in(source: In) -> dict[str, Estimand]:
    """The estimand of an endpoint's id in the document; of several, the first."""
    found: dict[str, Estimand] = {}
    for node in source.design.children("estimands"):
        target = str(node.peek("variableOfInterestId"))
        if target in found:
            source.lose(node, "an endpoint has one estimand here, and this is another")
        else:
            found[target] = _estimand_in(source, node)
    return found


def _estimand_in(source: In, node: Node) -> Estimand:
    population, variable = node.ref("analysisPopulationId"), node.ref("variableOfInterestId")
    given = [item.text("label") or item.text("name") for item in node.refs("interventionIds")]
    values = {
        "treatment": ", ".join(given),
        "population": population.text("text") if population else "",
        "variable": plain(variable.text("text")) if variable else "",
        "summary": node.text("populationSummary"),
        "intercurrent_events": tuple(_events_in(source, node)),
    }
    return built(Estimand, node, values | read_beside(node))


def _events_in(source: In, node: Node) -> Iterator[IntercurrentEvent]:
    for event in node.children("intercurrentEvents"):
        words = event.text("strategy").lower().removesuffix(" strategy").replace("-", " ")
        strategy = next((item for item in get_args(Strategy) if item == words), None)
        if strategy is None:
            source.lose(event, "its strategy is none of the five of ICH E9(R1)")
        else:
            yield IntercurrentEvent(
                event=event.text("text"), strategy=strategy, why=event.text("description")
            )
