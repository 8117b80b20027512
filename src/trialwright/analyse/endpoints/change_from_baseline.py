"""Mean change from baseline by visit, with the paired t interval (docs/methods/paired.md).

Where values of a concept can mislead, once more without them: the sensitivity analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from trialwright.analyse.disturbed import DISTURBED
from trialwright.analyse.notes import asked_and_met, before_after, joined
from trialwright.analyse.recorder import LEVEL, Cells, Group, Recorder
from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint
from trialwright.stats.describe import describe
from trialwright.stats.paired import mean_change

METHOD = ChangeFromBaseline
PAIRED = "paired t"
SENSITIVITY = "change_sensitivity"
LEFT_OUT = (
    "Sensitivity analysis: values within 90 days after a collection, transfusion or iron, and "
    "those of participants with a haemoglobin variant, are left out, also as baseline."
)


def analyse_endpoint(recorder: Recorder, endpoint: Endpoint) -> str | None:
    """Pairs of baseline and visit among the dosed; nobody's missing value is filled in."""
    rule = endpoint.analysis
    assert isinstance(rule, ChangeFromBaseline)
    if rule.concept not in recorder.cut.concepts:
        return f"no concept {rule.concept} is known"
    for group in recorder.arms():
        for visit in rule.encounters:
            cells = _cells(recorder, endpoint, rule, group, visit)
            _visit(recorder, cells, MEASURED)
            if rule.concept in DISTURBED:
                _visit(recorder, replace(cells, analysis=SENSITIVITY, note=_left_out(cells)), KEPT)
    return None


@dataclass(frozen=True)
class Columns:
    """Where the pairs stand in ADEFF: the flag that marks them, the baseline and the change."""

    flag: str
    base: str
    change: str


MEASURED = Columns("ANL01FL", "BASE", "CHG")
KEPT = Columns("ANL02FL", "BASEKEPT", "CHGKEPT")


def _cells(
    recorder: Recorder, endpoint: Endpoint, rule: ChangeFromBaseline, group: Group, visit: str
) -> Cells:
    return Cells(
        analysis="change",
        population="dosed",
        group=group,
        dataset="ADEFF",
        where={"ENDPOINT": endpoint.id, "VISITID": visit, "DOSEFL": "Y"},
        endpoint=endpoint.id,
        parameter=rule.concept,
        visit=visit,
        note=joined(before_after(recorder.cut.study), asked_and_met(endpoint)),
    )


def _left_out(cells: Cells) -> str:
    return joined(LEFT_OUT, cells.note)


def _visit(recorder: Recorder, cells: Cells, columns: Columns) -> None:
    dosed = replace(cells, dataset="ADSL", where={"DOSEFL": "Y"})
    recorder.add(dosed, "denominator", recorder.rows(dosed).height, "participants dosed")
    pairs = replace(cells, where={**cells.where, columns.flag: "Y"})
    _pairs(recorder, pairs, columns, recorder.cut.concepts[cells.parameter].unit)


def _pairs(recorder: Recorder, cells: Cells, columns: Columns, unit: str) -> None:
    """The numbers of the pairs; without a spread the interval is absent, and the note says so."""
    rows = recorder.rows(cells)
    change = mean_change(rows[columns.change].to_list(), LEVEL)
    recorder.add(cells, "n", change.n, "participants with both values")
    for name, column in (("baseline_mean", columns.base), ("mean", "AVAL")):
        recorder.add(cells, name, describe(rows[column].to_list()).mean, "mean", unit=unit)
    recorder.add(cells, "change_mean", change.mean, "mean", unit=unit)
    recorder.add(cells, "change_sd", change.sd, "standard deviation", unit=unit)
    lower = change.interval.lower if change.interval else None
    upper = change.interval.upper if change.interval else None
    too_few = "" if change.interval else "No spread to estimate: too few pairs, or all equal."
    for name, limit in (("lower", lower), ("upper", upper)):
        recorder.add(cells, name, limit, PAIRED, unit=unit, level=LEVEL, note=too_few)
    recorder.add(cells, "p", change.p, "paired t, two-sided", note=too_few)
