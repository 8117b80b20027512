"""Participant flow as stages: who came this far, and who left on the way to it."""

from __future__ import annotations

from dataclasses import dataclass

from trialwright.analyse.results import Result
from trialwright.protocol.study import Study
from trialwright.report.numbers import Lookup, number
from trialwright.report.tables.screening import FAILED, reason_words
from trialwright.report.tables.table import Row, Table
from trialwright.report.words import EVERYONE, WITHDRAWALS, plain

WITHDRAWN = "withdrawn:"
STAYED = "withdrawn:treatment"  # stopped treatment, is still followed: has not left


@dataclass(frozen=True)
class Line:
    """Words and the number that belongs to them; a `total` heads the lines below it."""

    words: str
    result: Result
    total: bool = False


@dataclass(frozen=True)
class Stage:
    """How many came this far, and who left on the way; `group` is an arm, or '' for everyone."""

    group: str
    line: Line
    left: tuple[Line, ...] = ()


# What is asked of the results for a box: its parameter, its words, the parameters of who left.
Plan = tuple[str, str, tuple[str, ...]]


def flow_stages(study: Study, lookup: Lookup) -> tuple[Stage, ...]:
    """Screening and enrolment for everyone, then arm by arm where there are several."""
    groups = lookup.values("group", "flow")
    if not groups:
        return ()
    arms = [group for group in groups if group != EVERYONE]
    shared = EVERYONE if EVERYONE in groups else groups[0]
    stages = [_stage(study, lookup, shared, "", plan) for plan in _first(lookup)]
    for arm in arms if len(arms) > 1 else [""]:
        stages += [_stage(study, lookup, arm or shared, arm, plan) for plan in _later(lookup)]
    return tuple(stage for stage in stages if stage is not None)


def _first(lookup: Lookup) -> list[Plan]:
    failed = [name for name in lookup.values("parameter", "flow") if name.startswith(FAILED)]
    return [
        ("screened", "Screened", ()),
        ("enrolled", "Enrolled", ("screen_failed", *failed)),
        ("randomised", "Randomised", ()),
    ]


def _later(lookup: Lookup) -> list[Plan]:
    parameters = lookup.values("parameter", "flow")
    doses = sorted(
        int(name.removeprefix("dosed_")) for name in parameters if name.startswith("dosed_")
    )
    left = [name for name in parameters if name.startswith(WITHDRAWN) and name != STAYED]
    kinds = left or ["withdrawn"]
    given: list[Plan] = [(f"dosed_{dose}", f"Dose {dose} given", ()) for dose in doses]
    if given:
        given[0] = (given[0][0], given[0][1], ("expansion_failed",))
    return [
        ("collected", "Cells collected", ()),
        *given,
        ("completed", "Completed the study", (*kinds, "lost", "died")),
    ]


def _stage(study: Study, lookup: Lookup, group: str, arm: str, plan: Plan) -> Stage | None:
    parameter, words, left = plan
    result = lookup.get("flow", "n", group=group, parameter=parameter)
    if result is None:
        return None
    found = [(name, lookup.get("flow", "n", group=group, parameter=name)) for name in left]
    lines = tuple(
        Line(_left_words(study, name), gone, name == "screen_failed")
        for name, gone in found
        if gone
    )
    return Stage(arm, Line(words, result), lines)


LEFT = {
    "screen_failed": "Not enrolled",
    "expansion_failed": "Cells did not grow enough",
    "withdrawn": "Withdrew",
    "lost": "Lost to follow-up",
    "died": "Died",
}


def _left_words(study: Study, parameter: str) -> str:
    if parameter.startswith(FAILED):
        return reason_words(study, parameter)
    kind = parameter.removeprefix(WITHDRAWN)
    return LEFT.get(parameter) or WITHDRAWALS.get(kind) or plain(kind)


def flow_table(study: Study, lookup: Lookup) -> Table:
    """The same stages in rows, for who can't or won't read the diagram."""
    rows = []
    for stage in flow_stages(study, lookup):
        prefix = f"{stage.group}: " if stage.group else ""
        rows += [Row((line.words,), (number(line.result),), indented=True) for line in stage.left]
        rows.append(Row((prefix + stage.line.words,), (number(stage.line.result),)))
    return Table(
        id="flow-table",
        caption="Participant flow",
        corner="Stage; indented: who left on the way to it",
        columns=("Participants",),
        rows=tuple(rows),
    )
