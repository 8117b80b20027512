"""Mean change from baseline by visit, with the paired t interval (docs/methods/paired.md)."""

from __future__ import annotations

from dataclasses import replace

from trialwright.analyse.notes import asked_and_met, before_after, joined
from trialwright.analyse.recorder import LEVEL, Cells, Group, Recorder
from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint
from trialwright.stats.describe import describe
from trialwright.stats.paired import mean_change

METHOD = ChangeFromBaseline
PAIRED = "paired t"


def analyse_endpoint(recorder: Recorder, endpoint: Endpoint) -> str | None:
    """Pairs of baseline and visit among the dosed; nobody's missing value is filled in."""
    rule = endpoint.analysis
    assert isinstance(rule, ChangeFromBaseline)
    if rule.concept not in recorder.cut.concepts:
        return f"no concept {rule.concept} is known"
    for group in recorder.arms():
        for visit in rule.encounters:
            _visit(recorder, endpoint, rule, group, visit)
    return None


def _visit(
    recorder: Recorder, endpoint: Endpoint, rule: ChangeFromBaseline, group: Group, visit: str
) -> None:
    where = {"ENDPOINT": endpoint.id, "VISITID": visit, "ANL01FL": "Y", "DOSEFL": "Y"}
    cells = Cells(
        analysis="change",
        population="dosed",
        group=group,
        dataset="ADEFF",
        where=where,
        endpoint=endpoint.id,
        parameter=rule.concept,
        visit=visit,
        note=joined(before_after(recorder.cut.study), asked_and_met(endpoint)),
    )
    dosed = replace(cells, dataset="ADSL", where={"DOSEFL": "Y"})
    recorder.add(dosed, "denominator", recorder.rows(dosed).height, "participants dosed")
    _pairs(recorder, cells, recorder.cut.concepts[rule.concept].unit)


def _pairs(recorder: Recorder, cells: Cells, unit: str) -> None:
    """The numbers of the pairs; without a spread the interval is absent, and the note says so."""
    rows = recorder.rows(cells)
    change = mean_change(rows["CHG"].to_list(), LEVEL)
    recorder.add(cells, "n", change.n, "participants with both values")
    for name, column in (("baseline_mean", "BASE"), ("mean", "AVAL")):
        recorder.add(cells, name, describe(rows[column].to_list()).mean, "mean", unit=unit)
    recorder.add(cells, "change_mean", change.mean, "mean", unit=unit)
    recorder.add(cells, "change_sd", change.sd, "standard deviation", unit=unit)
    lower = change.interval.lower if change.interval else None
    upper = change.interval.upper if change.interval else None
    too_few = "" if change.interval else "No spread to estimate: too few pairs, or all equal."
    for name, limit in (("lower", lower), ("upper", upper)):
        recorder.add(cells, name, limit, PAIRED, unit=unit, level=LEVEL, note=too_few)
    recorder.add(cells, "p", change.p, "paired t, two-sided", note=too_few)
