"""The cell product and doses: collected, expanded or failed, released, given, skipped."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from trialwright.conduct.acting import Acting, anchored
from trialwright.conduct.deviations import deviation
from trialwright.conduct.edit_checks import check_text
from trialwright.conduct.ledger import Event, Json, consequence
from trialwright.conduct.participants import Participant
from trialwright.conduct.people import Actor
from trialwright.conduct.product.amounts import Amount, check_amount
from trialwright.conduct.product.lots import CELLS_UNIT, Lot, failed_specifications, lot_id
from trialwright.protocol.product import CellProduct
from trialwright.values.findings import InputRefused, MoveRefused


class Product(Acting):
    """Acts on what is given to a participant."""

    def collect(self, participant: str, volume_ml: Amount, on: date, *, by: Actor) -> Event:
        """Cells were collected; dates the anchor `collection`, which moves with a second one."""
        person = self._may_on("collect", by, participant)
        self._product("collect")
        _check_treated(person, "collect")
        values: dict[str, Json] = {
            "volume_ml": check_amount("collect: volume_ml", volume_ml),
            "on": self._day(on).isoformat(),
        }
        follows = anchored(self.schedule.anchors_of("collection"))
        return self._record("collect", by, values, participant=participant, follows=follows)

    def fail_expansion(self, participant: str, reason: str, on: date, *, by: Actor) -> Event:
        """The cells of the last collection did not grow."""
        person = self._may_on("fail_expansion", by, participant)
        self._growing("fail_expansion", person, self._day(on))
        values: dict[str, Json] = {
            "reason": self._reason("fail_expansion", reason),
            "on": on.isoformat(),
        }
        return self._record("fail_expansion", by, values, participant=participant)

    def make_lot(
        self, participant: str, cells: Amount, viability: Amount, on: date, *, by: Actor
    ) -> str:
        """A lot of `cells` million, `viability` per cent, from the last collection; its id."""
        person = self._may_on("make_lot", by, participant)
        self._growing("make_lot", person, self._day(on))
        lot = lot_id(participant, len(person.lots) + 1)
        values: dict[str, Json] = {
            "cells": check_amount("make_lot: cells", cells),
            "viability": check_amount("make_lot: viability", viability, most=100),
            "on": on.isoformat(),
        }
        follows = (consequence("lot", lot=lot),)
        self._record("make_lot", by, values, participant=participant, follows=follows)
        return lot

    def release_lot(self, lot: str, on: date, *, by: Actor) -> Event:
        """Release a lot; the releaser is not its maker, and its recorded tests are met."""
        person = self._may_on("release_lot", by, lot.rpartition("-L")[0])
        made = _own_lot("release_lot", person, lot)
        if made.released is not None or self._day(on) < made.on:
            raise MoveRefused(f"release_lot: allowed once, from the day {lot} was made on")
        if made.maker == by.person:
            raise MoveRefused("release_lot: the maker of a lot does not release it")
        failed = failed_specifications(made, self._product("release_lot"))
        if failed:
            raise MoveRefused(f"release_lot: {lot} does not meet {', '.join(failed)}")
        values: dict[str, Json] = {"lot": lot, "on": on.isoformat()}
        return self._record("release_lot", by, values, participant=person.id)

    def administer(
        self,
        participant: str,
        dose: int,
        on: date,
        *,
        by: Actor,
        lot: str | None = None,
        amount: Amount | None = None,
        unit: str | None = None,
        route: str | None = None,
    ) -> Event:
        """A dose was given; dates the anchor `dose_n`.

        A cell product needs a released lot of this very participant, and no more of it than there
        is (`amount` in "10*6"); doses are given in order, each once.
        """
        person = self._may_on("administer", by, participant)
        _check_treated(person, "administer")
        self._check_next_dose("administer", person, dose)
        intervention = self.dose_plan.intervention(dose, person.arm)
        is_cells = intervention is not None and intervention.product is not None
        given = None if amount is None else check_amount("administer: amount", amount)
        self._check_lot(person, lot, self._day(on), is_cells, given if unit == CELLS_UNIT else None)
        values: dict[str, Json] = {
            "intervention": intervention.id if intervention else None,
            "lot": _short("lot", lot),
            "amount": given,
            "unit": _short("unit", unit),
            "route": _short("route", route),
            "on": on.isoformat(),
        }
        values = {name: value for name, value in values.items() if value is not None}
        anchors = anchored(self.schedule.anchors_of(f"dose_{dose}"))
        follows = (consequence("dose", dose=dose), *anchors)
        return self._record("administer", by, values, participant=participant, follows=follows)

    def skip_dose(self, participant: str, dose: int, reason: str, on: date, *, by: Actor) -> Event:
        """A dose is not given and will not be: visits that hang on it become not applicable."""
        person = self._may_on("skip_dose", by, participant)
        self._check_next_dose("skip_dose", person, dose)
        values: dict[str, Json] = {
            "reason": self._reason("skip_dose", reason),
            "on": self._day(on).isoformat(),
        }
        anchors = self.schedule.anchors_of(f"dose_{dose}")
        skipped = tuple(consequence("skipped", anchor=anchor) for anchor in anchors)
        follows = (consequence("dose", dose=dose), *skipped, deviation("skipped_dose"))
        return self._record("skip_dose", by, values, participant=participant, follows=follows)

    def _product(self, verb: str) -> CellProduct:
        if self.definition.product is None:
            raise MoveRefused(f"{verb}: the study has no cell product")
        return self.definition.product

    def _growing(self, verb: str, person: Participant, day: date) -> None:
        """Refuse unless the last collection has been made by `day` and has not failed."""
        self._product(verb)
        last = person.collections[-1] if person.collections else None
        if last is None or last.failed is not None or day < last.on:
            raise MoveRefused(f"{verb}: nothing is growing; allowed: after collect")

    def _check_next_dose(self, verb: str, person: Participant, dose: int) -> None:
        if dose not in self.dose_plan.numbers:
            known = ", ".join(map(str, self.dose_plan.numbers))
            raise InputRefused(
                f"{verb}: dose {dose} is not in the study; allowed: {known or 'none'}"
            )
        settled = {number for number in self.dose_plan.numbers if _is_settled(person, number)}
        due = next((item for item in self.dose_plan.numbers if item not in settled), None)
        if dose != due:
            allowed = "none is left" if due is None else f"dose {due}"
            raise MoveRefused(f"{verb}: dose {dose} is not the next; allowed: {allowed}")

    def _check_lot(
        self, person: Participant, lot: str | None, day: date, is_cells: bool, cells: str | None
    ) -> None:
        if not is_cells:
            return  # a drug's lot is its maker's batch number: nothing here is known of it
        held = _own_lot("administer", person, lot or "")
        if held.released_on is None or day < held.released_on:
            raise MoveRefused(f"administer: lot {held.id} is not released; allowed: after release")
        if cells is not None and held.given + Decimal(cells) > Decimal(held.cells):
            raise MoveRefused(f"administer: lot {held.id} does not hold so many cells")


def _own_lot(verb: str, person: Participant, lot: str) -> Lot:
    if lot not in person.lots:
        own = ", ".join(person.lots) or "none"
        raise MoveRefused(f"{verb}: a lot of participant {person.id} is required; allowed: {own}")
    return person.lots[lot]


def _is_settled(person: Participant, dose: int) -> bool:
    return dose in person.doses or f"dose_{dose}" in person.skipped


def _check_treated(person: Participant, verb: str) -> None:
    if person.treatment_stopped:
        raise MoveRefused(f"{verb}: participant has withdrawn from treatment")
    if person.arm is None:
        raise MoveRefused(f"{verb}: participant has no arm; allowed: after randomise")


def _short(name: str, text: str | None) -> str | None:
    return None if text is None else check_text(f"administer: {name}", text, 100)
