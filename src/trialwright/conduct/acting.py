"""One act: may this person, may this happen, then one event sealed, stored and folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from trialwright.conduct.edit_checks import check_text
from trialwright.conduct.folds import apply
from trialwright.conduct.forms import FormPlans
from trialwright.conduct.ledger import (
    GENESIS,
    Entropy,
    Event,
    Follow,
    Json,
    Place,
    consequence,
    seal,
    unseal,
)
from trialwright.conduct.participants import Participant
from trialwright.conduct.people import Actor
from trialwright.conduct.permissions import check_appointed, check_role_may, check_site
from trialwright.conduct.policies import BREAKS_SIGNATURE, check_policies
from trialwright.conduct.product.doses import DosePlan
from trialwright.conduct.state import State
from trialwright.conduct.storage import Storage
from trialwright.conduct.visits import Schedule
from trialwright.protocol.concepts import Concept
from trialwright.protocol.identity import definition_hash
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.values.dates import utc_text
from trialwright.values.findings import InputRefused

NOWHERE = Place()


class Acting:
    """What every verb stands on; `head` is the hash at the ledger's end."""

    def __init__(
        self,
        definition: Study,
        storage: Storage,
        *,
        clock: Callable[[], datetime],
        entropy: Entropy,
        software: str,
        simulated: bool = False,
        concepts: Mapping[str, Concept] | None = None,
        places: int | None = None,
    ) -> None:
        """Fold what the storage holds; InputRefused where it is of another study, or of
        simulated participants where real ones are asked for (and the other way round).

        `places` is how many may be enrolled, as many as planned unless given; a rehearsal alone
        may have another number, for what is planned stays what the study says."""
        if places is not None and not simulated:
            raise InputRefused("places: allowed in a simulated study only, not with real people")
        self.definition = definition
        self.places = definition.design.enrollment if places is None else places
        self.concepts = concepts_of(definition) if concepts is None else concepts
        self.schedule = Schedule(definition)
        self.forms = FormPlans(definition, self.concepts)
        self.dose_plan = DosePlan(definition)
        self.sha256 = definition_hash(definition)
        self._storage, self._clock, self._entropy = storage, clock, entropy
        self._software, self._simulated = software, simulated
        self.state, self.head = State(), GENESIS
        self._refold()
        self._check_same_study()

    def _refold(self) -> None:
        state, head = State(), GENESIS
        for stored in self._storage.load():
            apply(state, unseal(stored))
            head = stored.hash
        self.state, self.head = state, head

    def _check_same_study(self) -> None:
        published = self.state.published
        if published is None:
            return
        if published.sha256 != self.sha256:
            raise InputRefused(
                f"the ledger is of study {published.study} version {published.version} as it was"
                " published; this definition is another: allowed is that one, unchanged"
            )
        if self.state.simulated != self._simulated:
            kind = "simulated" if self.state.simulated else "real"
            raise InputRefused(f"the ledger holds {kind} participants only; allowed: {kind}")

    def _now(self) -> datetime:
        return self._clock()

    def _may(self, verb: str, by: Actor, site: str | None = None) -> None:
        """Refuse an act on the study unless person and state allow it."""
        check_role_may(verb, by)
        self._check_person_at(verb, by, site)
        check_policies(verb, self.state, None)

    def _may_on(self, verb: str, by: Actor, participant: str) -> Participant:
        """Refuse an act on a participant unless person and state allow it; whom it is about."""
        check_role_may(verb, by)
        person = self.state.participants.get(participant)
        if person is None:
            raise InputRefused(f"{verb}: participant {participant[:40]!r} is not in this study")
        self._check_person_at(verb, by, person.site)
        check_policies(verb, self.state, person)
        return person

    def _check_person_at(self, verb: str, by: Actor, site: str | None) -> None:
        check_site(verb, by, site)
        check_appointed(verb, by, site, self._now().date(), self.state.appointments)

    def _day(self, on: date) -> date:
        """The day, unless it has not begun anywhere on earth (a date alone has no zone)."""
        if not isinstance(on, date) or isinstance(on, datetime):
            raise InputRefused("on: a date is required")
        if on > self._latest():
            raise InputRefused("on: the day lies in the future; allowed: up to today")
        return on

    def _latest(self) -> date:
        return (self._now() + timedelta(hours=14)).date()  # UTC+14 is the first to see a day

    def _reason(self, verb: str, reason: str) -> str:
        return check_text(f"{verb}: reason", reason)

    def _record(
        self,
        verb: str,
        by: Actor,
        values: Mapping[str, Json],
        *,
        participant: str | None = None,
        place: Place = NOWHERE,
        follows: Iterable[Follow] = (),
        blank: tuple[tuple[int, str], ...] = (),
    ) -> Event:
        """Seal, store and fold one event; where storing fails, nothing has happened."""
        event = Event(
            seq=self.state.events + 1,
            id=self._entropy.event_id(self.state.events + 1),
            at=utc_text(self._now()),
            person=by.person,
            role=by.role,
            organisation=by.organisation,
            verb=verb,
            study_version=self.definition.version,
            software_version=self._software,
            source="simulated" if self._simulated else "typed",
            participant=participant,
            place=place,
            values=values,
            follows=(*follows, *self._broken_signature(verb, participant)),
        )
        # stored first: what the disk refuses must not have happened in memory either
        stored = seal(event, self.head, self._entropy)
        self._storage.append([stored], blank=blank)
        apply(self.state, event)
        self.head = stored.hash
        return event

    def _broken_signature(self, verb: str, participant: str | None) -> tuple[Follow, ...]:
        if participant is None or verb not in BREAKS_SIGNATURE:
            return ()
        person = self.state.participants.get(participant)
        signature = person.signature if person else None
        return (consequence("signature_broken", event=signature.event),) if signature else ()


def anchored(anchors: Iterable[str]) -> tuple[Follow, ...]:
    """The anchors that an act dates, as consequences in its event."""
    return tuple(consequence("anchor", anchor=anchor) for anchor in anchors)
