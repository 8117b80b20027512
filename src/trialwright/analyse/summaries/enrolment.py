"""Enrolment by calendar month, months without anyone included."""

from __future__ import annotations

from trialwright.analyse.recorder import EVERYONE, Cells, Group, Recorder

METHOD = "number of participants"


def summarise(recorder: Recorder) -> None:
    """Enrolled in each month, and so far."""
    everyone = Group(EVERYONE, {})
    months = recorder.frames["ADENRL"].select("MONTH", "NENRL", "NCUMUL")
    for month, enrolled, so_far in months.iter_rows():
        where = {"MONTH": month}
        cells = Cells("enrolment", "enrolled", everyone, "ADENRL", where, parameter=month)
        recorder.add(cells, "enrolled", enrolled, METHOD)
        recorder.add(cells, "cumulative", so_far, METHOD)
