"""The steps of a product as rows: collected, failed, made, released, given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from trialwright.conduct.product.collection import Collection
from trialwright.conduct.product.doses import Dose
from trialwright.conduct.product.lots import CELLS_UNIT, Lot

Row: TypeAlias = tuple[object, ...]


@dataclass(frozen=True)
class Step:
    """One step of the product table, before it is a row."""

    step: str
    on: date
    event: int
    lot: str | None = None
    intervention: str | None = None
    dose: int | None = None
    amount: str | None = None
    unit: str | None = None
    route: str | None = None
    viability: str | None = None
    reason: str | None = None

    def row(self) -> Row:
        """The columns of the table after the participant's."""
        amount = float(self.amount) if self.amount else None
        viability = float(self.viability) if self.viability else None
        dosed = (self.lot, self.intervention, self.dose, self.on, amount, self.unit, self.route)
        return (self.step, *dosed, viability, self.reason, self.event)


def steps(
    collections: Iterable[Collection], lots: Iterable[Lot], doses: Iterable[Dose]
) -> list[Step]:
    """Every step of one participant's product, in order of the ledger."""
    found = [*_collected(collections), *_made(lots), *_given(doses)]
    return sorted(found, key=lambda step: step.event)


def _collected(collections: Iterable[Collection]) -> Iterator[Step]:
    for got in collections:
        yield Step("collection", got.on, got.event, amount=got.volume_ml, unit="mL")
        if got.failed is not None and got.failed_on is not None:
            yield Step("expansion_failed", got.failed_on, got.failed, reason=got.failed_reason)


def _made(lots: Iterable[Lot]) -> Iterator[Step]:
    for lot in lots:
        yield _of_lot("lot", lot, lot.on, lot.event)
        if lot.released is not None and lot.released_on is not None:
            yield _of_lot("release", lot, lot.released_on, lot.released)


def _of_lot(step: str, lot: Lot, on: date, event: int) -> Step:
    return Step(step, on, event, lot.id, amount=lot.cells, unit=CELLS_UNIT, viability=lot.viability)


def _given(doses: Iterable[Dose]) -> Iterator[Step]:
    for dose in doses:
        given = (dose.lot, dose.intervention, dose.number, dose.amount, dose.unit, dose.route)
        yield Step("administration", dose.on, dose.event, *given)
