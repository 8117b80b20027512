"""Responders by a reduction of a daily dose, counted in every way (docs/methods/responder.md)."""

from __future__ import annotations

from dataclasses import replace

from trialwright.analyse.estimands import VARIANTS, Variant, variants
from trialwright.analyse.notes import asked_and_met, before_after, joined
from trialwright.analyse.recorder import LEVEL, Cells, Group, Recorder
from trialwright.analyse.responder_rows import NOT_ON, NOT_TREATED, UNKNOWN
from trialwright.protocol.objectives import Endpoint, ReductionResponder
from trialwright.stats.proportions import clopper_pearson

METHOD = ReductionResponder
# Those who are no part of the population, shown apart: parameter → AVALC of INSBL
APART = {
    "not_on_insulin": NOT_ON,
    "insulin_unknown": UNKNOWN,
    "not_treated": NOT_TREATED,
}


def analyse_endpoint(recorder: Recorder, endpoint: Endpoint) -> str | None:
    """Every variant, and the numbers of those who are not in it."""
    rule = endpoint.analysis
    assert isinstance(rule, ReductionResponder)
    for group in recorder.arms():
        for name, variant in variants(endpoint).items():
            _variant(recorder, _cells(recorder, endpoint, group, name, variant))
        _apart(recorder, endpoint, group)
    return None


def _cells(
    recorder: Recorder, endpoint: Endpoint, group: Group, name: str, variant: Variant
) -> Cells:
    return Cells(
        analysis="responder",
        population=variant.population,
        group=group,
        dataset="ADEFF",
        where={"ENDPOINT": endpoint.id, "PARAMCD": variant.paramcd, "ANL01FL": "Y"},
        endpoint=endpoint.id,
        parameter=name,
        note=joined(variant.note, before_after(recorder.cut.study), asked_and_met(endpoint)),
    )


def _variant(recorder: Recorder, cells: Cells) -> None:
    rows = recorder.rows(cells)
    responders, n = int((rows["AVALC"] == "Y").sum()), rows.height
    counted = "number of participants"
    recorder.add(cells, "responders", responders, counted, where={"AVALC": "Y"})
    recorder.add(cells, "n", n, counted)
    if n == 0:
        recorder.add(cells, "proportion", None, "proportion", note="Nobody is in this population.")
        return
    found = clopper_pearson(responders, n, LEVEL)
    recorder.add(cells, "proportion", found.estimate, "proportion")
    recorder.add(cells, "lower", found.lower, found.method, level=LEVEL)
    recorder.add(cells, "upper", found.upper, found.method, level=LEVEL)


def _apart(recorder: Recorder, endpoint: Endpoint, group: Group) -> None:
    cells = Cells(
        "responder", "enrolled", group, "ADEFF", {"ENDPOINT": endpoint.id}, endpoint=endpoint.id
    )
    choices = {name: {"PARAMCD": "INSBL", "AVALC": value} for name, value in APART.items()}
    choices["missing"] = {"PARAMCD": VARIANTS["primary"].paramcd, "MISSFL": "Y"}
    for name, where in choices.items():
        one = replace(cells, parameter=name, where={**cells.where, **where})
        recorder.add(one, "n", recorder.rows(one).height, "number of participants")
