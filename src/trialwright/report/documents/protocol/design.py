"""Sections 4 and 5: the design, when it stops and ends, and who may join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trialwright.protocol.product import Intervention
from trialwright.protocol.safety import StoppingRule
from trialwright.protocol.study import Study
from trialwright.report.documents.model import Block, bullets, grid, paragraph, row
from trialwright.report.documents.saying import ALLOCATIONS, Blocks, code, listed
from trialwright.report.tables.schedule import timing_words
from trialwright.stats.stopping import StoppingRule as Boundary
from trialwright.stats.stopping import boundary_steps, operating_characteristics
from trialwright.values.dates import Duration

# true risks at which a rule's behaviour is shown
_RISKS = (0.05, 0.10, 0.20, 0.30, 0.40)


def description(study: Study) -> Blocks:
    """4.1: the design in two sentences, and its arms."""
    design = study.design
    model = code(design.model).lower() or "not named in the record"
    words = (
        f"An interventional trial in {listed(study.conditions)}; intervention model: {model}; "
        f"{code(design.allocation, ALLOCATIONS).lower() or 'allocation not named in the record'}. "
        f"{design.enrollment} participants are planned."
    )
    names = {item.id: item for item in study.interventions}
    rows = [
        row(arm.label, code(arm.type) or "not registered", _given(names, arm.interventions))
        for arm in study.arms
    ]
    arms = grid(("Arm", "Type", "Intervention (type)"), rows, (3, 2, 6))
    own = bullets([arm.description for arm in study.arms if arm.description])
    alone = (
        "There is one group and no control: a change from baseline in it is not an effect of "
        "treatment."
    )
    note = (paragraph(alone, "note"),) if len(study.arms) == 1 else ()
    return (paragraph(words), arms, *own, *note)


def _given(known: Mapping[str, Intervention], ids: tuple[str, ...]) -> str:
    found = [known[name] for name in ids if name in known]
    return listed(f"{item.name} ({code(item.type).lower()})" for item in found)


def stopping(study: Study) -> Blocks:
    """4.3: each rule with its boundary and what it does, exactly (requirement E5)."""
    blocks: list[Block] = []
    for rule in study.safety_rules:
        blocks.extend(_rule(rule))
    none = paragraph("No stopping rule is defined in this study.")
    return tuple(blocks) or (none,)


def _rule(rule: StoppingRule) -> Iterator[Block]:
    yield paragraph(
        f"{rule.label}: the trial pauses and the committee is told when Pr(p > {rule.limit:g}) > "
        f"{rule.confidence:g}, where p is the probability that a participant has the event: "
        f"{rule.event}, within {rule.window_days} days after a dose. The prior is "
        f"Beta({rule.prior_a:g}, {rule.prior_b:g}); it is looked at after every evaluable "
        "participant. Participants still inside the window are shown as pending. Nothing stops by "
        "itself: people decide."
    )
    boundary = Boundary(rule.prior_a, rule.prior_b, rule.limit, rule.confidence, rule.participants)
    steps = [row(str(step.n), str(step.events)) for step in boundary_steps(boundary)]
    if steps:
        columns = ("Evaluable participants, from", "Pause at this many with the event")
        yield grid(columns, steps, (1, 1), caption="Boundary", compact=True)
    rows = []
    for risk in _RISKS:
        found = operating_characteristics(boundary, risk)
        rows.append(row(f"{risk:.0%}", f"{found.stop:.3f}", f"{found.expected_n:.1f}"))
    head = ("True risk", "Probability of a pause", "Participants expected until then")
    yield grid(head, rows, (1, 1, 1), caption="What the rule does (exact)", compact=True)


def start_and_end(study: Study) -> Blocks:
    """4.4: from the first consent to the last visit."""
    began = f"Registered start: {study.start}. " if study.start else ""
    last = study.encounters[-1] if study.encounters else None
    until = f"{last.label} ({timing_words(study, last.timing)})" if last else "the last visit"
    return (
        paragraph(
            f"{began}The trial starts when the first participant signs consent, and ends with the "
            f"last visit of the last participant: {until}. A participant's part ends then, or by "
            "withdrawal, loss to follow-up or death."
        ),
    )


def population(study: Study) -> Blocks:
    """5.1: whom the trial is about."""
    return (
        paragraph(
            f"People with {listed(study.conditions)}; {study.design.enrollment} are to be enrolled "
            f"at {listed(site.name for site in study.sites) or 'sites to be named'}."
        ),
    )


def criteria(study: Study, kind: str) -> Blocks:
    """5.2 and 5.3: the words of the record, and how each is decided."""
    found = [item for item in study.criteria if item.kind == kind]
    if not found:
        return (paragraph(f"The record lists no {kind} criterion."),)
    rows = [row(item.id, item.text, _DECIDED[item.status]) for item in found]
    note = _unsorted(study) if kind == "exclusion" else ()
    return (grid(("No.", "Criterion", "Decided"), rows, (1, 9, 4)), *note)


_DECIDED = {
    "computable": "from the data on the forms",
    "partly": "partly from the data, the rest by the investigator",
    "needs_person": "by a person, with the reason in the source record",
}


def _unsorted(study: Study) -> Blocks:
    unknown = [item for item in study.criteria if item.kind == "unknown"]
    if not unknown:
        return ()
    head = "Of these nobody has said yet whether they include or exclude: "
    return (paragraph(head + "; ".join(f"{item.id} {item.text}" for item in unknown), "missing"),)


def screen_failure(study: Study) -> Blocks:
    """5.6: how long screening may take, and what is kept of those who do not join."""
    first = study.encounters[0] if study.encounters else None
    days = first.timing.late if first else 0
    zero = first is not None and Duration.parse(first.timing.offset).days == 0
    length = f"Screening may take up to {days} days from consent. " if days and zero else ""
    return (
        paragraph(
            f"{length}Every person who signs consent gets a screening number and stays in the "
            "screening log, with the criterion that kept them out where one did. A criterion whose "
            "answer is not known keeps a person out until it is known."
        ),
    )


SECTIONS = {
    "4.1": description,
    "4.3": stopping,
    "4.4": start_and_end,
    "5.1": population,
    "5.2": lambda study: criteria(study, "inclusion"),
    "5.3": lambda study: criteria(study, "exclusion"),
    "5.6": screen_failure,
}
