"""A tiny study, the people of its team, and a clock that stands until it is moved.

Other rooms' tests may use it: `tiny_study()` is a single group treated twice with its own cells,
`running()` a study that is published, approved, open at its site, with everyone appointed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import msgspec

from trialwright.conduct.adverse_events import AdverseEvent
from trialwright.conduct.entropy import SeededEntropy
from trialwright.conduct.people import Actor
from trialwright.conduct.storage import MemoryStorage, Storage
from trialwright.conduct.study import Conduct
from trialwright.protocol.criteria import Age, Condition, Criterion
from trialwright.protocol.forms import Form, Item
from trialwright.protocol.product import CellProduct, Intervention, Specification
from trialwright.protocol.schedule import Activity, Anchor, Encounter, Epoch, Timing
from trialwright.protocol.study import Arm, Design, RecordReference, Site, Study
from trialwright.values.truth import Truth

START = date(2024, 1, 8)


def team(person: str, role: str, site: str | None = None) -> Actor:
    """Someone of the team."""
    return Actor(person=person, role=role, organisation="Hospital", site=site)


SPONSOR = team("sponsor-1", "sponsor")
INVESTIGATOR = team("investigator-1", "investigator", "S1")
COORDINATOR = team("coordinator-1", "coordinator", "S1")
DATA_MANAGER = team("data-manager-1", "data_manager")
MONITOR = team("monitor-1", "monitor")
CELL_LAB = team("cell-lab-1", "cell_lab_operator")
QUALITY = team("quality-1", "quality")
STATISTICIAN = team("statistician-1", "statistician")
ADMINISTRATOR = team("administrator-1", "administrator")
APPOINTED = (
    INVESTIGATOR,
    COORDINATOR,
    DATA_MANAGER,
    MONITOR,
    CELL_LAB,
    QUALITY,
    STATISTICIAN,
    ADMINISTRATOR,
)
EVERYONE = (SPONSOR, *APPOINTED)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    now: datetime = field(default_factory=lambda: datetime(2024, 1, 8, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def go_to(self, day: date) -> date:
        """Move to nine o'clock UTC of a day; the day."""
        self.now = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)
        return day

    def pass_days(self, days: int) -> date:
        """Move on by days; the day it then is."""
        return self.go_to(self.now.date() + timedelta(days=days))


def tiny_study() -> Study:
    """One arm, two doses of cells six months apart, four encounters and a follow-up after each."""
    return Study(
        id="tiny",
        version="1",
        title="A tiny study",
        sponsor="Hospital",
        conditions=("Type 2 diabetes",),
        record=RecordReference(source="test", file="tiny.txt", sha256="0" * 64),
        design=Design(
            study_type="INTERVENTIONAL",
            allocation="NA",
            model="SINGLE_GROUP",
            masking="NONE",
            purpose="TREATMENT",
            phases=("PHASE1",),
            enrollment=3,
        ),
        sites=(Site(id="S1", name="First"), Site(id="S2", name="Second")),
        arms=(Arm(id="cells", label="Cells", type="EXPERIMENTAL", interventions=("cells",)),),
        interventions=(Intervention(id="cells", type="BIOLOGICAL", name="Cells", product="msc"),),
        product=_product(),
        epochs=(
            Epoch(id="screening", label="Screening"),
            Epoch(id="treatment", label="Treatment"),
            Epoch(id="follow_up", label="Follow-up"),
        ),
        anchors=(
            Anchor(id="consent", label="Consent", set_by="consent"),
            Anchor(id="collection", label="Collection", set_by="take_marrow"),
            Anchor(id="dose_1", label="First dose", set_by="give_1"),
            Anchor(id="dose_2", label="Second dose", set_by="give_2"),
        ),
        activities=_activities(),
        encounters=_encounters(),
        forms=_forms(),
        criteria=(
            Criterion(
                id="I1",
                kind="inclusion",
                text="18 years or older",
                status="computable",
                expression=Age(operator=">=", value=18),
            ),
            Criterion(
                id="E1",
                kind="exclusion",
                text="type 1 diabetes",
                status="computable",
                expression=Condition(concept="type_1_diabetes"),
            ),
        ),
        objectives=(),
        endpoints=(),
        safety_rules=(),
        questions=(),
    )


def randomised_study() -> Study:
    """The tiny study with two arms that a list in blocks of four gives."""
    study = tiny_study()
    arms = (
        Arm(id="a", label="A", type="EXPERIMENTAL", interventions=("cells",)),
        Arm(id="b", label="B", type="EXPERIMENTAL", interventions=("cells",)),
    )
    design = msgspec.structs.replace(study.design, allocation="RANDOMIZED", enrollment=8)
    return msgspec.structs.replace(study, arms=arms, design=design)


def _product() -> CellProduct:
    tests = (Specification(id="viability", label="Viability", unit="%", low=70.0),)
    return CellProduct(
        id="msc",
        label="Marrow cells",
        source="bone marrow",
        doses=2,
        route="intravenous",
        expansion_days=42,
        specifications=tests,
    )


def _activities() -> tuple[Activity, ...]:
    return (
        Activity(id="ask", label="Consent", act="consent"),
        Activity(id="look", label="Measure", act="forms", forms=("laboratory", "vital_signs")),
        Activity(id="diary", label="Diary", act="forms", forms=("insulin_diary",)),
        Activity(id="medicines", label="Medicines", act="forms", forms=("medication",)),
        Activity(id="take_marrow", label="Collect", act="collection", intervention="cells"),
        Activity(id="give_1", label="Infuse", act="administration", intervention="cells", dose=1),
        Activity(id="give_2", label="Infuse", act="administration", intervention="cells", dose=2),
    )


def _encounters() -> tuple[Encounter, ...]:
    return (
        _encounter("SCR", "screening", Timing(anchor="consent", late=28), "ask", "look"),
        _encounter(
            "COL", "treatment", Timing(anchor="SCR", offset="P14D", early=7, late=7), "take_marrow"
        ),
        _encounter(
            "D1",
            "treatment",
            Timing(anchor="collection", offset="P42D", early=14, late=14),
            "diary",
            "give_1",
        ),
        _encounter(
            "M1",
            "follow_up",
            Timing(anchor="dose_1", offset="P1M", early=7, late=7),
            "look",
            "medicines",
        ),
        _encounter(
            "D2", "treatment", Timing(anchor="dose_1", offset="P6M", early=14, late=14), "give_2"
        ),
        _encounter(
            "D2M1", "follow_up", Timing(anchor="dose_2", offset="P1M", early=7, late=7), "look"
        ),
    )


def _encounter(name: str, epoch: str, timing: Timing, *activities: str) -> Encounter:
    return Encounter(id=name, label=name, epoch=epoch, timing=timing, activities=activities)


def _forms() -> tuple[Form, ...]:
    return (
        _form("laboratory", "hba1c", "hba1c_method"),
        _form("vital_signs", "height", "weight", "bmi"),
        _form("insulin_diary", "diary_date", "insulin_total_daily_dose", repeating=True),
        _form("medication", "cm_name", "cm_start", "hypoglycaemia_events", "cm_class"),
    )


def _form(name: str, *concepts: str, repeating: bool = False) -> Form:
    items = tuple(Item(id=concept, concept=concept) for concept in concepts)
    return Form(id=name, label=name, items=items, repeating=repeating)


LABORATORY = {"hba1c": "8.1", "hba1c_method": "hplc"}
VITAL_SIGNS = {"height": 160, "weight": "64.0"}
ELIGIBLE = {"I1": (Truth.YES, "age is known"), "E1": (Truth.NO, "")}


def fever(start: date, /, **changes: object) -> AdverseEvent:
    """A mild fever on a day, related to the infusion; `changes` make it another event."""
    content = AdverseEvent(
        term="Fever",
        start=start,
        end=start,
        grade=1,
        serious=False,
        seriousness=None,
        outcome="recovered",
        related_cells="possibly",
        related_collection="not",
        related_administration="probably",
        related_disease="not",
        action="none",
    )
    return AdverseEvent(**{**_fields(content), **changes})


def _fields(content: AdverseEvent) -> dict[str, object]:
    return {name: getattr(content, name) for name in content.__dataclass_fields__}


@dataclass
class Running:
    """A study that runs, with its clock and its storage."""

    study: Study
    clock: Clock
    storage: Storage
    conduct: Conduct

    def reopened(self) -> Conduct:
        """The same study, folded anew from its storage."""
        return open_conduct(self.study, self.storage, self.clock)

    def consented(self) -> str:
        """A participant who has signed, today."""
        participant = self.conduct.screen("S1", by=COORDINATOR)
        today = self.clock.now.date()
        self.conduct.sign_consent(participant, "1.0", today, by=COORDINATOR)
        return participant

    def attending(self, encounter: str = "SCR") -> str:
        """A participant who has signed and come to the screening visit."""
        participant = self.consented()
        self.conduct.attend(participant, encounter, self.clock.now.date(), by=COORDINATOR)
        return participant

    def enrolled(self) -> str:
        """A participant in the study."""
        participant, today = self.attending(), self.clock.now.date()
        self.conduct.assess_eligibility(participant, ELIGIBLE, today, by=INVESTIGATOR)
        self.conduct.enrol(participant, today, by=INVESTIGATOR)
        return participant

    def collected(self) -> str:
        """A participant whose marrow was collected a fortnight after screening."""
        participant = self.enrolled()
        today = self.clock.pass_days(14)
        self.conduct.attend(participant, "COL", today, by=COORDINATOR)
        self.conduct.collect(participant, 60, today, by=INVESTIGATOR)
        return participant

    def with_lot(self) -> tuple[str, str]:
        """A participant and the released lot made of their cells."""
        participant = self.collected()
        today = self.clock.pass_days(40)
        lot = self.conduct.make_lot(participant, 120, "92.5", today, by=CELL_LAB)
        self.conduct.release_lot(lot, today, by=QUALITY)
        return participant, lot

    def dosed(self) -> tuple[str, str]:
        """A participant who got the first dose at a visit inside its window, and the lot."""
        participant, lot = self.with_lot()
        today = self.clock.pass_days(2)
        self.conduct.attend(participant, "D1", today, by=COORDINATOR)
        self.conduct.administer(
            participant, 1, today, by=INVESTIGATOR, lot=lot, amount=60, unit="10*6"
        )
        return participant, lot


def open_conduct(
    study: Study, storage: Storage, clock: Clock, *, simulated: bool = False, seed: int = 1
) -> Conduct:
    """The study over a storage, with entropy from a seed so that tests give the same bytes."""
    return Conduct(
        study,
        storage,
        clock=clock,
        entropy=SeededEntropy(seed),
        software="trialwright test",
        simulated=simulated,
    )


def running(
    study: Study | None = None, storage: Storage | None = None, *, simulated: bool = False
) -> Running:
    """A study that is published, approved for two years, open at S1, everyone appointed."""
    study, clock = study or tiny_study(), Clock()
    storage = MemoryStorage() if storage is None else storage
    conduct = open_conduct(study, storage, clock, simulated=simulated)
    conduct.publish(by=SPONSOR)
    until = START + timedelta(days=730)
    conduct.file_approval("ethics", "EC 1", START, until, by=SPONSOR)
    conduct.file_approval("authority", "CA 1", START, until, by=SPONSOR)
    conduct.activate_site("S1", by=SPONSOR)
    for person in APPOINTED:
        conduct.appoint(person.person, person.role, person.site, START, None, by=SPONSOR)
    return Running(study, clock, storage, conduct)
