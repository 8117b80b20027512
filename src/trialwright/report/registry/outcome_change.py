"""A change from baseline: mean and standard deviation by visit, with paired intervals."""

from __future__ import annotations

from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint
from trialwright.report.registry.outcome import Found, each, interval, outcome, unit_of
from trialwright.report.registry.shape import Piece, Source, category, denominators
from trialwright.report.tables.table import before_after_notes

ANALYSIS = "change"
ANALYSED = "Those measured at baseline and at the visit; each visit has its own number."


def change_outcomes(source: Source, endpoint: Endpoint) -> list[Piece]:
    """One measure, a class a visit; empty where nothing was measured."""
    analysis = endpoint.analysis
    assert isinstance(analysis, ChangeFromBaseline)
    visits = source.lookup.values("visit", ANALYSIS, endpoint=endpoint.id)
    if not visits:
        return []
    counted = [_found(source, endpoint, visit, "n") for visit in visits]
    shared = outcome(source, endpoint, counted[0])
    warning = " ".join(before_after_notes(source.study))
    shared["description"] = f"{shared['description']} {warning}".strip()
    return [
        shared
        | {
            "populationDescription": f"{shared['populationDescription']}. {ANALYSED}",
            "paramType": "MEAN",
            "dispersionType": "Standard Deviation",
            "unitOfMeasure": unit_of(analysis.concept),
            "denoms": denominators(source, "OG", _most(counted)),
            "classes": [_visit(source, endpoint, visit) for visit in visits],
            "analyses": [p for visit in visits for p in _intervals(source, endpoint, visit)],
        }
    ]


def _found(source: Source, endpoint: Endpoint, visit: str, statistic: str) -> Found:
    analysis = endpoint.analysis
    assert isinstance(analysis, ChangeFromBaseline)
    where = {"parameter": analysis.concept, "visit": visit}
    return each(source, endpoint, ANALYSIS, statistic, **where)


def _most(counted: list[Found]) -> Found:
    """Per group the visit with most participants: the outcome's own number can't be smaller."""
    return [
        max(
            (result for result in group if result is not None and result.value is not None),
            key=lambda result: result.value or 0,
            default=None,
        )
        for group in zip(*counted, strict=True)
    ]


def _label(source: Source, visit: str) -> str:
    labels = {encounter.id: encounter.label for encounter in source.study.encounters}
    return labels.get(visit, visit)


def _visit(source: Source, endpoint: Endpoint, visit: str) -> Piece:
    means = _found(source, endpoint, visit, "change_mean")
    spreads = _found(source, endpoint, visit, "change_sd")
    values = [
        {"value": mean, "spread": spread} for mean, spread in zip(means, spreads, strict=True)
    ]
    return {
        "title": _label(source, visit),
        "denoms": denominators(source, "OG", _found(source, endpoint, visit, "n")),
        "categories": [category(source, "OG", values)],
    }


def _intervals(source: Source, endpoint: Endpoint, visit: str) -> list[Piece]:
    fields = {"value": "change_mean", "lower": "lower", "upper": "upper", "p": "p", "n": "n"}
    found = {name: _found(source, endpoint, visit, stat) for name, stat in fields.items()}
    words = f"Change from baseline at {_label(source, visit)}"
    pieces = [
        interval(index, "Mean change", words, {name: part[index] for name, part in found.items()})
        for index in range(len(source.groups))
    ]
    return [piece for piece in pieces if piece is not None]
