"""What is done to a participant at a visit: marrow collected, a lot made and released, a dose."""

from __future__ import annotations

from datetime import date, timedelta

from trialwright.conduct.edit_checks import Entered
from trialwright.conduct.product.lots import CELLS_UNIT
from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.product import CellProduct, Intervention
from trialwright.protocol.schedule import Activity
from trialwright.simulate import events
from trialwright.simulate.answers import as_typed
from trialwright.simulate.clock import Life
from trialwright.simulate.errands import tell
from trialwright.simulate.trial import Member

LOT_BEFORE_DOSE = 7  # days between a later lot (from banked cells) and its dose
RELEASE_AFTER = 2  # days from a lot to its release
LOT_SPREAD = 1.5  # ASSUMPTION: SD of viability between one person's lots, per cent


def collect(member: Member, activity: Activity) -> dict[str, Entered]:
    """Collect marrow; what is known of it for the forms."""
    volume = _typed("marrow_volume", member.person.levels["marrow_volume"])
    today = member.today
    member.trial.conduct.collect(
        member.id, volume_ml=volume, on=today, by=member.staff.investigator
    )
    member.course = member.course.collected(today)
    for happening in events.after("collection", today, member.dice):
        member.trial.agenda.add(tell(member, happening))
    return {"marrow_volume": volume}


def administer(member: Member, activity: Activity) -> dict[str, Entered]:
    """Give a dose; what is known of it for the forms."""
    dose, product = activity.dose or 1, cells_for(member, activity)
    known: dict[str, Entered] = {"dose_given": f"dose {dose}"}
    if product is None:
        given, intervention = _donor_cells(member, dose), _intervention(member, dose)
        member.trial.conduct.administer(
            member.id,
            dose=dose,
            on=member.today,
            by=member.staff.investigator,
            amount=given,
            unit=CELLS_UNIT if given else None,
            route=(intervention.route or None) if intervention else None,
        )
    else:
        known |= _give_cells(member, dose, product)
    member.course = member.course.dosed(member.today)
    for happening in events.after("administration", member.today, member.dice, dose):
        member.trial.agenda.add(tell(member, happening))
    return known


def _give_cells(member: Member, dose: int, product: CellProduct) -> dict[str, Entered]:
    lot = next(lot for lot in reversed(member.record.lots.values()) if lot.released is not None)
    cells = _cells(member, product)
    route = _route(member, dose, product)
    member.trial.conduct.administer(
        member.id,
        dose=dose,
        on=member.today,
        by=member.staff.investigator,
        lot=lot.id,
        amount=cells,
        unit=CELLS_UNIT,
        route=route,
    )
    return {"cell_dose": cells, "cell_viability": lot.viability, "infusion_route": _coded(route)}


def prepare_lot(member: Member, activity: Activity, visit: date) -> Life:
    """Make and release the lot of a dose before its visit, unless the expansion fails."""
    product = cells_for(member, activity)
    if product is None or not member.record.collections:
        return
    dose = activity.dose or 1
    yield member.at(_ready(member, product, visit), "lot", dose)
    if member.record.ended:
        return
    if member.fate.expansion_fails and not member.record.lots:
        _fail_expansion(member)
        return
    lot = _make_lot(member, product)
    yield member.at(member.today + timedelta(days=RELEASE_AFTER), "release", dose)
    if not member.record.ended:
        member.trial.conduct.release_lot(lot, on=member.today, by=member.trial.staff.quality)


def _fail_expansion(member: Member) -> None:
    member.trial.conduct.fail_expansion(
        member.id,
        reason="the cells did not reach the number needed",
        on=member.today,
        by=member.trial.staff.cell_lab,
    )


def _make_lot(member: Member, product: CellProduct) -> str:
    return member.trial.conduct.make_lot(
        member.id,
        cells=_cells(member, product),
        viability=_viability(member, product),
        on=member.today,
        by=member.trial.staff.cell_lab,
    )


def cells_for(member: Member, activity: Activity) -> CellProduct | None:
    """The cell product that a dose consists of; None where something else is given."""
    intervention = _intervention(member, activity.dose or 1)
    is_cells = intervention is not None and intervention.product is not None
    return member.trial.study.product if is_cells else None


def _intervention(member: Member, dose: int) -> Intervention | None:
    return member.trial.conduct.dose_plan.intervention(dose, member.record.arm)


def _ready(member: Member, product: CellProduct, visit: date) -> date:
    if member.record.lots:
        return visit - timedelta(days=LOT_BEFORE_DOSE)
    expanded = member.record.collections[-1].on + timedelta(days=product.expansion_days)
    return min(expanded, visit - timedelta(days=RELEASE_AFTER + 1))


def _cells(member: Member, product: CellProduct) -> str:
    """Millions of cells of one dose: as planned where the study says it, else a draw."""
    planned = _planned(member, product)
    return _typed("cell_dose", planned or member.person.levels["cell_dose"])


def _planned(member: Member, of: CellProduct | Intervention) -> float | None:
    """Millions of cells a dose is to hold, by body weight where it goes by that; None: unsaid."""
    if of.cells_per_kg is not None:
        return of.cells_per_kg * member.person.levels["weight"]
    return of.cells_per_dose


def _donor_cells(member: Member, dose: int) -> str | None:
    """Millions of a donor's cells in a dose; None where the study does not say, or gives none."""
    intervention = _intervention(member, dose)
    planned = _planned(member, intervention) if intervention else None
    return None if planned is None else _typed("cell_dose", planned)


def _viability(member: Member, product: CellProduct) -> str:
    """Per cent alive; kept above the release limit, for a rehearsal's lots are those released."""
    limits = (item.low for item in product.specifications if "viability" in item.id)
    least = max((low for low in limits if low is not None), default=0.0)
    level = member.person.levels["cell_viability"]
    drawn = member.dice.normal(level, LOT_SPREAD, "viability", len(member.record.lots))
    return _typed("cell_viability", min(max(drawn, least + 1), 100.0))


def _route(member: Member, dose: int, product: CellProduct) -> str:
    intervention = _intervention(member, dose)
    return (intervention.route if intervention else "") or product.route


def _coded(route: str) -> str:
    code = route.lower().replace(" ", "_")
    return code if code in load_concepts()["infusion_route"].choices else "other"


def _typed(concept: str, value: float) -> str:
    return as_typed(load_concepts()[concept], value)
