"""From the first contact to enrolment: consent, the screening visits, the criteria one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from trialwright.conduct.edit_checks import Entered
from trialwright.conduct.randomise import is_randomised
from trialwright.protocol.criteria import Comparison, Criterion
from trialwright.protocol.schedule import Encounter
from trialwright.screen.facts import PersonFacts
from trialwright.screen.log import LogRow, first_refusal, log_rows
from trialwright.simulate.answers import Asked
from trialwright.simulate.chart import asked_for, facts_of
from trialwright.simulate.clock import Life
from trialwright.simulate.course import Course, Effect, effect_of
from trialwright.simulate.errands import run_errands
from trialwright.simulate.fate import fate_of
from trialwright.simulate.filling import answers_of, fill_forms
from trialwright.simulate.participation import follow
from trialwright.simulate.people import draw_person
from trialwright.simulate.trial import Member, Trial
from trialwright.values.truth import Truth

RESULTS = (1, 3)  # days from the last screening visit until its results are judged
DECIDED_FOR = 0.95  # ASSUMPTION: share of open criteria that the investigator decides in favour


def candidate(trial: Trial, number: int) -> Life:
    """One person's life in the trial, from the day they come to be screened."""
    member = _arrived(trial, number)
    if not member.person.consents:
        _fail(member, "consent", "consent was not given")
        return
    trial.conduct.sign_consent(
        member.id, version=trial.study.version, on=member.today, by=member.staff.coordinator
    )
    found: dict[str, Entered] = {}
    for encounter in screening_visits(trial):
        yield member.at(_screening_day(member, encounter), encounter.id)
        found |= _visit(member, encounter)
    yield member.in_days(*RESULTS, "results")
    if _is_enrolled(member, found):
        yield from follow(member)


def screening_visits(trial: Trial) -> list[Encounter]:
    """The visits before enrolment: those of the first epoch at which nothing is given or taken."""
    first = trial.study.epochs[0].id
    treated = {"collection", "administration"}
    return [
        encounter
        for encounter in trial.study.encounters
        if encounter.epoch == first and not encounter.arms and not trial.acts(encounter) & treated
    ]


def _arrived(trial: Trial, number: int) -> Member:
    trial.screened += 1
    person = draw_person(trial.seed, number, trial.population)
    staff = trial.staff.sites[(number - 1) % len(trial.staff.sites)]
    course = Course(person, planned=trial.population.doses)
    participant = trial.conduct.screen(site=staff.site, by=staff.coordinator)
    return Member(trial, person, participant, staff, course)


def _screening_day(member: Member, encounter: Encounter) -> date:
    planned = member.trial.conduct.calendar(member.id)
    due = next(item.due for item in planned if item.encounter.id == encounter.id)
    return due or member.today


def _visit(member: Member, encounter: Encounter) -> dict[str, Entered]:
    """Make a screening visit; what its forms say, by concept."""
    trial, today = member.trial, member.today
    trial.conduct.attend(member.id, encounter=encounter.id, on=today, by=member.staff.coordinator)
    known: dict[str, Entered] = {"consent_date": member.record.consents[0].on}
    filled = [
        entry
        for activity in trial.activities(encounter)
        for entry in fill_forms(member, encounter, activity, known)
    ]
    member.since = today
    run_errands(member, filled)
    return answers_of(member, filled)


def _is_enrolled(member: Member, found: Mapping[str, Entered]) -> bool:
    """Judge the criteria, and enrol whom they let in while there is room."""
    trial = member.trial
    asked = Asked(member.course, member.today)
    facts = facts_of(member.id, trial.study.criteria, asked, found, trial.population.referral)
    rows = _judged(member, facts, {name for name, value in found.items() if value is None})
    trial.conduct.assess_eligibility(
        member.id,
        answers={row.criterion: (row.answer, row.reason) for row in rows},
        on=member.today,
        by=member.staff.investigator,
    )
    refusal = first_refusal(rows)
    if refusal is not None:
        _fail(member, refusal.criterion, f"criterion {refusal.criterion}: {refusal.reason}")
    elif trial.is_full:
        _fail(member, "enrolment", "enrolment is complete")
    else:
        _enrol(member)
    return refusal is None and not member.record.ended


def _judged(member: Member, facts: PersonFacts, unmeasured: set[str]) -> list[LogRow]:
    criteria = member.trial.study.criteria
    rows = log_rows(criteria, facts, member.today)
    return [
        _decided(member, criterion, row, unmeasured)
        for criterion, row in zip(criteria, rows, strict=True)
    ]


def _decided(member: Member, criterion: Criterion, row: LogRow, unmeasured: set[str]) -> LogRow:
    """What no machine may decide, the investigator does; what was not measured stays unknown."""
    needed = {node.concept for node, _ in asked_for(criterion) if isinstance(node, Comparison)}
    is_open = row.met is Truth.UNKNOWN and criterion.kind != "unknown"
    if not is_open or needed & unmeasured:
        return row
    met = Truth.of(member.dice.chance(DECIDED_FOR, "decides", criterion.id))
    answer = ~met if criterion.kind == "exclusion" else met
    return replace(row, answer=answer, met=met, reason=f"decided by the investigator; {row.reason}")


def _fail(member: Member, cause: str, reason: str) -> None:
    refusals = member.trial.refusals
    refusals[cause] = refusals.get(cause, 0) + 1
    member.trial.conduct.fail_screening(
        member.id, reason=reason, on=member.today, by=member.staff.coordinator
    )


def _enrol(member: Member) -> None:
    trial, by = member.trial, member.staff.investigator
    arms = [arm.id for arm in trial.study.arms]
    is_by_list = is_randomised(trial.study)
    # arms that no list gives are chosen by people: here by lot, for want of their reasons
    chosen = None if is_by_list else member.dice.pick(arms, "arm")
    trial.conduct.enrol(member.id, on=member.today, by=by, arm=chosen)
    if is_by_list:
        trial.conduct.randomise(member.id, on=member.today, by=member.staff.coordinator)
    trial.enrolled += 1
    member.fate = fate_of(trial.enrolled, member.dice, trial.dice)
    effect = effect_of(member.person, trial.dice) if trial.population.treated else Effect()
    member.course = replace(member.course, enrolled=member.today, effect=effect)
    trial.report_progress()
