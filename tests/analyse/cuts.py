"""Small data cuts, written by hand, whose answers can be worked out with a pencil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

from trialwright.conduct.snapshot import TABLES, Snapshot, hash_tables
from trialwright.protocol.criteria import Age, Condition, Criterion
from trialwright.protocol.objectives import (
    AdverseEventSummary,
    ChangeFromBaseline,
    Endpoint,
    Estimand,
    IntercurrentEvent,
    NotComputable,
    ReductionResponder,
)
from trialwright.protocol.product import CellProduct, Intervention
from trialwright.protocol.schedule import Activity, Anchor, Encounter, Epoch, Timing
from trialwright.protocol.study import Arm, Design, RecordReference, Site, Study

CUT_OFF = date(2025, 6, 30)
DOSE_1 = date(2024, 3, 1)

RESPONDER = ReductionResponder(
    concept="insulin_total_daily_dose",
    baseline="dose_1",
    encounter="M12",
    guard_concept="hba1c",
    guard_margin=0.3,
)
ESTIMAND = Estimand(
    treatment="cells",
    population="on insulin at baseline; the others are shown apart",
    variable="mean daily dose at most half",
    intercurrent_events=(
        IntercurrentEvent(event="the participant dies", strategy="composite", why="no response"),
        IntercurrentEvent(event="another drug is added", strategy="composite", why="no response"),
    ),
    summary="proportion",
)
ENDPOINTS = (
    Endpoint(id="P1", level="primary", label="Adverse events",
             analysis=AdverseEventSummary(counted_from="collection")),
    Endpoint(id="P2", level="primary", label="Insulin", analysis=RESPONDER, estimand=ESTIMAND),
    Endpoint(id="S1", level="secondary", label="HbA1c",
             analysis=ChangeFromBaseline(concept="hba1c", baseline="dose_1",
                                         encounters=("M3", "M12"))),
    Endpoint(id="S2", level="secondary", label="Wellbeing",
             analysis=NotComputable(why="no scale is named")),
)  # fmt: skip


def cell_study(**changes: Any) -> Study:
    """One arm, cells collected once and given twice; visits SCR, COL, D1, M3, D2, M12."""
    activities = (
        Activity(id="consent", label="Consent", act="consent"),
        Activity(id="collect", label="Marrow collection", act="collection"),
        Activity(id="infuse_1", label="Dose 1", act="administration", intervention="cells", dose=1),
        Activity(id="infuse_2", label="Dose 2", act="administration", intervention="cells", dose=2),
    )
    visits = (
        ("SCR", "screening", "consent", ("consent",)),
        ("COL", "treatment", "SCR", ("collect",)),
        ("D1", "treatment", "collection", ("infuse_1",)),
        ("M3", "follow_up", "dose_1", ()),
        ("D2", "treatment", "dose_1", ("infuse_2",)),
        ("M12", "follow_up", "dose_1", ()),
    )
    facts: dict[str, Any] = {
        "id": "NCT00000001",
        "version": "1",
        "title": "Cells",
        "sponsor": "A hospital",
        "conditions": ("Type 2 diabetes",),
        "record": RecordReference(source="test", file="test.json", sha256="0" * 64),
        "design": Design(
            study_type="INTERVENTIONAL", allocation="NA", model="SINGLE_GROUP", masking="NONE",
            purpose="TREATMENT", phases=("PHASE1",), enrollment=10,
        ),
        "sites": (Site(id="01", name="A hospital", country="Vietnam"),),
        "arms": (Arm(id="cells", label="Cells", type="EXPERIMENTAL", interventions=("cells",)),),
        "interventions": (Intervention(id="cells", type="BIOLOGICAL", name="Marrow cells"),),
        "product": CellProduct(
            id="cells", label="Marrow cells", source="bone marrow", doses=2,
            route="intravenous", expansion_days=28,
        ),
        "epochs": (Epoch(id="screening", label="Screening"),
                   Epoch(id="treatment", label="Treatment"),
                   Epoch(id="follow_up", label="Follow-up")),
        "anchors": tuple(Anchor(id=name, label=name, set_by=name)
                         for name in ("consent", "collection", "dose_1", "dose_2")),
        "activities": activities,
        "encounters": tuple(
            Encounter(id=name, label=f"Visit {name}", epoch=epoch, timing=Timing(anchor=anchor),
                      activities=acts)
            for name, epoch, anchor, acts in visits
        ),
        "forms": (),
        "criteria": (
            Criterion(id="I1", kind="inclusion", text="Age from 18 years and above",
                      status="computable", expression=Age(operator=">=", value=18)),
            Criterion(id="E1", kind="exclusion", text="Type 1 diabetes.",
                      status="computable", expression=Condition(concept="type_1_diabetes")),
        ),
        "objectives": (),
        "endpoints": ENDPOINTS,
        "safety_rules": (),
        "questions": (),
    }  # fmt: skip
    return Study(**{**facts, **changes})


def drug_study() -> Study:
    """Two randomised arms, one tablet each; no product, no insulin, no collection."""
    return cell_study(
        product=None,
        arms=(
            Arm(id="a", label="New tablet", type="EXPERIMENTAL", interventions=("a",)),
            Arm(id="b", label="Old tablet", type="ACTIVE_COMPARATOR", interventions=("b",)),
        ),
        interventions=(
            Intervention(id="a", type="DRUG", name="New tablet"),
            Intervention(id="b", type="DRUG", name="Old tablet"),
        ),
        anchors=tuple(Anchor(id=n, label=n, set_by=n) for n in ("consent", "dose_1")),
        activities=(Activity(id="give", label="Dose", act="administration", dose=1),),
        encounters=(
            Encounter(id="D1", label="Day 1", epoch="treatment", timing=Timing(anchor="consent"),
                      activities=("give",)),
            Encounter(id="W4", label="Week 4", epoch="follow_up", timing=Timing(anchor="dose_1"),
                      activities=()),
        ),
        endpoints=(
            Endpoint(id="P1", level="primary", label="Pressure",
                     analysis=ChangeFromBaseline(concept="systolic_bp", baseline="dose_1",
                                                 encounters=("W4",))),
        ),
    )  # fmt: skip


class Sheet:
    """Rows of a cut as they are written; every row gets the next event number."""

    def __init__(self, study: Study | None = None, *, simulated: bool = False) -> None:
        self.study, self.simulated = study or cell_study(), simulated
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self.events = 0

    def add(self, table: str, **row: Any) -> int:
        """One row; what is not named is null. Returns its event number."""
        self.events += 1
        empty = dict.fromkeys(TABLES[table])
        self.rows[table].append({**empty, **row, "event": self.events})
        return self.events

    def person(self, name: str, *, arm: str | None = "cells", status: str = "enrolled",
               **milestones: date) -> str:  # fmt: skip
        """A participant of site 01 with milestones by name."""
        number = f"01-{name}"
        screened = min(milestones.values(), default=date(2024, 1, 8))
        self.add("participants", participant=number, site="01", status=status, arm=arm,
                 screened_on=screened, simulated=self.simulated)  # fmt: skip
        for milestone, on in {"screening": screened, **milestones}.items():
            self.add("milestones", participant=number, milestone=milestone, on=on)
        return number

    def treated(self, name: str, *, dose_1: date = DOSE_1, dose_2: date | None = None) -> str:
        """Consented, enrolled, collected six weeks before, given one dose or two."""
        days = {
            "consent": dose_1 - timedelta(days=60),
            "enrolment": dose_1 - timedelta(days=50),
            "collection": dose_1 - timedelta(days=42),
            "dose_1": dose_1,
        }
        person = self.person(name, **days, **({"dose_2": dose_2} if dose_2 else {}))
        self.add("product", participant=person, step="collection", on=days["collection"],
                 amount=120.0, unit="mL")  # fmt: skip
        for dose, on in ((1, dose_1), (2, dose_2)):
            if on:
                lot = f"L{name}{dose}"
                self.add("product", participant=person, step="lot", lot=lot, on=on, viability=91.5)
                self.add("product", participant=person, step="administration", lot=lot, dose=dose,
                         intervention="cells", on=on, amount=60.0, unit="10*6",
                         route="intravenous")  # fmt: skip
        return person

    def value(
        self,
        person: str,
        encounter: str,
        concept: str,
        value: object,
        on: date,
        *,
        unit: str | None = None,
        repeat: int = 1,
        form: str | None = None,
    ) -> int:
        """A value of a form; a number stands in `number` too."""
        number = float(value) if isinstance(value, int | float) else None
        return self.add("values", participant=person, encounter=encounter, form=form or concept,
                        repeat=repeat, item=concept, concept=concept, value=str(value),
                        number=number, unit=unit, on=on, source="typed")  # fmt: skip

    def diary(self, person: str, encounter: str, before: date, doses: Sequence[float]) -> None:
        """A dose for each of the days before a day, the last one the day before it."""
        for number, dose in enumerate(doses, start=1):
            day = before - timedelta(days=len(doses) + 1 - number)
            at = {"form": "insulin_diary", "repeat": number}
            self.value(person, encounter, "diary_date", day.isoformat(), before, **at)
            self.value(person, encounter, "insulin_total_daily_dose", dose, before,
                       unit="[iU]/d", **at)  # fmt: skip

    def visit(self, person: str, encounter: str, on: date) -> None:
        """A visit that took place within its window."""
        self.add("visits", participant=person, encounter=encounter, epoch="follow_up", on=on,
                 status="done", days_outside=0)  # fmt: skip

    def adverse_event(self, person: str, term: str, start: date | None, **facts: Any) -> int:
        """A mild event that is related to nothing, unless said otherwise."""
        told = sum(row["participant"] == person for row in self.rows["adverse_events"])
        usual: Mapping[str, Any] = {
            "grade": 1, "serious": False, "outcome": "recovered", "related_cells": "not",
            "related_collection": "not", "related_administration": "not",
            "related_disease": "not", "action": "none",
        }  # fmt: skip
        return self.add("adverse_events", **{
            "participant": person, "number": told + 1, "term": term, "start": start,
            **usual, **facts,
        })  # fmt: skip

    def cut(self) -> Snapshot:
        """The rows as a final, locked data cut."""
        tables = {
            name: pl.DataFrame(self.rows[name], schema=schema) for name, schema in TABLES.items()
        }
        return Snapshot(
            study=self.study, kind="final", cut_off=CUT_OFF, locked=True, simulated=self.simulated,
            head="f" * 64, events=self.events, tables=tables, data_hash=hash_tables(tables),
        )  # fmt: skip


def days_before(day: date, days: int) -> date:
    """A day some days earlier."""
    return day - timedelta(days=days)
