"""A believable report's worth of inputs, made by hand: ten people in one arm.

Numbers are invented but consistent: what is counted here is counted right, so that the tests of
arithmetic can hold them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from trialwright.analyse.results import Result, ResultSet
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
from trialwright.report.inputs import ReportInputs
from trialwright.values.findings import Finding, Severity

ARM = "Stem cell transplantation"
HASH = "9f2c" * 16
PEOPLE = tuple(f"01-{number:03d}" for number in range(1, 15))
ENROLLED = PEOPLE[:10]
TREATED = PEOPLE[:8]
CHANGES = (-64.0, -58.5, -51.2, -33.0, -12.4, 0.0, 4.1, 22.6)
MONTHS = ("2024-01", "2024-02", "2024-03")

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


def _result(
    analysis: str, parameter: str, statistic: str, value: float | None, **more: Any
) -> Result:
    """A result with the id its place gives it."""
    group = more.get("group", ARM)
    parts = (analysis, more.get("endpoint", ""), group, parameter, more.get("visit", ""), statistic)
    name = ".".join(part.replace(" ", "-") for part in parts if part and part != ARM)
    facts: dict[str, Any] = {
        "population": "Enrolled participants",
        "group": ARM,
        "method": "count",
        "dataset": "ADSL",
        "data_hash": HASH,
    }
    return Result(
        id=name,
        analysis=analysis,
        parameter=parameter,
        statistic=statistic,
        value=value,
        **(facts | more),
    )


def _flow(group: str) -> list[Result]:
    counts = {
        "screened": 14,
        "screen_failed": 4,
        "screen_failed:I1": 3,
        "screen_failed:E1": 2,
        "enrolled": 10,
        "collected": 10,
        "expansion_failed": 1,
        "dosed_1": 8,
        "completed": 7,
        "withdrawn": 2,
        "withdrawn:study": 1,
        "withdrawn:consent": 1,
        "lost": 1,
        "died": 0,
    }
    where = {"ENRLFL": "Y"}
    return [
        _result("flow", name, "n", count, group=group, where=where)
        for name, count in counts.items()
    ]


def _baseline(group: str) -> list[Result]:
    age = {
        "n": 10,
        "mean": 54.3,
        "sd": 8.21,
        "median": 55,
        "q1": 48,
        "q3": 61,
        "min": 38,
        "max": 67,
    }
    found = [_result("baseline", "age", name, value, group=group) for name, value in age.items()]
    for sex, count in (("female", 4), ("male", 6)):
        place = {"group": group, "where": {"SEX": sex[0].upper()}}
        found.append(_result("baseline", f"sex={sex}", "n", count, **place))
        found.append(_result("baseline", f"sex={sex}", "percent", 10 * count, **place))
    return found


def _adverse_events(group: str) -> list[Result]:
    found = []
    for period, scale in (("all", 1), ("collection to dose 1", 0)):
        for name, (people, events) in {"any": (5, 9), "serious": (1, 1), "fatal": (0, 0)}.items():
            place = {"visit": period, "group": group, "dataset": "ADAE", "endpoint": "safety"}
            values = {
                "participants": people * scale,
                "denominator": 10,
                "percent": 10.0 * people * scale,
                "lower": 18.708602844,
                "upper": 81.291397156,
                "events": events * scale,
                "rate": 0.9,
                "rate_lower": 0.41,
                "rate_upper": 1.71,
            }
            for statistic, value in values.items():
                unit = "%" if statistic in {"percent", "lower", "upper"} else ""
                found.append(_result("adverse_events", name, statistic, value, unit=unit, **place))
    return found + _terms(group)


def _terms(group: str) -> list[Result]:
    found = []
    terms = {"Fever <38.5": (3, 5, 0, 0), "Bone pain": (2, 3, 0, 0), "Pneumonia": (1, 1, 1, 1)}
    for term, (people, events, serious_people, serious) in terms.items():
        values = {
            "participants": people,
            "denominator": 10,
            "events": events,
            "serious_participants": serious_people,
            "serious_events": serious,
        }
        place = {"group": group, "dataset": "ADAE", "where": {"AETERM": term}}
        found += [
            _result("adverse_events_by_term", term, name, value, **place)
            for name, value in values.items()
        ]
    return found


def _responders(group: str) -> list[Result]:
    place = {
        "group": group,
        "endpoint": "insulin",
        "dataset": "ADEFF",
        "population": "On insulin at baseline",
        "where": {"PARAMCD": "TDDRESP"},
        "method": "Clopper-Pearson",
    }
    found = []
    for variant, responders, n in (("primary", 3, 8), ("worst_case", 3, 9), ("dose_only", 4, 8)):
        values = {
            "responders": responders,
            "n": n,
            "proportion": responders / n,
            "lower": 0.0852334,
            "upper": 0.7551368,
        }
        for name, value in values.items():
            level = 0.95 if name in {"lower", "upper"} else None
            found.append(_result("responder", variant, name, value, level=level, **place))
    found.append(_result("responder", "not_on_insulin", "n", 1, **place))
    return [*found, _result("responder", "missing", "n", 1, **place)]


def _changes(group: str) -> list[Result]:
    found = []
    for visit, change in (("M3", -0.41), ("M6", -0.52), ("M12", -0.285)):
        place = {
            "group": group,
            "endpoint": "hba1c",
            "visit": visit,
            "dataset": "ADLB",
            "where": {"PARAMCD": "HBA1C", "AVISIT": visit},
            "method": "paired t interval",
            "unit": "%",
            "note": "A change from baseline in one group is not an effect of treatment.",
        }
        values = {
            "n": 8,
            "baseline_mean": 8.2,
            "mean": 8.2 + change,
            "change_mean": change,
            "change_sd": 0.5,
            "lower": change - 0.41801,
            "upper": change + 0.41801,
            "p": 0.0004 if visit == "M6" else 0.1234,
        }
        found += [
            _result("change", "hba1c", name, value, **place) for name, value in values.items()
        ]
        for drug, count in (("added", 1), ("raised", 0), ("lowered", 2), ("stopped", 1)):
            drugs = {"group": group, "visit": visit, "dataset": "ADSL"}
            found.append(_result("background_drugs", drug, "participants", count, **drugs))
            found.append(_result("background_drugs", drug, "denominator", 8, **drugs))
    return found


def _months() -> list[Result]:
    found = []
    for month, enrolled, cumulative in zip(MONTHS, (4, 4, 2), (4, 8, 10), strict=True):
        found.append(_result("enrolment", month, "enrolled", enrolled, group="All"))
        found.append(_result("enrolment", month, "cumulative", cumulative, group="All"))
    for month, events in ((-1, 2), (0, 4), (1, 2), (2, 1)):
        place = {"group": "All", "dataset": "ADAE"}
        found.append(_result("adverse_events_by_month", str(month), "events", events, **place))
    return found


def result_set(*, simulated: bool = True, groups: tuple[str, ...] = (ARM,)) -> ResultSet:
    """Every analysis the report knows, for each group."""
    per_group = (_flow, _baseline, _adverse_events, _responders, _changes)
    shared = [] if len(groups) == 1 else _flow("All")
    results = [result for make in per_group for group in groups for result in make(group)]
    return ResultSet(
        study="NCT00000001",
        study_version="1",
        kind="final",
        cut_off="2025-06-30",
        simulated=simulated,
        data_hash=HASH,
        ledger_head="ab12" * 16,
        software="trialwright 0.1.0",
        results=(*shared, *results, *_months()),
        not_analysed={"quality": "the record names no questionnaire"},
    )


def frames() -> dict[str, pl.DataFrame]:
    """The data sets, with the ledger events behind each row."""
    adsl = pl.DataFrame(
        {
            "USUBJID": [f"SIM-NCT00000001-{name}" for name in PEOPLE],
            "SUBJID": PEOPLE,
            "SEX": ["F", "M"] * 7,
            "ENRLFL": ["Y" if name in ENROLLED else "N" for name in PEOPLE],
            "LEDGER": [list(range(number, number + 40)) for number in range(1, 15)],
        }
    )
    terms = ("Fever <38.5",) * 5 + ("Bone pain",) * 3 + ("Pneumonia",)
    adae = pl.DataFrame(
        {
            "USUBJID": [f"SIM-NCT00000001-{ENROLLED[index % 5]}" for index in range(9)],
            "AETERM": terms,
            "ASTDT": [date(2024, 3, 1) + timedelta(days=9 * index) for index in range(9)],
            "AENDT": [None if index == 8 else date(2024, 4, 1) for index in range(9)],
            "AESER": ["N"] * 8 + ["Y"],
            "ATOXGRN": [1] * 8 + [3],
            "LEDGER": [[100 + index] for index in range(9)],
        }
    )
    adeff = pl.DataFrame(
        {
            "USUBJID": [f"SIM-NCT00000001-{name}" for name in TREATED],
            "SUBJID": TREATED,
            "TRT01P": [ARM] * 8,
            "ENDPOINT": ["insulin"] * 8,
            "PARAMCD": ["TDD"] * 8,
            "PCHG": CHANGES,
            "AVISIT": ["M12"] * 8,
            "LEDGER": [[200 + index, 300 + index] for index in range(8)],
        }
    )
    adlb = pl.DataFrame(
        {
            "SUBJID": TREATED * 3,
            "PARAMCD": ["HBA1C"] * 24,
            "AVISIT": ["M3"] * 8 + ["M6"] * 8 + ["M12"] * 8,
            "LEDGER": [[400 + index] for index in range(24)],
        }
    )
    return {"ADSL": adsl, "ADAE": adae, "ADEFF": adeff, "ADLB": adlb}


def cut() -> dict[str, pl.DataFrame]:
    """Tables of the data cut that no data set carries."""
    return {
        "deviations": pl.DataFrame(
            {
                "participant": ["01-002"],
                "encounter": ["M6"],
                "kind": ["window"],
                "detail": ["3 days after its window"],
                "event": [77],
            }
        ),
        "criteria": pl.DataFrame(
            {
                "participant": ["01-001", "01-011", "01-012"],
                "criterion": ["I1", "I1", "E1"],
                "kind": ["inclusion", "inclusion", "exclusion"],
                "answer": ["yes", "no", "yes"],
                "met": [True, False, False],
                "reason": ["HbA1c is inside", "HbA1c is outside", "type 1 diabetes is present"],
                "event": [5, 15, 25],
            }
        ),
    }


def inputs(*, simulated: bool = True, arms: int = 1) -> ReportInputs:
    """Everything one report is made of."""
    groups = (ARM,) if arms == 1 else tuple(arm.label for arm in study(arms=arms).arms)
    return ReportInputs(
        record_data=record(),
        findings=FINDINGS,
        study=study(arms=arms),
        results=result_set(simulated=simulated, groups=groups),
        adam=frames(),
        sdtm={},
        ledger_events=1234,
        software="0.1.0",
        cut=cut(),
        outputs={"registry/results.json": "the registry's results section"},
    )
