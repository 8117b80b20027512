"""Lots: made of one participant's own cells, released by someone who did not make them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trialwright.protocol.product import CellProduct, Specification

CELLS_UNIT = "10*6"
# a release test of the product's that a lot's own record answers: specification id → field
_ANSWERED = {"viability": "viability", "cell_viability": "viability"}


@dataclass(slots=True)
class Lot:
    """One lot; `cells` (million) and `viability` (per cent) are decimal text.

    `released` is the event of its release, absent before; `given` is what was infused of it.
    """

    id: str
    on: date
    cells: str
    viability: str
    maker: str
    event: int
    released: int | None = None
    released_on: date | None = None
    given: Decimal = Decimal(0)


def lot_id(participant: str, number: int) -> str:
    """The id of a participant's `number`-th lot: it carries the participant's number."""
    return f"{participant}-L{number}"


def failed_specifications(lot: Lot, product: CellProduct) -> tuple[str, ...]:
    """The release tests, among those the lot's record answers, that it does not meet."""
    return tuple(
        specification.id
        for specification in _release_tests(product)
        if not _meets(specification, float(getattr(lot, _ANSWERED[specification.id])))
    )


def _release_tests(product: CellProduct) -> Iterable[Specification]:
    return (
        specification
        for specification in product.specifications
        if specification.role == "release" and specification.id in _ANSWERED
    )


def _meets(specification: Specification, value: float) -> bool:
    low, high = specification.low, specification.high
    return (low is None or value >= low) and (high is None or value <= high)
