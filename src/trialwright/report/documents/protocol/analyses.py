"""Section 10: how numbers are computed, in the very terms of the study's endpoints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from trialwright.analyse.endpoints.adverse_events import NOTE
from trialwright.analyse.notes import before_after
from trialwright.analyse.populations import POPULATIONS
from trialwright.protocol.objectives import (
    AdverseEventSummary,
    Analysis,
    ChangeFromBaseline,
    Endpoint,
    NotComputable,
    ReductionResponder,
)
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.report.documents.model import Block, Paragraph, Run, bullets, grid, paragraph, row
from trialwright.report.documents.saying import Blocks, listed
from trialwright.report.words import VARIANTS, plain, unit_words


def general(study: Study) -> Blocks:
    """10.1: what holds for every analysis."""
    return (
        *bullets(
            (
                "All results come from a data cut taken after database lock; each keeps the hash "
                "of the data it was computed from.",
                "Intervals are two-sided, 95 %. Proportions have the exact interval of Clopper and "
                "Pearson, event rates the exact Poisson interval, changes within participants the "
                "paired t interval.",
                before_after(study),
            )
        ),
    )


def sets(study: Study) -> Blocks:
    """10.2: the analysis populations."""
    asks = any(isinstance(item.analysis, ReductionResponder) for item in study.endpoints)
    shown = [item for name, item in POPULATIONS.items() if asks or "insulin" not in name]
    rows = [row(plain(item.name), item.definition) for item in shown]
    return (grid(("Set", "Participants"), rows, (3, 8)),)


def baseline(study: Study) -> Blocks:
    """10.3: what the baseline table shows."""
    return (
        paragraph(
            "Number, mean, standard deviation, median, quartiles and range, or number and per "
            "cent, of the last value on or before the first dose; for participants never dosed, on "
            "or before enrolment. No tests between groups at baseline."
        ),
    )


def of_level(study: Study, level: str) -> Blocks:
    """10.4 to 10.6: one paragraph an endpoint of that level."""
    found = [item for item in study.endpoints if item.level == level]
    blocks = tuple(block for item in found for block in _endpoint(study, item))
    return blocks or (paragraph(f"No {level} endpoint is registered."),)


def _endpoint(study: Study, endpoint: Endpoint) -> Iterator[Block]:
    says = _METHODS[type(endpoint.analysis)](study, endpoint.analysis)
    yield Paragraph((Run(f"{endpoint.id}  {endpoint.label}. ", "bold"), Run(says[0])))
    yield from bullets(says[1:])


def _events(study: Study, rule: Analysis) -> tuple[str, ...]:
    assert isinstance(rule, AdverseEventSummary)
    return (
        f"Counted from {_anchor(study, rule.counted_from)} to the end of participation: "
        "participants with at least one event (number, per cent, exact interval), numbers of "
        "events, and events per person-year; by seriousness, grade, relatedness and period.",
        NOTE,
    )


def _change(study: Study, rule: Analysis) -> tuple[str, ...]:
    assert isinstance(rule, ChangeFromBaseline)
    visits = ", ".join(rule.encounters)
    return (
        f"Change of {_concept(study, rule.concept)} from the last value on or before "
        f"{_anchor(study, rule.baseline)}, at {visits}: mean, standard deviation and paired 95 % "
        "interval of participants with both values.",
        "Missing values are not filled in; the number of participants stands beside each mean.",
        "Added, raised, lowered and stopped background drugs are shown beside it.",
    )


def _responder(study: Study, rule: Analysis) -> tuple[str, ...]:
    assert isinstance(rule, ReductionResponder)
    return (
        f"A responder's mean of {_concept(study, rule.concept)} over the {rule.days} days before "
        f"{rule.encounter} is at most {rule.ratio:.0%} of the mean over the {rule.days} days "
        f"before {_anchor(study, rule.baseline)}; at least {rule.valid_days} days of each must be "
        f"filled in.{_guards(study, rule)}",
        "A relative reduction is not defined for a baseline of 0; those participants are shown "
        "apart, with their number.",
        "Also shown: " + "; ".join(words.lower() for words in list(VARIANTS.values())[1:]) + ".",
    )


def _guards(study: Study, rule: ReductionResponder) -> str:
    guard = ""
    if rule.guard_concept and rule.guard_margin is not None:
        unit = unit_words(concepts_of(study)[rule.guard_concept].unit)
        # "0.3 %" of a per cent would be another margin
        margin = f"{rule.guard_margin:g} {_POINTS.get(unit, unit)}".strip()
        guard = f" {_concept(study, rule.guard_concept)} may be at most {margin} above baseline."
    drugs = " No background drug may have been added or raised." if rule.no_new_drug else ""
    return guard + drugs


_POINTS = {"%": "percentage points"}


def _not_computed(study: Study, rule: Analysis) -> tuple[str, ...]:
    assert isinstance(rule, NotComputable)
    return (f"Not computed: {rule.why}.",)


_METHODS: Mapping[type[Analysis], Callable[[Study, Analysis], tuple[str, ...]]] = {
    AdverseEventSummary: _events,
    ChangeFromBaseline: _change,
    ReductionResponder: _responder,
    NotComputable: _not_computed,
}


def _anchor(study: Study, anchor: str) -> str:
    labels = {item.id: item.label for item in study.anchors}
    label = labels.get(anchor, anchor)
    return f"“{label[:1].lower()}{label[1:]}”"


def _concept(study: Study, concept: str) -> str:
    known = concepts_of(study).get(concept)
    return known.label if known else plain(concept)


def safety(study: Study) -> Blocks:
    """10.7: safety beside the registered endpoints."""
    return (
        paragraph(
            "Adverse events are listed and tabulated by term and by period, deaths and serious "
            "events first. Terms are as reported where no dictionary was brought."
        ),
    )


def interim(study: Study) -> Blocks:
    """10.9: whether anything is looked at before the end."""
    if not study.safety_rules:
        return (paragraph("No interim analysis is planned."),)
    looked = listed(rule.label.lower() for rule in study.safety_rules)
    return (
        paragraph(
            f"Efficacy is not looked at before the end. Safety is: see section 4.3 ({looked})."
        ),
    )


def sample_size(study: Study) -> Blocks:
    """10.11: the number; why it is that one, only people can say."""
    return (paragraph(f"{study.design.enrollment} participants are planned."),)


def other(study: Study) -> Blocks:
    """10.8: nothing that the study does not define."""
    return (paragraph("None is defined."),)


SECTIONS = {
    "10.1": general,
    "10.2": sets,
    "10.3": baseline,
    "10.4": lambda study: of_level(study, "primary"),
    "10.5": lambda study: of_level(study, "secondary"),
    "10.6": lambda study: of_level(study, "exploratory"),
    "10.7": safety,
    "10.8": other,
    "10.9": interim,
    "10.11": sample_size,
}
