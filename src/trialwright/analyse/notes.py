"""Sentences that results carry: what a design allows to say, and what was not computed as asked."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.protocol.objectives import (
    AdverseEventSummary,
    Analysis,
    ChangeFromBaseline,
    Endpoint,
    ReductionResponder,
    Strategy,
)
from trialwright.protocol.study import Study

ONE_GROUP = "A change from baseline in one group is not an effect of treatment."
NO_COMPARISON = "Within each arm; a comparison of the arms is not computed here."


def before_after(study: Study) -> str:
    """What every comparison of a group with its own past says of itself."""
    return ONE_GROUP if len(study.arms) < 2 else f"{ONE_GROUP} {NO_COMPARISON}"


# How each method meets an intercurrent event, found by words of its name in the estimand.
MET: Mapping[type[Analysis], Mapping[str, Strategy]] = {
    AdverseEventSummary: {"dose": "treatment policy", "leaves": "while on treatment"},
    ChangeFromBaseline: {
        "dose": "treatment policy",
        "background": "treatment policy",
        "disturbed": "treatment policy",
    },
    ReductionResponder: {
        "later dose": "treatment policy",
        "drug": "composite",
        "dies": "composite",
    },
}


# What each method computes, by words of an estimand's summary that ask for it
COMPUTED: Mapping[type[Analysis], tuple[str, ...]] = {
    AdverseEventSummary: ("participants", "events"),
    ChangeFromBaseline: ("mean change",),
    ReductionResponder: ("proportion",),
}


def metric(endpoint: Endpoint) -> str:
    """A sentence where the estimand's summary asks for another number than is computed here."""
    asked = endpoint.estimand.summary if endpoint.estimand else ""
    known = COMPUTED.get(type(endpoint.analysis), ())
    if not asked or any(words in asked.lower() for words in known):
        return ""
    return f"Not computed by the metric asked for: {asked}."


def strategies(endpoint: Endpoint) -> str:
    """The endpoint's intercurrent events and strategies, and those not computed as asked."""
    if endpoint.estimand is None or not endpoint.estimand.intercurrent_events:
        return ""
    asked = endpoint.estimand.intercurrent_events
    named = "; ".join(f"{item.event}: {item.strategy}" for item in asked)
    other = [item.event for item in asked if met(endpoint, item.event) != item.strategy]
    unmet = f" Not computed by the strategy asked for: {'; '.join(other)}." if other else ""
    return f"Intercurrent events and strategies: {named}.{unmet}"


def met(endpoint: Endpoint, event: str) -> Strategy | None:
    """The strategy by which an event is met here; None where the method does not look at it."""
    analysis = endpoint.analysis
    if isinstance(analysis, ReductionResponder) and "drug" in event:
        return "composite" if analysis.no_new_drug else "treatment policy"
    known = MET.get(type(analysis), {})
    return next((strategy for word, strategy in known.items() if word in event.lower()), None)


def asked_and_met(endpoint: Endpoint) -> str:
    """What the estimand asked for: a metric not computed, and the strategies."""
    return joined(metric(endpoint), strategies(endpoint))


def joined(*sentences: str) -> str:
    """The sentences that say something, as one text."""
    return " ".join(sentence for sentence in sentences if sentence)
