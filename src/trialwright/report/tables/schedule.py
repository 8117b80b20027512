"""The schedule of activities: what is done at which visit, and when a visit is due."""

from __future__ import annotations

from trialwright.protocol.schedule import Encounter, Timing
from trialwright.protocol.study import Study
from trialwright.report.tables.table import Row, Table
from trialwright.values.dates import Duration

DONE = "●"


def schedule_table(study: Study) -> Table:
    """One column a visit, one row an activity."""
    rows = [_epochs(study), _timings(study), *_activities(study)]
    return Table(
        id="schedule-table",
        caption="Schedule of activities",
        corner="Activity",
        columns=tuple(encounter.label for encounter in study.encounters),
        rows=tuple(rows),
        notes=(
            "Windows hang on what really happened: when a dose moves, every visit that is due "
            "after it moves with it. Both ends of a window count.",
        ),
        words=True,
    )


def _epochs(study: Study) -> Row:
    labels = {epoch.id: epoch.label for epoch in study.epochs}
    return _row("Epoch", [labels.get(visit.epoch, visit.epoch) for visit in study.encounters])


def _timings(study: Study) -> Row:
    return _row("Due", [timing_words(study, visit.timing) for visit in study.encounters])


def _activities(study: Study) -> list[Row]:
    used = {name for visit in study.encounters for name in visit.activities}
    return [
        _row(activity.label, [_mark(visit, activity.id) for visit in study.encounters])
        for activity in study.activities
        if activity.id in used
    ]


def _mark(visit: Encounter, activity: str) -> str:
    return DONE if activity in visit.activities else ""


def _row(heading: str, texts: list[str]) -> Row:
    return Row((heading,), tuple((text,) for text in texts))


def timing_words(study: Study, timing: Timing) -> str:
    """`3 months after first infusion (−14 to +14 days)`."""
    labels = {anchor.id: anchor.label for anchor in study.anchors}
    labels |= {encounter.id: encounter.label for encounter in study.encounters}
    anchor = labels.get(timing.anchor, timing.anchor)
    due = f"{_offset(timing.offset)} {anchor[:1].lower() + anchor[1:]}"
    return f"{due} ({_around(timing)})" if timing.early or timing.late else due


def _offset(text: str) -> str:
    duration = Duration.parse(text)
    months, days = abs(duration.months), abs(duration.days)
    parts = [_count(months, "month"), _count(days, "day")]
    length = " and ".join(part for part in parts if part)
    if not length:
        return "on the day of"
    return f"{length} before" if min(duration.months, duration.days) < 0 else f"{length} after"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}" if number else ""


def _around(timing: Timing) -> str:
    if not timing.early:
        return f"up to {_count(timing.late, 'day')} later"
    if not timing.late:
        return f"up to {_count(timing.early, 'day')} earlier"
    if timing.early == timing.late:
        return f"±{timing.early} days"
    return f"−{timing.early} to +{timing.late} days"
