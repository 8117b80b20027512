"""Adverse events over time: by completed months since the first dose."""

from __future__ import annotations

from trialwright.analyse.recorder import EVERYONE, Cells, Group, Recorder

NOTE = (
    "Month 0 begins with the first dose; events before it, from the collection on, have negative "
    "months. Events of participants who were never dosed are in no month."
)


def summarise(recorder: Recorder) -> None:
    """Every month between the first and the last event, those without an event included."""
    counted = recorder.frames["ADAE"].filter(ANL01FL="Y")
    found: list[int] = counted["AMONTH"].drop_nulls().to_list()
    for month in range(min(found), max(found) + 1) if found else ():
        cells = Cells(
            analysis="adverse_events_by_month",
            population="safety",
            group=Group(EVERYONE, {}),
            dataset="ADAE",
            where={"ANL01FL": "Y", "AMONTH": month},
            parameter=str(month),
            note=NOTE,
        )
        recorder.add(cells, "events", recorder.rows(cells).height, "number of events")
