"""Encounters, activities and anchors: windows hang on what happened, not on study day alone.

Where every arm is given something, follow-up hangs on the doses. Where an arm is given nothing,
all arms share a baseline visit, whose day is the anchor `start`, and doses hang on it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trialwright.protocol.drafting.course import Course, days_of
from trialwright.protocol.drafting.design import Groups
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.timeframes import Point
from trialwright.protocol.drafting.windows import ask_factor, fit_windows, usual_days
from trialwright.protocol.product import CellProduct
from trialwright.protocol.schedule import Activity, Anchor, Encounter, Epoch, Timing
from trialwright.protocol.templates.pack import Pack
from trialwright.values.dates import Duration

EPOCHS = (
    Epoch(id="screening", label="Screening"),
    Epoch(id="treatment", label="Treatment"),
    Epoch(id="follow_up", label="Follow-up"),
)
TO_TREATMENT = 14  # days from screening to collection, or to the first dose where there is none


@dataclass(frozen=True)
class Plan:
    """What the schedule is built from; `screening_days` is how long screening may take."""

    groups: Groups
    course: Course
    product: CellProduct | None
    pack: Pack
    screening_days: int = 28

    @property
    def cell_arms(self) -> tuple[str, ...]:
        """Arms that get cells."""
        cells = {item.id for item in self.groups.interventions if item.product}
        return tuple(arm.id for arm in self.groups.arms if cells & set(arm.interventions))

    @property
    def treated_arms(self) -> tuple[str, ...]:
        """Arms that get anything."""
        return tuple(arm.id for arm in self.groups.arms if arm.interventions)

    @property
    def shared_start(self) -> bool:
        """Whether some arm gets nothing, so that follow-up can't hang on a dose."""
        return len(self.treated_arms) < len(self.groups.arms)

    @property
    def first_anchor(self) -> str:
        """The anchor that follow-up and baselines hang on."""
        return "start" if self.shared_start else "dose_1"

    def of_arms(self, arms: tuple[str, ...]) -> tuple[str, ...]:
        """The arms as an encounter names them: every arm is the empty tuple."""
        return () if len(arms) == len(self.groups.arms) else arms


@dataclass(frozen=True)
class Schedule:
    """The schedule of one study."""

    epochs: tuple[Epoch, ...]
    anchors: tuple[Anchor, ...]
    activities: tuple[Activity, ...]
    encounters: tuple[Encounter, ...]


def draft_schedule(desk: Desk, plan: Plan) -> Schedule:
    """Everything that happens to a participant, in order."""
    days = desk.ask_number(
        "schedule.screening_days",
        "How many days may screening take?",
        "28",
        "The record does not say; four weeks leave time for results and the decision.",
        low=1,
        high=180,
        touches=("encounters",),
    )
    plan = replace(plan, screening_days=int(days or plan.screening_days))
    encounters = (*_before(plan), *_doses(plan), *_follow_up(plan))
    ordered = tuple(sorted(encounters, key=lambda item: _day(item, encounters)))
    return Schedule(
        epochs=EPOCHS,
        anchors=tuple(_anchors(plan)),
        activities=tuple(_activities(plan)),
        encounters=_staged(fit_windows(ordered, ask_factor(desk)), plan),
    )


def _anchors(plan: Plan) -> Iterator[Anchor]:
    yield Anchor(id="consent", label="Consent signed", set_by="consent")
    if plan.cell_arms:
        yield Anchor(id="collection", label="Cells collected", set_by="collection")
    if plan.shared_start:
        yield Anchor(id="start", label="Baseline visit", set_by="baseline_assessment")
    for dose in range(1, plan.course.doses + 1):
        activity = f"{_verb(plan)}_{dose}"
        yield Anchor(id=f"dose_{dose}", label=f"Dose {dose} given", set_by=activity)


def _verb(plan: Plan) -> str:
    return "infusion" if plan.cell_arms else "administration"


def _activities(plan: Plan) -> Iterator[Activity]:
    pack = plan.pack
    yield Activity(id="consent", label="Informed consent", act="consent")
    yield _forms("screening_assessment", "Screening", pack.screening)
    if plan.cell_arms:
        yield _forms("collection_assessment", "Before collection", ("vital_signs",))
        yield Activity(
            id="collection",
            label="Collection of cells",
            act="collection",
            forms=("collection",) if plan.product and plan.product.source == "bone marrow" else (),
            intervention=_one(plan, plan.cell_arms, cells=True),
        )
    if plan.shared_start:
        yield _forms("baseline_assessment", "Baseline", pack.before_dose)
    yield _forms("dose_assessment", "Before treatment", pack.before_dose)
    yield _forms("follow_up_assessment", "Follow-up", pack.follow_up)
    if pack.diary:
        yield _forms("diary", "Diary of the days before", pack.diary)
    for dose in range(1, plan.course.doses + 1):
        yield from _administrations(plan, dose)


def _forms(activity: str, label: str, forms: tuple[str, ...]) -> Activity:
    return Activity(id=activity, label=label, act="forms", forms=forms)


def _administrations(plan: Plan, dose: int) -> Iterator[Activity]:
    others = tuple(arm for arm in plan.treated_arms if arm not in plan.cell_arms)
    if plan.cell_arms:
        yield Activity(
            id=f"infusion_{dose}",
            label=f"Infusion of cells, dose {dose}",
            act="administration",
            forms=("infusion",),
            intervention=_one(plan, plan.cell_arms, cells=True),
            dose=dose,
        )
    if others:
        yield Activity(
            id=f"administration_{dose}",
            label=f"Administration {dose}",
            act="administration",
            forms=("administration",),
            intervention=_one(plan, others, cells=False),
            dose=dose,
        )


def _one(plan: Plan, arms: tuple[str, ...], *, cells: bool) -> str | None:
    """The intervention given in these arms, absent where the arm decides which."""
    names = {
        item.id
        for arm in plan.groups.arms
        for item in plan.groups.interventions
        if arm.id in arms and item.id in arm.interventions and (item.product or not cells)
    }
    return names.pop() if len(names) == 1 else None


def _before(plan: Plan) -> Iterator[Encounter]:
    screening = Timing(anchor="consent", late=plan.screening_days)
    yield _visit("SCR", "Screening", screening, ("consent", "screening_assessment"))
    if plan.cell_arms:
        timing = Timing(anchor="SCR", offset=f"P{TO_TREATMENT}D", early=7, late=7)
        activities = ("collection_assessment", "collection")
        yield _visit("COL", "Collection of cells", timing, activities, plan.of_arms(plan.cell_arms))
    if plan.shared_start:
        timing = Timing(
            anchor="SCR", offset=f"P{TO_TREATMENT + _made_in(plan)}D", early=13, late=14
        )
        yield _visit("BASE", "Baseline", timing, ("baseline_assessment", *_diary(plan)))


def _made_in(plan: Plan) -> int:
    return plan.product.expansion_days if plan.product else 0


def _diary(plan: Plan) -> tuple[str, ...]:
    return ("diary",) if plan.pack.diary else ()


def _visit(
    visit: str, label: str, timing: Timing, activities: tuple[str, ...], arms: tuple[str, ...] = ()
) -> Encounter:
    return Encounter(
        id=visit, label=label, epoch="treatment", timing=timing, activities=activities, arms=arms
    )


def _doses(plan: Plan) -> Iterator[Encounter]:
    others = tuple(arm for arm in plan.treated_arms if arm not in plan.cell_arms)
    for dose in range(1, plan.course.doses + 1):
        if plan.cell_arms:
            yield _dose(plan, dose, f"D{dose}", f"infusion_{dose}", plan.cell_arms)
        if others:
            suffix = "C" if plan.cell_arms else ""
            yield _dose(plan, dose, f"D{dose}{suffix}", f"administration_{dose}", others)


def _dose(plan: Plan, dose: int, visit: str, given: str, arms: tuple[str, ...]) -> Encounter:
    label = f"Treatment {dose}" if plan.course.doses > 1 else "Treatment"
    assessments = () if plan.shared_start and dose == 1 else ("dose_assessment", *_diary(plan))
    timing = _dose_timing(plan, dose, cells=arms == plan.cell_arms)
    return _visit(visit, label, timing, (*assessments, given), plan.of_arms(arms))


def _dose_timing(plan: Plan, dose: int, *, cells: bool) -> Timing:
    if dose > 1:
        around = min(14, int(days_of(plan.course.interval) / 6))
        offset = _times(plan.course.interval, dose - 1)
        return Timing(anchor=plan.first_anchor, offset=offset, early=around, late=around)
    if plan.shared_start:
        return Timing(anchor="start", late=1)
    if cells:
        made = _made_in(plan)
        around = min(14, made // 3)
        return Timing(anchor="collection", offset=f"P{made}D", early=around, late=around)
    return Timing(anchor="SCR", offset=f"P{TO_TREATMENT + _made_in(plan)}D", early=13, late=14)


def _times(interval: str, number: int) -> str:
    one = Duration.parse(interval)
    return str(Duration(one.months * number, one.days * number))


def _follow_up(plan: Plan) -> Iterator[Encounter]:
    """After each dose the points before the next; after the last one up to the end."""
    course = plan.course
    between = days_of(course.interval) if course.interval else 0.0
    end = course.points[-1]
    for dose in range(1, course.doses + 1):
        given = between * (dose - 1)
        for here in course.points:
            if dose < course.doses:
                fits = here.days < between - 7
            elif course.from_last or course.doses == 1:
                fits = True
            else:
                fits = given + here.days < end.days - 7
            if fits:
                yield _after(plan, dose, here)
    if course.doses > 1 and not course.from_last and end.days > between * (course.doses - 1) + 7:
        yield _after(plan, 1, end)


def _after(plan: Plan, dose: int, here: Point) -> Encounter:
    anchor, offset = f"dose_{dose}", here.offset
    if plan.shared_start:
        before = Duration.parse(_times(plan.course.interval, dose - 1)) if dose > 1 else Duration()
        own = Duration.parse(offset)
        anchor, offset = "start", str(Duration(before.months + own.months, before.days + own.days))
    around = usual_days(offset)
    diary = _diary(plan) if here.days >= 80 or here == plan.course.points[-1] else ()
    return _visit(
        here.id if dose == 1 else f"D{dose}{here.id}",
        f"{here.words.capitalize()} after treatment {dose}".removesuffix(
            " 1" if plan.course.doses == 1 else ""
        ),
        Timing(anchor=anchor, offset=offset, early=around, late=around),
        ("follow_up_assessment", *diary),
    )


def _day(visit: Encounter, every: tuple[Encounter, ...]) -> float:
    """About which day after consent a visit is due: only the order hangs on it."""
    by_id = {item.id: item for item in every}
    sets = {"consent": None, "collection": by_id.get("COL"), "start": by_id.get("BASE")}
    anchor = visit.timing.anchor
    if anchor.startswith("dose_"):
        number = anchor.removeprefix("dose_")
        parent = by_id.get(f"D{number}") or by_id.get(f"D{number}C")
    else:
        parent = by_id.get(anchor) or sets.get(anchor)
    return days_of(visit.timing.offset) + (_day(parent, every) if parent else 0.0)


def _staged(encounters: tuple[Encounter, ...], plan: Plan) -> tuple[Encounter, ...]:
    """Screening, then treatment up to the last dose, then follow-up."""
    given = [
        any("_" in act and act.rsplit("_", 1)[1].isdigit() for act in item.activities)
        for item in encounters
    ]
    last = max(place for place, is_dose in enumerate(given) if is_dose)
    staged = []
    for place, item in enumerate(encounters):
        epoch = "follow_up" if place > last else "treatment"
        staged.append(_in_epoch(item, "screening" if item.id == "SCR" else epoch))
    return tuple(staged)


def _in_epoch(item: Encounter, epoch: str) -> Encounter:
    return Encounter(
        id=item.id,
        label=item.label,
        epoch=epoch,
        timing=item.timing,
        activities=item.activities,
        arms=item.arms,
    )
