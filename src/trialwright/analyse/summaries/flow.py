"""Participant flow: how many reached each step (CONSORT)."""

from __future__ import annotations

from trialwright.analyse.recorder import Cells, Group, Recorder

METHOD = "number of participants"
# Shown also where nobody came there: zero is an answer.
ALWAYS = ("screened", "screen_failed", "enrolled", "completed", "withdrawn", "lost", "died")
BEFORE_ARMS = ("screened", "screen_failed", "left_before_enrolment")


def summarise(recorder: Recorder) -> None:
    """Steps in the order of the study; those before enrolment belong to no arm."""
    for group in recorder.groups():
        for step in _steps(recorder):
            if not (group.where and step.startswith(BEFORE_ARMS)):
                _count(recorder, group, step)


def _count(recorder: Recorder, group: Group, step: str) -> None:
    population = "screened" if step.startswith(BEFORE_ARMS) else "enrolled"
    cells = Cells("flow", population, group, "ADDISP", {"FLOW": step}, parameter=step)
    recorder.add(cells, "n", recorder.rows(cells).height, METHOD)


def _steps(recorder: Recorder) -> list[str]:
    """The steps anyone reached or that are always shown, from screening to the end."""
    found = set(recorder.frames["ADDISP"]["FLOW"].to_list()) | set(ALWAYS) | _planned(recorder)
    return sorted(found, key=_place)


def _planned(recorder: Recorder) -> set[str]:
    """What the study plans to do with every participant, done or not."""
    acts = {activity.act for activity in recorder.cut.study.activities}
    doses = {
        f"dosed_{activity.dose}"
        for activity in recorder.cut.study.activities
        if activity.act == "administration" and activity.dose is not None
    }
    return doses | ({"collected", "expansion_failed"} if "collection" in acts else set())


_ORDER = (
    "screened",
    "screen_failed",
    "left_before_enrolment",
    "enrolled",
    "randomised",
    "collected",
    "expansion_failed",
    "dosed",
    "completed",
    "withdrawn",
    "lost",
    "died",
)


def _place(step: str) -> tuple[int, int, str]:
    """Order of the flow; doses by their number, details after what they belong to."""
    head, _, dose = step.partition(":")[0].partition("dosed_")
    name = "dosed" if dose else head
    return _ORDER.index(name), int(dose or 0), step
