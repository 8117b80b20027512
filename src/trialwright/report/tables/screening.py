"""Why people were not enrolled: criteria, and how many failed each."""

from __future__ import annotations

from trialwright.protocol.study import Study
from trialwright.report.numbers import Lookup
from trialwright.report.tables.table import Row, Table

FAILED = "screen_failed:"


def reasons_table(study: Study, lookup: Lookup) -> Table | None:
    """One row a criterion that someone failed; None where no one did."""
    groups = lookup.values("group", "flow")
    parameters = lookup.values("parameter", "flow")
    failed = [name for name in parameters if name.startswith(FAILED)]
    if not failed:
        return None
    columns = tuple(
        group
        for group in groups
        if any(lookup.get("flow", "n", group=group, parameter=name) for name in failed)
    )
    return Table(
        id="screening-reasons",
        caption="Reasons for not enrolling",
        corner="Criterion",
        columns=columns if len(columns) > 1 else ("Participants",),
        rows=tuple(_row(study, lookup, name, columns) for name in failed),
        notes=("A person may fail more than one criterion.",),
    )


def _row(study: Study, lookup: Lookup, parameter: str, groups: tuple[str, ...]) -> Row:
    cells = tuple(
        lookup.cell("{}", "flow", "n", group=group, parameter=parameter) for group in groups
    )
    return Row((reason_words(study, parameter),), cells)


def reason_words(study: Study, parameter: str) -> str:
    """The criterion in the registry's words, an exclusion as the condition that was present."""
    criterion_id = parameter.removeprefix(FAILED)
    texts = {criterion.id: criterion for criterion in study.criteria}
    if criterion_id not in texts:
        return criterion_id
    criterion = texts[criterion_id]
    kind = "Excluded" if criterion.kind == "exclusion" else "Not met"
    return f"{kind}: {criterion.text}"
