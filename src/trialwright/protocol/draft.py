"""Record → study: what the record says is taken, what it leaves open is guessed and asked.

Nothing is invented silently: every guess is a question with its reason and the record's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from trialwright.protocol.criteria import Criterion
from trialwright.protocol.drafting.course import draft_course
from trialwright.protocol.drafting.design import draft_groups
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.eligibility import draft_criteria
from trialwright.protocol.drafting.endpoints import draft_endpoints, draft_objectives
from trialwright.protocol.drafting.forms import draft_forms
from trialwright.protocol.drafting.missing import study_id, what_is_missing
from trialwright.protocol.drafting.plan import Plan
from trialwright.protocol.drafting.product import draft_product
from trialwright.protocol.drafting.reading import conditions_of, read_kind
from trialwright.protocol.drafting.safety import draft_safety
from trialwright.protocol.drafting.schedule import Schedule, draft_schedule
from trialwright.protocol.drafting.sites import draft_sites, sponsor_of
from trialwright.protocol.forms import Form
from trialwright.protocol.objectives import Endpoint, Objective
from trialwright.protocol.safety import StoppingRule
from trialwright.protocol.study import RecordReference, Study
from trialwright.protocol.templates.diabetes import DIABETES
from trialwright.protocol.templates.generic import GENERIC
from trialwright.record.record import Record
from trialwright.values.findings import AnswerIsNo

START = "protocolSection.statusModule.startDateStruct.date"
STATUS = "protocolSection.statusModule.overallStatus"
TITLES = "protocolSection.identificationModule"
SUMMARY = "protocolSection.descriptionModule.briefSummary"


class TooPoor(AnswerIsNo):
    """The record does not say enough for a study; `missing` lists what it lacks."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(f"the record is too poor for a study; missing: {'; '.join(missing)}")
        self.missing = missing


def draft(
    record: Record, *, reference: RecordReference, answers: Mapping[str, str] | None = None
) -> Study:
    """The study a record describes; `answers` (question id → answer) are a person's.

    Raises TooPoor (an AnswerIsNo) with everything that is missing, and InputRefused for an answer
    that is not allowed, naming those that are.
    """
    missing = what_is_missing(record)
    if missing:
        raise TooPoor(missing)
    desk = Desk(record, answers or {})
    study = _drafted(desk, reference)
    desk.check_all_used()
    return study


class _Registered(TypedDict):
    """The parts of a study that are the record's own words."""

    id: str
    title: str
    official_title: str
    acronym: str
    summary: str
    status: str
    conditions: tuple[str, ...]
    start: str


def _registered(record: Record) -> _Registered:
    return {
        "id": study_id(record) or "",
        "title": record.title or "",
        "official_title": record.text(f"{TITLES}.officialTitle") or "",
        "acronym": record.text(f"{TITLES}.acronym") or "",
        "summary": record.text(SUMMARY) or "",
        "status": record.text(STATUS) or "",
        "conditions": conditions_of(record),
        "start": record.text(START) or "",
    }


class _Asked(TypedDict):
    """Who may join, what is asked of them, and what is computed from it."""

    criteria: tuple[Criterion, ...]
    forms: tuple[Form, ...]
    objectives: tuple[Objective, ...]
    endpoints: tuple[Endpoint, ...]
    safety_rules: tuple[StoppingRule, ...]


def _asked(desk: Desk, plan: Plan, schedule: Schedule) -> _Asked:
    criteria = draft_criteria(desk, read_kind(desk.record))
    endpoints = draft_endpoints(desk, plan, schedule)
    forms = draft_forms(desk, plan, criteria, endpoints)
    enrollment, cells = plan.groups.design.enrollment, bool(plan.cell_arms)
    return {
        "criteria": criteria,
        "forms": forms,
        "objectives": draft_objectives(endpoints),
        "endpoints": endpoints,
        "safety_rules": draft_safety(desk, enrollment, cells=cells),
    }


def _drafted(desk: Desk, reference: RecordReference) -> Study:
    plan = _plan(desk)
    schedule = draft_schedule(desk, plan)
    asked = _asked(desk, plan, schedule)
    _ask_approvals(desk)
    sponsor = sponsor_of(desk)
    return Study(
        **_registered(desk.record),
        **asked,
        version="1",
        sponsor=sponsor,
        record=reference,
        design=plan.groups.design,
        sites=draft_sites(desk, sponsor),
        arms=plan.groups.arms,
        interventions=plan.groups.interventions,
        product=plan.product,
        epochs=schedule.epochs,
        anchors=schedule.anchors,
        activities=schedule.activities,
        encounters=schedule.encounters,
        questions=desk.questions,
    )


def _plan(desk: Desk) -> Plan:
    """Who gets what and when; the pack is chosen by the record's conditions."""
    reading = read_kind(desk.record)
    groups = draft_groups(desk, reading)
    course = draft_course(desk, reading)
    return Plan(
        groups=groups,
        course=course,
        product=draft_product(desk, reading, groups, course),
        pack=DIABETES if reading.diabetes else GENERIC,
    )


def _ask_approvals(desk: Desk) -> None:
    desk.ask(
        "approvals",
        "Which approvals must be on file before the first participant is screened?",
        "ethics committee and competent authority",
        "The record does not list them. Words only: screening stays shut until an approval of the "
        "ethics committee and one of the competent authority are filed, whatever is answered.",
    )
