"""From enrolment to the signature: the study's visits in order, as a person comes to them.

Nothing here knows a study: encounters, anchors and activities drive it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from trialwright.conduct.edit_checks import Entered
from trialwright.conduct.visits import Planned
from trialwright.protocol.schedule import Activity, Encounter
from trialwright.simulate import events
from trialwright.simulate.acts import administer, cells_for, collect, prepare_lot
from trialwright.simulate.clock import Life
from trialwright.simulate.errands import SIGNED, run_errands, tell
from trialwright.simulate.filling import Filled, fill_forms
from trialwright.simulate.leaving import give_up, is_leaving, leave, sign, withdraw
from trialwright.simulate.trial import Member
from trialwright.values.dates import Window
from trialwright.values.findings import AnswerIsNo

# ASSUMPTIONS: how people come to a visit.
COMING: Mapping[str, float] = {"inside": 0.90, "late": 0.05, "early": 0.015, "missed": 0.035}
REASONS_MISSED = ("away from home", "did not come, reached by telephone", "illness in the family")
WATCHED = 500  # days after enrolment for which background events are drawn


def follow(member: Member) -> Life:
    """An enrolled participant's life until the investigator has signed it off."""
    member.slips = ["mistyped"] * member.fate.is_corrected + ["left out"] * member.fate.is_queried
    _watch(member)
    while (planned := _next(member)) is not None:
        day = _day(member, planned)
        if member.fate.leaves_before_dose and _is_first_dose(member, planned.encounter):
            yield member.at(member.today + max(timedelta(1), (day - member.today) / 2), "leaves")
            withdraw(member, "study")
            break
        yield from _come(member, planned, day)
        if member.record.ended or is_leaving(member):
            break
    yield from leave(member)
    yield member.at(member.today + timedelta(days=SIGNED), "signed")
    sign(member)


def _come(member: Member, planned: Planned, day: date) -> Life:
    """Prepare a visit and make it, or miss it."""
    encounter = planned.encounter
    for activity in _doses(member, encounter):
        yield from prepare_lot(member, activity, day)
        if _is_without_cells(member, activity):
            give_up(member)
            return
    yield member.at(day, encounter.id)
    if not member.record.ended:
        _make_or_miss(member, planned)


def _next(member: Member) -> Planned | None:
    """The pending visit that comes first; of those on one day, the study's order decides."""
    pending = [
        item for item in member.trial.conduct.calendar(member.id) if item.status == "pending"
    ]
    dated = [item for item in pending if item.due is not None]
    if pending and not dated:
        names = ", ".join(item.encounter.id for item in pending)
        raise AnswerIsNo(
            f"rehearse: nothing in the study dates the anchors of {names};"
            " allowed: anchors that an activity, a visit, consent or enrolment sets"
        )
    possible = [item for item in dated if _is_in_turn(member, item.encounter)]
    return min(possible or dated, key=lambda item: _day(member, item), default=None)


def _is_in_turn(member: Member, encounter: Encounter) -> bool:
    """Doses are given in order, also where the windows of two of them overlap."""
    given, numbers = member.record.doses, member.trial.conduct.dose_plan.numbers
    due = next((number for number in numbers if number not in given), None)
    acts = (item for item in member.trial.activities(encounter) if item.act == "administration")
    return all((item.dose or 1) == due for item in acts)


def _day(member: Member, planned: Planned) -> date:
    """The day the participant comes, or the day the site gives the visit up as missed."""
    assert planned.due is not None
    assert planned.window is not None
    encounter, window = planned.encounter, planned.window
    how, key = _how(member, encounter), ("day", planned.encounter.id)
    outside = timedelta(days=member.dice.between(1, 6, *key))
    days: Mapping[str, Callable[[], date]] = {
        "inside": lambda: _inside(member, planned.due or window.first_day, window),
        "late": lambda: window.last_day + outside,
        "early": lambda: window.first_day - outside,
        "missed": lambda: window.last_day + outside,
    }
    return max(days[how](), member.today)


def _inside(member: Member, due: date, window: Window) -> date:
    """Around the due day, inside the window; both ends count."""
    half = (window.last_day - window.first_day).days / 2
    shift = round(member.dice.normal(0, half / 2.5, "shift", due)) if half else 0
    return min(max(due + timedelta(days=shift), window.first_day), window.last_day)


def _how(member: Member, encounter: Encounter) -> str:
    """How the participant comes: by design until it has been shown once, else by the rates."""
    record, optional = member.record, member.trial.can_be_missed(encounter)
    if optional and member.fate.misses_a_visit and all(v.done for v in record.visits.values()):
        return "missed"
    if optional and member.fate.comes_late and not record.deviations:
        return "late"
    how = member.dice.weighted(COMING, "coming", encounter.id)
    return how if optional or how != "missed" else "inside"


def _make_or_miss(member: Member, planned: Planned) -> None:
    encounter, conduct, by = planned.encounter, member.trial.conduct, member.staff.coordinator
    if _how(member, encounter) == "missed":
        reason = member.dice.pick(REASONS_MISSED, "missed", encounter.id)
        conduct.miss(member.id, encounter=encounter.id, reason=reason, on=member.today, by=by)
        return
    conduct.attend(member.id, encounter=encounter.id, on=member.today, by=by)
    filled: list[Filled] = []
    for activity in member.trial.activities(encounter):
        filled += _do(member, encounter, activity)
    member.since = member.today
    is_treated = bool(member.record.doses or not member.trial.conduct.dose_plan.numbers)
    member.visits_after_dose += is_treated
    run_errands(member, filled)


def _do(member: Member, encounter: Encounter, activity: Activity) -> list[Filled]:
    """One activity: its act, then its forms; a dose that is skipped has neither."""
    if activity.act == "administration" and _is_skipped(member, activity):
        member.trial.conduct.skip_dose(
            member.id,
            dose=activity.dose or 1,
            reason="the participant does not wish another infusion",
            on=member.today,
            by=member.staff.investigator,
        )
        return []
    act = _ACTS.get(activity.act)
    known: Mapping[str, Entered] = act(member, activity) if act else {}
    return fill_forms(member, encounter, activity, known)


_ACTS: Mapping[str, Callable[[Member, Activity], Mapping[str, Entered]]] = {
    "collection": collect,
    "administration": administer,
}


def _doses(member: Member, encounter: Encounter) -> list[Activity]:
    """The doses of a visit that are going to be given."""
    given = (item for item in member.trial.activities(encounter) if item.act == "administration")
    return [activity for activity in given if not _is_skipped(member, activity)]


def _is_skipped(member: Member, activity: Activity) -> bool:
    """The last of several doses, for those who do not want it."""
    numbers = member.trial.conduct.dose_plan.numbers
    is_last = len(numbers) > 1 and (activity.dose or 1) == numbers[-1]
    return is_last and member.fate.skips_last_dose


def _is_first_dose(member: Member, encounter: Encounter) -> bool:
    return not member.record.doses and "administration" in member.trial.acts(encounter)


def _is_without_cells(member: Member, activity: Activity) -> bool:
    """A dose of cells is due, and there is no released lot for it."""
    if cells_for(member, activity) is None or member.record.ended:
        return False
    return sum(lot.released is not None for lot in member.record.lots.values()) <= len(
        member.record.doses
    )


def _watch(member: Member) -> None:
    """Draw what will happen anyway, and the serious event that is there by design."""
    causes: set[events.Cause] = {"background"}
    if member.person.diabetes_type is not None:
        causes.add("diabetes")
    expected = events.in_the_background(causes, member.today, WATCHED, member.dice)
    if member.fate.serious:
        start = member.today + timedelta(days=member.dice.between(5, 60, "serious"))
        expected.append(events.happening(events.SERIOUS, start, member.dice))
    for happening in expected:
        member.trial.agenda.add(tell(member, happening))
