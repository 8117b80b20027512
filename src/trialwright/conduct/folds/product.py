"""Folds of the cell product and of doses: collected, failed, made, released, given, skipped."""

from __future__ import annotations

from decimal import Decimal

from trialwright.conduct.folds.reading import day, following, person_of, reach, words
from trialwright.conduct.ledger import Event
from trialwright.conduct.product.collection import Collection
from trialwright.conduct.product.doses import Dose
from trialwright.conduct.product.lots import CELLS_UNIT, Lot
from trialwright.conduct.state import State


def _collect(state: State, event: Event) -> None:
    collected = Collection(day(event), str(event.values["volume_ml"]), event.seq)
    person_of(state, event).collections.append(collected)


def _fail_expansion(state: State, event: Event) -> None:
    collected = person_of(state, event).collections[-1]
    collected.failed, collected.failed_on = event.seq, day(event)
    collected.failed_reason = words(event, "reason")


def _make_lot(state: State, event: Event) -> None:
    (item,) = following(event, "lot")
    cells, viability = str(event.values["cells"]), str(event.values["viability"])
    lot = Lot(str(item["lot"]), day(event), cells, viability, event.person, event.seq)
    person_of(state, event).lots[lot.id] = lot


def _release_lot(state: State, event: Event) -> None:
    lot = person_of(state, event).lots[str(event.values["lot"])]
    lot.released, lot.released_on = event.seq, day(event)


def _administer(state: State, event: Event) -> None:
    person = person_of(state, event)
    (item,) = following(event, "dose")
    given = Dose(
        number=int(str(item["dose"])),
        on=day(event),
        intervention=words(event, "intervention"),
        lot=words(event, "lot"),
        amount=words(event, "amount"),
        unit=words(event, "unit"),
        route=words(event, "route"),
        event=event.seq,
    )
    person.doses[given.number] = given
    lot = person.lots.get(given.lot or "")
    if lot is not None and given.amount and given.unit == CELLS_UNIT:
        lot.given += Decimal(given.amount)


def _skip_dose(state: State, event: Event) -> None:
    person = person_of(state, event)
    for item in following(event, "skipped"):
        person.skipped[str(item["anchor"])] = day(event)
    (dose,) = following(event, "dose")
    reach(person, f"dose_{dose['dose']}_skipped", event)


FOLDS = {
    "collect": _collect,
    "fail_expansion": _fail_expansion,
    "make_lot": _make_lot,
    "release_lot": _release_lot,
    "administer": _administer,
    "skip_dose": _skip_dose,
}
