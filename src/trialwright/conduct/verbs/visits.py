"""Visits: one took place, inside its window or not; one was missed."""

from __future__ import annotations

from datetime import date

from trialwright.conduct.acting import Acting, anchored
from trialwright.conduct.consent import fault_without_consent
from trialwright.conduct.deviations import deviation, window_deviation
from trialwright.conduct.ledger import Event, Json, Place
from trialwright.conduct.participants import Participant
from trialwright.conduct.people import Actor
from trialwright.conduct.visits import Planned
from trialwright.values.dates import Window
from trialwright.values.findings import InputRefused, MoveRefused


class Visits(Acting):
    """Acts on encounters."""

    def attend(self, participant: str, encounter: str, on: date, *, by: Actor) -> Event:
        """A visit took place; outside its window (both ends count) it is a deviation as well.

        Refused while its anchor is not dated, and where it does not apply to this participant.
        """
        person = self._may_on("attend", by, participant)
        window = self._due_window("attend", person, encounter)
        fault = fault_without_consent(person.consents, self._day(on))
        if fault:
            raise MoveRefused(f"attend: {fault}")
        dated = self.schedule.anchors_of(encounter)
        # a baseline measured again at a later visit does not move what hangs on the first
        new = [anchor for anchor in dated if anchor not in person.anchors]
        follows = (*anchored(new), *window_deviation(window.days_outside(on)))
        values: dict[str, Json] = {"on": on.isoformat()}
        place = Place(encounter)
        return self._record(
            "attend", by, values, participant=participant, place=place, follows=follows
        )

    def miss(self, participant: str, encounter: str, reason: str, on: date, *, by: Actor) -> Event:
        """A visit did not take place and will not; `on` is the day that was known."""
        person = self._may_on("miss", by, participant)
        self._due_window("miss", person, encounter)
        values: dict[str, Json] = {
            "reason": self._reason("miss", reason),
            "on": self._day(on).isoformat(),
        }
        place, follows = Place(encounter), (deviation("missed"),)
        return self._record(
            "miss", by, values, participant=participant, place=place, follows=follows
        )

    def calendar(self, participant: str) -> tuple[Planned, ...]:
        """Every encounter of a participant as it stands now: due day, window, what became of it."""
        person = self.state.participants[participant]
        return self.schedule.plan(person.whereabouts, person.visits)

    def _due_window(self, verb: str, person: Participant, encounter: str) -> Window:
        """The window of an encounter that is still open to this participant."""
        if encounter not in self.schedule.encounters:
            known = ", ".join(self.schedule.encounters)
            raise InputRefused(
                f"encounter {encounter[:40]!r} is not in the study; allowed: {known}"
            )
        if encounter in person.visits:
            raise MoveRefused(f"{verb}: {encounter} is done or missed already; allowed: once")
        if not self.schedule.applies(encounter, person.whereabouts):
            raise MoveRefused(f"{verb}: {encounter} does not apply to this participant")
        window = self.schedule.window(encounter, person.anchors)
        if window is None:
            anchor = self.schedule.encounters[encounter].timing.anchor
            raise MoveRefused(f"{verb}: {encounter} hangs on {anchor}, which has not taken place")
        return window
