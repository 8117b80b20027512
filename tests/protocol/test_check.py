"""`check_study` names everything a study would stumble over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from trialwright.protocol.check import check_study
from trialwright.protocol.study import Study
from trialwright.values.findings import Severity

from .records import answered, small

replace = msgspec.structs.replace


def errors(study: Study) -> set[str]:
    return {item.rule for item in check_study(study) if item.severity is Severity.ERROR}


def visit(study: Study, visit_id: str, **changes: Any) -> Study:
    """The study with one encounter's timing, or the encounter itself, changed."""
    timing = {key: changes.pop(key) for key in ("anchor", "offset", "early") if key in changes}
    changed = tuple(
        replace(item, timing=replace(item.timing, **timing), **changes)
        if item.id == visit_id
        else item
        for item in study.encounters
    )
    return replace(study, encounters=changed)


BREAKS: dict[str, tuple[Callable[[Study], Study], str]] = {
    "an anchor that is not there": (lambda s: visit(s, "M3", anchor="dose_9"), "check.anchor"),
    "a duration nobody can read": (lambda s: visit(s, "M3", offset="3 months"), "check.duration"),
    "days below zero": (lambda s: visit(s, "M3", early=-1), "check.window"),
    "visits waiting for each other": (
        lambda s: visit(visit(s, "SCR", anchor="COL"), "COL", anchor="SCR"),
        "check.anchor-circle",
    ),
    "a visit waiting for its own dose": (
        lambda s: visit(s, "D1", anchor="dose_1"),
        "check.anchor-circle",
    ),
    "visits out of order": (lambda s: visit(s, "M3", offset="P1D"), "check.window-order"),
    "an activity that is not there": (
        lambda s: visit(s, "M3", activities=("dance",)),
        "check.reference",
    ),
    "an epoch that is not there": (lambda s: visit(s, "M3", epoch="later"), "check.reference"),
    "an arm that is not there": (lambda s: visit(s, "M3", arms=("arm_7",)), "check.reference"),
    "two arms of one name": (lambda s: replace(s, arms=s.arms * 2), "check.unique-id"),
    "an arm allocated at random": (
        lambda s: replace(s, design=replace(s.design, allocation="RANDOMIZED")),
        "check.allocation",
    ),
    "nobody to enrol": (
        lambda s: replace(s, design=replace(s.design, enrollment=0)),
        "check.enrollment",
    ),
    "doses of which one is missing": (
        lambda s: replace(
            s,
            activities=tuple(
                replace(item, dose=3) if item.dose == 2 else item for item in s.activities
            ),
        ),
        "check.dose-number",
    ),
    "an endpoint nobody collects": (
        lambda s: replace(s, forms=tuple(f for f in s.forms if f.id != "glycaemia")),
        "check.not-collected",
    ),
    "an anchor nothing sets": (
        lambda s: replace(s, anchors=tuple(replace(a, set_by="chance") for a in s.anchors)),
        "check.anchor",
    ),
}


def test_the_drafted_flagship_can_run() -> None:
    assert check_study(answered({})) == ()


@pytest.mark.parametrize("name", BREAKS)
def test_a_study_is_stopped_by(name: str) -> None:
    broken, rule = BREAKS[name]
    assert rule in errors(broken(answered({})))


def test_a_block_must_hold_every_arm() -> None:
    study = answered({}, small())
    odd = replace(study, design=replace(study.design, block_size=3))
    assert "check.block-size" in errors(odd)


def test_overlapping_windows_and_uncomputed_outcomes_are_warnings() -> None:
    study = visit(answered({}, small()), "W8", early=30)
    rules = {item.rule for item in check_study(study)}
    assert {"check.window-overlap", "check.not-computed"} <= rules
    assert not errors(study)
