"""What every outcome measure of the registry has, however it is computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trialwright.analyse.results import Result
from trialwright.protocol.objectives import Endpoint
from trialwright.report.registry.shape import Piece, Source, group_id, reporting_groups, text
from trialwright.report.words import concept, unit_words
from trialwright.stats.rounding import display

LEVELS: Mapping[str, str] = {
    "primary": "PRIMARY",
    "secondary": "SECONDARY",
    "exploratory": "OTHER_PRE_SPECIFIED",
}
NO_COMPARISON = "The groups are described one by one; no hypothesis compares them."

Found = Sequence[Result | None]


def title_of(endpoint: Endpoint) -> str:
    """The registered name, or ours where none is registered."""
    return endpoint.registered_measure or endpoint.label


def outcome(source: Source, endpoint: Endpoint, found: Found) -> Piece:
    """Level, words, population of the results found, time frame and groups."""
    read = f"As computed: {endpoint.estimand.variable}." if endpoint.estimand else ""
    mark = "SIMULATED." if source.results.simulated else ""
    words = (mark, endpoint.registered_description, read)
    return {
        "type": LEVELS[endpoint.level],
        "title": title_of(endpoint),
        "description": " ".join(part for part in words if part),
        "populationDescription": next((result.population for result in found if result), ""),
        "reportingStatus": "POSTED",
        "timeFrame": endpoint.registered_time_frame or "Not stated in the record",
        "groups": reporting_groups(source, "OG"),
    }


def each(
    source: Source, endpoint: Endpoint, analysis: str, statistic: str, **where: str
) -> list[Result | None]:
    """One result a group; an analysis that endpoints share has no endpoint of its own."""
    return [
        source.find(group, analysis, statistic, endpoint=endpoint.id, **where)
        or source.find(group, analysis, statistic, endpoint="", **where)
        for group in source.groups
    ]


def unit_of(code: str) -> str:
    """A concept's unit in words; a pure number has the unit `units`."""
    known = concept(code)
    return unit_words(known.unit) if known and known.unit else "units"


def interval(index: int, kind: str, words: str, parts: Mapping[str, Result | None]) -> Piece | None:
    """An analysis of one group: `parts` has value, and n, lower, upper, p where they exist."""
    value, n = parts.get("value"), parts.get("n")
    if value is None or value.value is None:
        return None
    piece = {
        "groupIds": [group_id("OG", index)],
        "groupDescription": f"{words} (n = {text(n)})" if n else words,
        "nonInferiorityType": "OTHER",
        "nonInferiorityComment": NO_COMPARISON,
        "paramType": kind,
        "paramValue": text(value),
    }
    return piece | _limits(parts.get("lower"), parts.get("upper")) | _p(parts.get("p"))


def _limits(lower: Result | None, upper: Result | None) -> Piece:
    if lower is None or upper is None or lower.value is None or upper.value is None:
        return {}
    level = {"ciPctValue": display(100 * lower.level, 0)} if lower.level is not None else {}
    limits = {"ciLowerLimit": text(lower), "ciUpperLimit": text(upper)}
    return level | {"ciNumSides": "TWO_SIDED"} | limits | {"estimateComment": lower.method}


def _p(p: Result | None) -> Piece:
    if p is None or p.value is None:
        return {}
    return {"pValue": text(p), "statisticalMethod": p.method}
