"""When the study pauses: a boundary nobody registered, so it is a guess with a question."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.safety import StoppingRule

NO_RULE = "no rule"
TOUCHES = ("safety_rules",)
# answer → (prior a, prior b, limit, confidence)
RULES: Mapping[str, tuple[float, float, float, float]] = {
    "Beta(0.2, 1.8), pause when Pr(p > 0.10) > 0.95": (0.2, 1.8, 0.10, 0.95),
    "Beta(0.6, 5.4), pause when Pr(p > 0.10) > 0.95": (0.6, 5.4, 0.10, 0.95),
    "Beta(1, 1), pause when Pr(p > 0.20) > 0.90": (1.0, 1.0, 0.20, 0.90),
}
RELATED: Mapping[str, tuple[str, ...]] = {
    "cells, collection, administration, background disease": (
        "cells",
        "collection",
        "administration",
        "disease",
    ),
    "cells and procedures": ("cells", "collection", "administration"),
    "treatment and background disease": ("administration", "disease"),
}


def draft_safety(desk: Desk, participants: int, *, cells: bool) -> tuple[StoppingRule, ...]:
    """The stopping rule as answered; none where the answer is that there is none."""
    answer = _rule(desk)
    if answer == NO_RULE:
        return ()
    a, b, limit, confidence = RULES[answer]
    rule = StoppingRule(
        id="stopping",
        label="Pause and notify",
        event=_event(desk, cells=cells),
        window_days=_window(desk),
        prior_a=a,
        prior_b=b,
        limit=limit,
        confidence=confidence,
        participants=participants,
    )
    return (rule,)


def _rule(desk: Desk) -> str:
    return desk.ask(
        "safety.stopping_rule",
        "When does the study pause for safety?",
        next(iter(RULES)),
        "The record registers no rule. The prior is worth two participants; with it, a second "
        "event among the first two to three participants pauses the study.",
        options=(*RULES, NO_RULE),
        touches=TOUCHES,
    )


def _event(desk: Desk, *, cells: bool) -> str:
    harm = "the cells or a procedure" if cells else "the treatment"
    return desk.ask(
        "safety.stopping_event",
        "Which event does the stopping rule count?",
        f"serious adverse event at least possibly related to {harm}",
        "The record names none; the rule must count something the treatment can cause.",
        touches=TOUCHES,
    )


def _window(desk: Desk) -> int:
    days = desk.ask_number(
        "safety.stopping_window",
        "Within how many days after a dose does such an event count?",
        "30",
        "The record does not say; acute harm of a procedure shows within a month.",
        low=1,
        high=3650,
        touches=TOUCHES,
    )
    return int(days or 30)


def related_to(desk: Desk, *, cells: bool) -> tuple[str, ...]:
    """What relatedness of an adverse event is asked for."""
    guess = next(iter(RELATED)) if cells else "treatment and background disease"
    answer = desk.ask(
        "safety.relatedness",
        "Relatedness of an adverse event to what is asked, each from not to definitely related?",
        guess,
        "The record does not say; harm of a collection or an administration is not harm of the "
        "product, and each needs its own answer.",
        options=tuple(RELATED),
        touches=("forms.adverse_event",),
    )
    return RELATED[answer]
