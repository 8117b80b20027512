"""The biomedical concepts as one table."""

from __future__ import annotations

from drawing.markdown import code, table
from trialwright.protocol.concepts import Concept, load_concepts

HEADS = ("id", "label", "kind", "unit", "query outside", "refused outside", "SDTM", "codes")


def draw_concepts() -> str:
    """One row a concept, in order of id."""
    return table(HEADS, [_row(concept) for concept in load_concepts().values()])


def _row(concept: Concept) -> tuple[str, ...]:
    home = f"{concept.sdtm.domain} {concept.sdtm.testcd}".strip()
    codes = ", ".join(f"{item.system} {item.code}" for item in concept.codes)
    return (
        code(concept.id),
        concept.label,
        _kind(concept),
        code(concept.unit),
        _range(concept.plausible),
        _range(concept.possible),
        home,
        codes,
    )


def _kind(concept: Concept) -> str:
    if concept.kind != "choice":
        return concept.kind.replace("_", " or ")
    return " · ".join(code(choice) for choice in concept.choices)


def _range(ends: tuple[float, float] | None) -> str:
    return f"{ends[0]:g} to {ends[1]:g}" if ends else ""
