"""A criterion as one JSON object, its numbers listed with their places in the whole text."""

from __future__ import annotations

from typing import Any

import msgspec

from trialwright.protocol.criteria import Criterion, DurationSince, Medication
from trialwright.protocol.language import Mention, read_mentions
from trialwright.protocol.wording.criteria_text import leaves


def listed(criterion: Criterion) -> dict[str, Any]:
    """The object of `trialwright criteria --json`; every start and end counts in the input text.

    `comparisons` and `temporal` hold every number of the words that compares or dates something,
    also where the criterion as a whole needs a person. A comparison's `concept` is an id of ours,
    or else the text's own words; `unit` is as written, "" where none is.
    """
    mentions = read_mentions(criterion.text)
    return {
        "kind": criterion.kind,
        "text": criterion.text,
        "start": criterion.start,
        "end": criterion.end,
        "status": criterion.status,
        "why": list(criterion.why),
        "comparisons": [_comparison(criterion, m) for m in mentions if m.kind == "comparison"],
        "temporal": [_temporal(criterion, m) for m in mentions if m.kind == "temporal"],
        "expression": msgspec.to_builtins(criterion.expression),
    }


def _comparison(criterion: Criterion, mention: Mention) -> dict[str, Any]:
    return {
        "concept": mention.concept,
        "operator": mention.operator,
        "value": mention.value,
        "value2": mention.value2,
        "unit": mention.unit,
        "start": criterion.start + mention.start,
        "end": criterion.start + mention.end,
    }


def _temporal(criterion: Criterion, mention: Mention) -> dict[str, Any]:
    return {
        "relation": _relation(criterion, mention),
        "operator": mention.operator,
        "value": mention.value,
        "value2": mention.value2,
        "unit": mention.unit,
        "start": criterion.start + mention.start,
        "end": criterion.start + mention.end,
    }


def _relation(criterion: Criterion, mention: Mention) -> str:
    """What the period is to the criterion where a node says it, else how the words put it."""
    for leaf in leaves(criterion.expression):
        if leaf.span and leaf.span[0] <= mention.start and mention.end <= leaf.span[1]:
            if isinstance(leaf, DurationSince):
                return "since_first"
            if isinstance(leaf, Medication) and leaf.for_longer_than:
                return "for_longer_than"
    return mention.relation
