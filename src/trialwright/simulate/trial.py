"""What all lives of one rehearsal share: the study, its verbs, time, staff, and whom they await."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from trialwright.conduct.adverse_events import related_asked
from trialwright.conduct.participants import Participant
from trialwright.conduct.study import Conduct
from trialwright.protocol.criteria import Comparison
from trialwright.protocol.schedule import Activity, Encounter
from trialwright.protocol.study import Study
from trialwright.simulate.chart import asked_for
from trialwright.simulate.clock import Agenda, SimulatedClock, moment
from trialwright.simulate.course import Course
from trialwright.simulate.dice import Dice
from trialwright.simulate.fate import Fate
from trialwright.simulate.people import Person, Population
from trialwright.simulate.staff import SiteStaff, Staff

OPENS, SHUTS = 8 * 60, 16 * 60  # working hours, minutes of the day


@dataclass
class Trial:
    """One rehearsal under way. `enrolled`, `screened` and `signed` count participants so far.

    `refusals` counts screen failures by the criterion (or the reason) that was the first;
    `compared` are the concepts that the criteria measure, `related_asked` what an adverse event may
    be related to by the study's own form.
    """

    study: Study
    conduct: Conduct
    clock: SimulatedClock
    staff: Staff
    population: Population
    seed: int
    participants: int
    progress: Callable[[int, int], None]
    screened: int = 0
    enrolled: int = 0
    signed: int = 0
    refusals: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.agenda = Agenda(self.clock)
        self.dice = Dice(self.seed, "study")
        self._activities = {activity.id: activity for activity in self.study.activities}
        leaves = (leaf for criterion in self.study.criteria for leaf, _ in asked_for(criterion))
        self.compared = {leaf.concept for leaf in leaves if isinstance(leaf, Comparison)}
        self.related_asked = related_asked(self.study)
        self._hung_on = {encounter.timing.anchor for encounter in self.study.encounters}

    @property
    def is_full(self) -> bool:
        """Are all participants enrolled that the rehearsal wants?"""
        return self.enrolled >= self.participants

    def activities(self, encounter: Encounter) -> list[Activity]:
        """What is done at an encounter, in its order."""
        return [self._activities[name] for name in encounter.activities]

    def acts(self, encounter: Encounter) -> set[str]:
        """The kinds of acts at an encounter."""
        return {activity.act for activity in self.activities(encounter)}

    def can_be_missed(self, encounter: Encounter) -> bool:
        """A visit for forms only, on which no other hangs: the rest of the plan goes on."""
        dated_by_it = set(self.conduct.schedule.anchors_of(encounter.id))
        return self.acts(encounter) <= {"forms"} and not dated_by_it & self._hung_on

    def report_progress(self) -> None:
        """Tell how far it has come: each participant counts once enrolled, once signed off."""
        self.progress(self.enrolled + self.signed, 2 * self.participants)


@dataclass
class Member:
    """A person in the trial under a screening number. `since` is the last visit, if any.

    `slips` are the mistakes that this member's forms are to show by design.
    """

    trial: Trial
    person: Person
    id: str
    staff: SiteStaff
    course: Course
    fate: Fate = field(default_factory=Fate)
    since: date | None = None
    visits_after_dose: int = 0
    is_signed: bool = False
    slips: list[str] = field(default_factory=list)

    @property
    def record(self) -> Participant:
        """What the ledger knows of them."""
        return self.trial.conduct.state.participants[self.id]

    @property
    def dice(self) -> Dice:
        """The person's own chance."""
        return self.person.dice

    @property
    def today(self) -> date:
        """The day it is."""
        return self.trial.clock.today

    @property
    def takes_entries(self) -> bool:
        """May anything still be added? Not after consent is withdrawn, nor once signed off."""
        return not (self.record.consent_withdrawn or self.is_signed)

    def at(self, day: date, *key: object) -> datetime:
        """A moment in the working hours of a day."""
        return moment(day, self.dice.between(OPENS, SHUTS, "time", day, *key))

    def in_days(self, least: int, most: int, *key: object) -> datetime:
        """A moment so many days from today; both ends count."""
        days = self.dice.between(least, most, "days", *key)
        return self.at(self.today + timedelta(days=days), *key)
