"""Which arm gets which intervention, from the two flat lists of the older study-fields form.

`ArmGroupInterventionName` runs arm by arm, `InterventionArmGroupLabel` intervention by
intervention. How often a label occurs in the one is how long its run in the other is, so both
lists are cut up without a guess, and must then say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trialwright.record.record import ARMS, INTERVENTIONS
from trialwright.record.tree import look_up
from trialwright.record.words import INTERVENTION_TYPES
from trialwright.values.findings import Finding, Severity

_BY_ARM, _BY_INTERVENTION = "ArmGroupInterventionName", "InterventionArmGroupLabel"
_PRINTED = {code: printed for printed, code in INTERVENTION_TYPES.items()}


def link_arms(
    data: dict[str, Any], fields: Mapping[str, Sequence[str]], placed: set[str]
) -> Iterator[Finding]:
    """Put the names of each arm's interventions and the labels of each one's arms into `data`.

    Where the lists do not fit together nothing is put, and a finding says so.
    """
    names, labels = fields.get(_BY_ARM, ()), fields.get(_BY_INTERVENTION, ())
    if not names and not labels:
        return
    arms: list[dict[str, Any]] = look_up(data, ARMS) or []
    treatments: list[dict[str, Any]] = look_up(data, INTERVENTIONS) or []
    arm_runs = _runs(names, [_often(labels, arm.get("label")) for arm in arms])
    full = [f"{_PRINTED.get(x.get('type', ''), '')}: {x.get('name')}" for x in treatments]
    treatment_runs = _runs(labels, [_often(names, name) for name in full])
    if not _agree(arm_runs, treatment_runs, [arm.get("label") for arm in arms], full):
        yield _unclear()
        return
    for arm, run in zip(arms, arm_runs, strict=True):
        arm.update({"interventionNames": run} if run else {})
    for treatment, run in zip(treatments, treatment_runs, strict=True):
        treatment.update({"armGroupLabels": run} if run else {})
    placed.update({_BY_ARM, _BY_INTERVENTION})


def _often(values: Sequence[str], value: object) -> int:
    return sum(item == value for item in values)


def _runs(values: Sequence[str], lengths: Sequence[int]) -> list[list[str]]:
    """The values cut into runs of these lengths; empty when they do not add up."""
    if sum(lengths) != len(values):
        return []
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    return [list(values[end - length : end]) for end, length in zip(ends, lengths, strict=True)]


def _agree(
    arm_runs: list[list[str]],
    treatment_runs: list[list[str]],
    labels: Sequence[object],
    names: Sequence[str],
) -> bool:
    if len(arm_runs) != len(labels) or len(treatment_runs) != len(names):
        return False
    if len(set(labels)) != len(labels) or len(set(names)) != len(names):
        return False
    one = {(label, name) for label, run in zip(labels, arm_runs, strict=True) for name in run}
    other = {
        (label, name) for name, run in zip(names, treatment_runs, strict=True) for label in run
    }
    return one == other


def _unclear() -> Finding:
    return Finding(
        "read.arm-links",
        Severity.WARNING,
        ARMS,
        "",
        "Which arm gets which intervention can't be told: the two lists of the older form do not"
        " fit together.",
        "Take the links from the registry's page, or read the study's API v2 JSON.",
    )
