"""Adverse events: participants with exact intervals, events, and rates over the time watched.

What is counted: docs/methods/adverse_events.md; formulas: docs/methods/proportions.md (P1),
docs/methods/rates.md (R1).
"""

from __future__ import annotations

from trialwright.analyse.adam.adaecnt import ALL, kinds_asked
from trialwright.analyse.notes import asked_and_met, joined
from trialwright.analyse.recorder import LEVEL, Cells, Group, Recorder
from trialwright.analyse.select import select_rows
from trialwright.protocol.objectives import AdverseEventSummary, Endpoint
from trialwright.stats.proportions import clopper_pearson
from trialwright.stats.rates import garwood

METHOD = AdverseEventSummary
COUNTED = "participants with at least one, and number of events"
NOTE = (
    "A participant counts once per line. Related means possibly, probably or definitely; an "
    "unanswered question of relatedness counts as related."
)


def analyse_endpoint(recorder: Recorder, endpoint: Endpoint) -> str | None:
    """The registered endpoint: counted from its own anchor."""
    assert isinstance(endpoint.analysis, AdverseEventSummary)
    anchor = endpoint.analysis.counted_from
    if anchor not in {item.id for item in recorder.cut.study.anchors}:
        return f"events are to be counted from {anchor}, which is no anchor of the study"
    summarise_events(recorder, anchor, endpoint.id, asked_and_met(endpoint))
    return None


def summarise_events(recorder: Recorder, anchor: str, endpoint: str = "", note: str = "") -> None:
    """All events from an anchor on and by period, for every group and kind of event."""
    kinds = kinds_asked(recorder.cut.study)
    for group in recorder.groups():
        for period in _periods(recorder, anchor, group):
            for kind, (code, _, _) in kinds.items():
                cells = Cells(
                    analysis="adverse_events",
                    population="safety",
                    group=group,
                    dataset="ADAECNT",
                    where={"CNTFROM": anchor, "APERIODC": period, "PARAMCD": code},
                    endpoint=endpoint,
                    parameter=kind,
                    visit=period,
                    note=joined(NOTE, note) if kind.startswith("related") else note,
                )
                _count(recorder, cells)


def _periods(recorder: Recorder, anchor: str, group: Group) -> list[str]:
    """The whole time, and the periods anyone of the group entered; arms may have periods apart."""
    rows = select_rows(recorder.frames["ADAECNT"], {"CNTFROM": anchor, **group.where})
    entered = rows.select("APERIOD", "APERIODC").unique().sort("APERIOD", "APERIODC")
    return list(dict.fromkeys((ALL, *entered["APERIODC"])))


def _count(recorder: Recorder, cells: Cells) -> None:
    rows = recorder.rows(cells)
    affected, at_risk = int((rows["CRIT1FL"] == "Y").sum()), rows.height
    events, years = int(rows["AVAL"].sum()), float(rows["PYEARS"].sum())
    recorder.add(cells, "participants", affected, COUNTED, where={"CRIT1FL": "Y"})
    recorder.add(cells, "denominator", at_risk, COUNTED)
    recorder.add(cells, "events", events, COUNTED)
    if at_risk:
        share = clopper_pearson(affected, at_risk, LEVEL)
        recorder.add(cells, "percent", 100 * share.estimate, "per cent", unit="%")
        recorder.add(cells, "lower", 100 * share.lower, share.method, unit="%", level=LEVEL)
        recorder.add(cells, "upper", 100 * share.upper, share.method, unit="%", level=LEVEL)
    if years > 0:
        rate = garwood(events, years, LEVEL)
        unit = "events per person-year"
        recorder.add(cells, "rate", rate.estimate, rate.method, unit=unit)
        recorder.add(cells, "rate_lower", rate.lower, rate.method, unit=unit, level=LEVEL)
        recorder.add(cells, "rate_upper", rate.upper, rate.method, unit=unit, level=LEVEL)
