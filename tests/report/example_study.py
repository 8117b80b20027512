"""The record and the study behind the report's tests: ten people in one arm, or in several."""

from __future__ import annotations

from typing import Any

from trialwright.protocol.criteria import (
    Age,
    Attestation,
    Comparison,
    Condition,
    Criterion,
    PersonDecides,
)
from trialwright.protocol.forms import Form, Item
from trialwright.protocol.objectives import (
    AdverseEventSummary,
    ChangeFromBaseline,
    Endpoint,
    Estimand,
    IntercurrentEvent,
    NotComputable,
    Objective,
    ReductionResponder,
)
from trialwright.protocol.product import Intervention
from trialwright.protocol.questions import Question
from trialwright.protocol.safety import StoppingRule
from trialwright.protocol.schedule import Activity, Anchor, Encounter, Epoch, Timing
from trialwright.protocol.study import Arm, Design, RecordReference, Site, Study
from trialwright.values.findings import Finding, Severity

ARM = "Stem cell transplantation"
HASH = "9f2c" * 16

ESTIMAND = Estimand(
    treatment="two infusions of the participant's own cells, six months apart",
    population="participants on insulin at baseline",
    variable="mean daily insulin at month 12 at most half of baseline",
    intercurrent_events=(
        IntercurrentEvent(
            event="an antidiabetic drug is added", strategy="composite", why="less insulin by pills"
        ),
    ),
    summary="proportion with an exact 95 % interval",
)


def record() -> dict[str, Any]:
    """The registry's page, with hostile text where a registry lets anybody write."""
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": "NCT00000001",
                "briefTitle": "Own stem cells in type 2 diabetes <script>alert(1)</script>",
                "orgStudyIdInfo": {"id": "EXAMPLE-1"},
            },
            "statusModule": {
                "overallStatus": "COMPLETED",
                "startDateStruct": {"date": "2024-01-08"},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": "An academic hospital"}},
            "descriptionModule": {
                "briefSummary": "Để đánh giá độ an toàn & hiệu quả. “Is it safe?”"
            },
            "conditionsModule": {"conditions": ["Type 2 Diabetes Mellitus"]},
            "designModule": {
                "studyType": "INTERVENTIONAL",
                "phases": ["PHASE1"],
                "designInfo": {"allocation": "NA", "interventionModel": "SINGLE_GROUP"},
                "enrollmentInfo": {"count": 10},
            },
            "armsInterventionsModule": {
                "armGroups": [
                    {"label": ARM, "type": "EXPERIMENTAL", "description": "Two infusions"}
                ],
                "interventions": [{"type": "COMBINATION_PRODUCT", "name": "Own stem cells"}],
            },
            "outcomesModule": {
                "primaryOutcomes": [
                    {"measure": "Adverse events", "timeFrame": "12 months", "description": "Number"}
                ],
                "secondaryOutcomes": [{"measure": "HbA1c", "timeFrame": "12 months"}],
            },
            "eligibilityModule": {"sex": "ALL", "minimumAge": "18 Years"},
            "contactsLocationsModule": {
                "locations": [
                    {"facility": "Bệnh viện <b>x</b>", "city": "Hanoi", "country": "Vietnam"},
                    {"facility": "Elsewhere", "city": "Oz", "country": "Nowhere"},
                ]
            },
        }
    }


FINDINGS = (
    Finding("design.groups", Severity.NOTE, "outcomes[1]", "", "No method is named.", "Name one."),
    Finding(
        "design.one-arm",
        Severity.ERROR,
        "protocolSection.outcomesModule.primaryOutcomes[0].description",
        "in both groups",
        "One arm is registered, two are compared: nobody can tell what was planned.",
        "Ask the sponsor which of the two it was.",
    ),
)


def study(*, arms: int = 1) -> Study:
    """A study of one arm (or several, all alike), three visits after the first dose."""
    return Study(
        id="NCT00000001",
        version="1",
        title="Own stem cells in type 2 diabetes",
        sponsor="An academic hospital",
        conditions=("Type 2 Diabetes Mellitus",),
        start="2024-01-08",
        record=RecordReference(source="medpath", file="page.txt", sha256=HASH),
        design=Design(
            study_type="INTERVENTIONAL",
            allocation="NA" if arms == 1 else "RANDOMIZED",
            model="SINGLE_GROUP" if arms == 1 else "PARALLEL",
            masking="NONE",
            purpose="TREATMENT",
            phases=("PHASE1",),
            enrollment=10,
        ),
        sites=(Site(id="01", name="The hospital", city="Hanoi", country="Vietnam"),),
        arms=tuple(
            Arm(
                id=f"arm_{number}",
                label=ARM if number == 1 else f"Arm {number}",
                type="EXPERIMENTAL",
                interventions=("cells",),
                description="Two infusions, six months apart",
            )
            for number in range(1, arms + 1)
        ),
        interventions=(Intervention(id="cells", type="BIOLOGICAL", name="Own stem cells"),),
        epochs=(Epoch(id="screening", label="Screening"), Epoch(id="treatment", label="Treatment")),
        anchors=(
            Anchor(id="consent", label="Consent", set_by="consenting"),
            Anchor(id="dose_1", label="First infusion", set_by="infusing"),
        ),
        activities=(
            Activity(id="consenting", label="Consent", act="consent"),
            Activity(id="measuring", label="Laboratory", act="forms", forms=("glycaemia",)),
            Activity(
                id="infusing", label="Infusion", act="administration", intervention="cells", dose=1
            ),
        ),
        encounters=(
            Encounter(
                id="SCR",
                label="Screening",
                epoch="screening",
                timing=Timing(anchor="consent", late=28),
                activities=("consenting", "measuring"),
            ),
            Encounter(
                id="D1",
                label="First infusion",
                epoch="treatment",
                timing=Timing(anchor="SCR", offset="P42D", early=14, late=14),
                activities=("infusing",),
            ),
            *(
                Encounter(
                    id=f"M{month}",
                    label=f"Month {month}",
                    epoch="treatment",
                    timing=Timing(anchor="dose_1", offset=f"P{month}M", early=7, late=14),
                    activities=("measuring",),
                )
                for month in (3, 6, 12)
            ),
        ),
        forms=(
            Form(id="glycaemia", label="Glycaemia", items=(Item(id="hba1c", concept="hba1c"),)),
        ),
        criteria=(
            Criterion(
                id="I1",
                kind="inclusion",
                text="HbA1c is ranged from 7.5% to 9% & stable",
                status="partly",
                expression=Comparison(
                    concept="hba1c", operator="between", value=7.5, value2=9, unit="%"
                ),
                why=("“stable” is not graded",),
            ),
            Criterion(
                id="I2",
                kind="inclusion",
                text="Age from 18 years and above.",
                status="computable",
                expression=Age(operator=">=", value=18),
            ),
            Criterion(
                id="I3",
                kind="inclusion",
                text="Who signed the informed consent form.",
                status="needs_person",
                expression=Attestation(what="consent", words="signed"),
            ),
            Criterion(
                id="E1",
                kind="exclusion",
                text="Type 1 diabetes.",
                status="computable",
                expression=Condition(concept="type_1_diabetes"),
            ),
            Criterion(
                id="E2",
                kind="exclusion",
                text="Severe disease, etc.",
                status="needs_person",
                expression=PersonDecides(words="severe", why="“severe” is not graded"),
                why=("“etc.” leaves the list open",),
            ),
        ),
        objectives=(
            Objective(id="O1", level="primary", text="Is it safe?", endpoints=("safety",)),
        ),
        endpoints=(
            Endpoint(
                id="safety",
                level="primary",
                label="Adverse events",
                analysis=AdverseEventSummary(counted_from="consent"),
                registered_measure="Adverse events",
                registered_description="Number of adverse events in both groups",
                registered_time_frame="up to 12 months",
            ),
            Endpoint(
                id="insulin",
                level="primary",
                label="Insulin halved",
                analysis=ReductionResponder(
                    concept="insulin_total_daily_dose",
                    baseline="dose_1",
                    encounter="M12",
                    guard_concept="hba1c",
                    guard_margin=0.3,
                ),
                estimand=ESTIMAND,
                registered_measure="Insulin dose",
                registered_time_frame="up to 12 months",
            ),
            Endpoint(
                id="hba1c",
                level="secondary",
                label="HbA1c",
                analysis=ChangeFromBaseline(
                    concept="hba1c", baseline="dose_1", encounters=("M3", "M6", "M12")
                ),
                registered_measure="HbA1c",
                registered_time_frame="12 months",
            ),
            Endpoint(
                id="quality",
                level="secondary",
                label="Quality of life",
                analysis=NotComputable(why="the record names no questionnaire"),
                registered_measure="Quality of life",
            ),
        ),
        safety_rules=(
            StoppingRule(
                id="stop",
                label="Serious events",
                event="serious adverse event",
                window_days=30,
                prior_a=0.2,
                prior_b=1.8,
                limit=0.1,
                confidence=0.95,
                participants=10,
            ),
        ),
        questions=(
            Question(
                id="twelve_months",
                question="Twelve months after which infusion?",
                answer="the first",
                why="The dates of the record leave no room for the second.",
                place="outcomes",
                quote="12-month period following treatment",
                options=("the first", "the second"),
                touches=("M12",),
            ),
        ),
    )
