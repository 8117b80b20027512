"""Activities: what is done at a visit, and what is given in which arm."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.protocol.drafting.plan import Plan
from trialwright.protocol.schedule import Activity


def draft_activities(plan: Plan) -> Iterator[Activity]:
    """Consent, assessments, collection, and every dose."""
    pack = plan.pack
    yield Activity(id="consent", label="Informed consent", act="consent")
    yield _forms("screening_assessment", "Screening", pack.screening)
    if plan.cell_arms:
        yield from _collection(plan)
    if plan.shared_start:
        yield _forms("baseline_assessment", "Baseline", pack.before_dose)
    yield _forms("dose_assessment", "Before treatment", pack.before_dose)
    yield _forms("follow_up_assessment", "Follow-up", pack.follow_up)
    if pack.diary:
        yield _forms("diary", "Diary of the days before", pack.diary)
    for dose in range(1, plan.course.doses + 1):
        yield from _administrations(plan, dose)


def _collection(plan: Plan) -> Iterator[Activity]:
    marrow = plan.product is not None and plan.product.source == "bone marrow"
    yield _forms("collection_assessment", "Before collection", ("vital_signs",))
    yield Activity(
        id="collection",
        label="Collection of cells",
        act="collection",
        forms=("collection",) if marrow else (),
        intervention=_one(plan, plan.cell_arms, cells=True),
    )


def _forms(activity: str, label: str, forms: tuple[str, ...]) -> Activity:
    return Activity(id=activity, label=label, act="forms", forms=forms)


def _administrations(plan: Plan, dose: int) -> Iterator[Activity]:
    if plan.cell_arms:
        yield Activity(
            id=f"infusion_{dose}",
            label=f"Infusion of cells, dose {dose}",
            act="administration",
            forms=("infusion",),
            intervention=_one(plan, plan.cell_arms, cells=True),
            dose=dose,
        )
    if plan.other_arms:
        yield Activity(
            id=f"administration_{dose}",
            label=f"Administration {dose}",
            act="administration",
            forms=("administration",),
            intervention=_one(plan, plan.other_arms, cells=False),
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


def gives_dose(activities: tuple[str, ...]) -> int:
    """The number of the dose given among these activities; 0 where none is."""
    ends = (name.rpartition("_")[2] for name in activities)
    return max((int(end) for end in ends if end.isdigit()), default=0)
