"""Eligibility criteria: the words are the document's, what a machine makes of them is ours.

An expression travels beside the words it was read from. Where the words were changed on the way,
they are read again, and the old expression is not used.
"""

from __future__ import annotations

from trialwright.protocol.criteria import Criterion
from trialwright.protocol.usdm.builder import Json, chain
from trialwright.protocol.usdm.codes import known
from trialwright.protocol.usdm.names import as_id, distinct, plain
from trialwright.protocol.usdm.node import Node, ordered
from trialwright.protocol.usdm.own import beside, built, read_beside, written
from trialwright.protocol.usdm.sides import In, Out
from trialwright.protocol.wording import read_expression, status_of
from trialwright.protocol.wording.criteria_text import why_of
from trialwright.values.canonical import sha256_text

OF_WORDS = "text_sha256"
EMPTY = "(no words)"  # USDM allows a criterion without any; a study does not


def criteria_out(out: Out) -> tuple[list[Json], list[Json]]:
    """The criteria of the design, and the items of the version that hold their words."""
    criteria = out.study.criteria
    return chain([_out(out, item) for item in criteria]), [
        _item_out(out, item) for item in criteria
    ]


def _out(out: Out, item: Criterion) -> Json:
    held = {"id": as_id(item.id), "kind": item.kind, "text": plain(item.text)}
    own = beside(out.builder, item, held)
    return out.builder.make(
        "EligibilityCriterion",
        item.id,
        own=[*own, *written(out.builder, {OF_WORDS: sha256_text(item.text)})],
        name=item.id,
        category=out.builder.code(known("criterion_category", item.kind)),
        identifier=item.id,
        criterionItemId=out.builder.id_of("EligibilityCriterionItem", item.id),
    )


def _item_out(out: Out, item: Criterion) -> Json:
    return out.builder.make("EligibilityCriterionItem", item.id, name=item.id, text=item.text)


def criteria_in(source: In) -> tuple[Criterion, ...]:
    """The criteria in their order."""
    nodes = ordered(source.design.children("eligibilityCriteria"))
    ids = distinct(node.text("name") for node in nodes)
    return tuple(_in(node, criterion_id) for node, criterion_id in zip(nodes, ids, strict=True))


def _in(node: Node, criterion_id: str) -> Criterion:
    item = node.ref("criterionItemId")
    words = item.text("text") if item else ""
    if item and item.peek("name") == node.peek("name"):
        item.note("name")
    kind = node.word("category", "criterion_category") or "unknown"
    beside_it = read_beside(node)
    unchanged = beside_it.pop(OF_WORDS, None) == sha256_text(words)
    values = {"id": criterion_id, "kind": kind, "text": plain(words) or EMPTY}
    return built(Criterion, node, values | (beside_it if unchanged else _read(values)))


def _read(values: dict[str, str]) -> dict[str, object]:
    """What the grammar makes of the words."""
    excludes = values["kind"] == "exclusion"
    expression = read_expression(values["text"], "exclusion" if excludes else "inclusion")
    return {
        "expression": expression,
        "status": status_of(expression),
        "why": why_of(expression),
        "end": len(values["text"]),
    }
