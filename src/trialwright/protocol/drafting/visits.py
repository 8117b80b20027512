"""Encounters: before treatment, at each dose, and after it."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.protocol.drafting.course import days_of
from trialwright.protocol.drafting.plan import Plan
from trialwright.protocol.drafting.timeframes import Point
from trialwright.protocol.drafting.windows import usual_days
from trialwright.protocol.schedule import Encounter, Timing
from trialwright.values.dates import Duration

TO_TREATMENT = 14  # days from screening to collection, or to the first dose where there is none


def draft_visits(plan: Plan) -> tuple[Encounter, ...]:
    """Every encounter, in no order of time yet, all of them in the treatment epoch."""
    return (*_before(plan), *_doses(plan), *_follow_up(plan))


def _before(plan: Plan) -> Iterator[Encounter]:
    screening = Timing(anchor="consent", late=plan.screening_days)
    yield _visit("SCR", "Screening", screening, ("consent", "screening_assessment"))
    if plan.cell_arms:
        timing = Timing(anchor="SCR", offset=f"P{TO_TREATMENT}D", early=7, late=7)
        activities = ("collection_assessment", "collection")
        yield _visit("COL", "Collection of cells", timing, activities, plan.of_arms(plan.cell_arms))
    if plan.shared_start:
        timing = Timing(
            anchor="SCR", offset=f"P{TO_TREATMENT + plan.days_to_dose}D", early=13, late=14
        )
        yield _visit("BASE", "Baseline", timing, ("baseline_assessment", *plan.diary))


def _visit(
    visit: str, label: str, timing: Timing, activities: tuple[str, ...], arms: tuple[str, ...] = ()
) -> Encounter:
    return Encounter(
        id=visit, label=label, epoch="treatment", timing=timing, activities=activities, arms=arms
    )


def _doses(plan: Plan) -> Iterator[Encounter]:
    for dose in range(1, plan.course.doses + 1):
        if plan.cell_arms:
            yield _dose(plan, dose, f"D{dose}", f"infusion_{dose}", plan.cell_arms)
        if plan.other_arms:
            suffix = "C" if plan.cell_arms else ""
            yield _dose(plan, dose, f"D{dose}{suffix}", f"administration_{dose}", plan.other_arms)


def _dose(plan: Plan, dose: int, visit: str, given: str, arms: tuple[str, ...]) -> Encounter:
    label = f"Treatment {dose}" if plan.course.doses > 1 else "Treatment"
    assessments = () if plan.shared_start and dose == 1 else ("dose_assessment", *plan.diary)
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
        made = plan.days_to_dose
        around = min(14, made // 3)
        return Timing(anchor="collection", offset=f"P{made}D", early=around, late=around)
    return Timing(anchor="SCR", offset=f"P{TO_TREATMENT + plan.days_to_dose}D", early=13, late=14)


def _times(interval: str, number: int) -> str:
    one = Duration.parse(interval)
    return str(Duration(one.months * number, one.days * number))


def _follow_up(plan: Plan) -> Iterator[Encounter]:
    """What the course says comes after which dose."""
    for dose, here in plan.course.visits:
        yield _after(plan, dose, here)


def follow_up_id(dose: int, here: Point) -> str:
    """The id of a follow-up visit: M3 after the first dose, D2M3 after the second."""
    return here.id if dose == 1 else f"D{dose}{here.id}"


def _after(plan: Plan, dose: int, here: Point) -> Encounter:
    anchor, offset = f"dose_{dose}", here.offset
    if plan.shared_start:
        before = Duration.parse(_times(plan.course.interval, dose - 1)) if dose > 1 else Duration()
        own = Duration.parse(offset)
        anchor, offset = "start", str(Duration(before.months + own.months, before.days + own.days))
    around = usual_days(offset)
    diary = plan.diary if here.days >= 80 or here == plan.course.points[-1] else ()
    return _visit(
        follow_up_id(dose, here),
        f"{here.words.capitalize()} after treatment {dose}".removesuffix(
            " 1" if plan.course.doses == 1 else ""
        ),
        Timing(anchor=anchor, offset=offset, early=around, late=around),
        ("follow_up_assessment", *diary),
    )
