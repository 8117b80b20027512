"""A record in, a study out; what the record leaves open is a question with its guess."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trialwright.protocol.check import check_study
from trialwright.protocol.draft import TooPoor, draft
from trialwright.protocol.objectives import (
    AdverseEventSummary,
    ChangeFromBaseline,
    NotComputable,
    ReductionResponder,
)
from trialwright.protocol.questions import Question
from trialwright.protocol.study import Study
from trialwright.protocol.study_file import parse_study, study_text
from trialwright.record.read import read_record
from trialwright.record.record import Record
from trialwright.values.findings import AnswerIsNo, InputRefused, Severity

from .records import FLAGSHIP, FLAGSHIP_JSON, REFERENCE, SHARED, answered, small


@pytest.fixture(scope="module")
def study() -> Study:
    return answered({})


def question(study: Study, question_id: str) -> Question:
    return next(item for item in study.questions if item.id == question_id)


def test_the_flagships_visits_hang_on_what_happened(study: Study) -> None:
    timings = {
        item.id: (item.timing.anchor, item.timing.offset, item.timing.early, item.timing.late)
        for item in study.encounters
    }
    assert timings == {
        "SCR": ("consent", "P0D", 0, 28),
        "COL": ("SCR", "P14D", 7, 7),
        "D1": ("collection", "P42D", 14, 14),
        "M1": ("dose_1", "P1M", 7, 7),
        "M3": ("dose_1", "P3M", 14, 14),
        "D2": ("dose_1", "P6M", 14, 14),
        "D2M1": ("dose_2", "P1M", 7, 7),
        "D2M3": ("dose_2", "P3M", 14, 14),
        "M12": ("dose_1", "P12M", 14, 14),
    }
    assert [anchor.id for anchor in study.anchors] == ["consent", "collection", "dose_1", "dose_2"]
    assert [epoch.id for epoch in study.epochs] == ["screening", "treatment", "follow_up"]


def test_the_flagships_forms_ask_for_what_its_question_needs(study: Study) -> None:
    asked = {item.concept for form in study.forms for item in form.items}
    assert {
        "informed_consent",
        "hba1c",
        "hba1c_method",
        "haemoglobin",
        "haemoglobin_variant",
        "transfusion_or_iron",
        "insulin_total_daily_dose",
        "antidiabetic_regimen",
        "hypoglycaemia_events",
        "fasting_glucose",
        "c_peptide",
        "bmi",
        "systolic_bp",
        "ae_term",
        "cm_name",
        "marrow_volume",
        "cell_dose",
    } <= asked
    assert study.form("insulin_diary").repeating


def test_registered_outcomes_become_endpoints_with_all_five_attributes(study: Study) -> None:
    by_kind = {type(item.analysis): item for item in study.endpoints}
    responder = by_kind[ReductionResponder].analysis
    assert responder == ReductionResponder(
        concept="insulin_total_daily_dose",
        baseline="dose_1",
        encounter="M12",
        ratio=0.5,
        days=7,
        valid_days=5,
        guard_concept="hba1c",
        guard_margin=0.3,
        no_new_drug=True,
    )
    assert by_kind[AdverseEventSummary].analysis == AdverseEventSummary(counted_from="collection")
    change = by_kind[ChangeFromBaseline].analysis
    assert isinstance(change, ChangeFromBaseline)
    assert (change.concept, change.encounters[-1]) == ("hba1c", "M12")
    for endpoint in study.endpoints:
        assert endpoint.estimand is not None
        assert endpoint.estimand.treatment
        assert endpoint.estimand.population
        assert endpoint.estimand.intercurrent_events
        assert endpoint.registered_measure


def test_what_the_record_contradicts_is_asked_with_its_own_words(study: Study) -> None:
    groups = question(study, "design.groups")
    assert groups.answer == "single group as registered"
    assert "both groups" in groups.quote
    assert groups.place.startswith("protocolSection.outcomesModule")
    assert "12-month period following treatment" in question(study, "schedule.time_zero").quote


def test_every_gap_that_matters_to_the_design_is_a_question(study: Study) -> None:
    asked = {item.id for item in study.questions}
    assert {
        "criterion.E2",
        "design.groups",
        "eligibility.haemoglobin_variant",
        "eligibility.upper_age",
        "eligibility.upper_duration",
        "eligibility.washout",
        "endpoint.baseline",
        "intervention.type",
        "laboratory.hba1c_method",
        "product.cells_per_dose",
        "product.route",
        "responder.baseline",
        "responder.days",
        "responder.hba1c_margin",
        "responder.no_new_drug",
        "responder.population",
        "responder.time_point",
        "safety.counted_from",
        "safety.relatedness",
        "safety.stopping_rule",
        "schedule.time_zero",
        "schedule.windows",
    } <= asked
    assert all(item.why and item.answered_by == "guess" for item in study.questions)


def test_the_stopping_rule_is_a_guess_of_known_operating_characteristics(study: Study) -> None:
    (rule,) = study.safety_rules
    assert (rule.prior_a, rule.prior_b, rule.limit, rule.confidence) == (0.2, 1.8, 0.10, 0.95)
    assert rule.participants == 30


def test_answering_two_routes_gives_two_randomised_arms() -> None:
    study = answered({"design.groups": "1:1 intravenous versus dorsal pancreatic artery"})
    assert (study.design.allocation, study.design.model) == ("RANDOMIZED", "PARALLEL")
    assert len(study.arms) == 2
    routes = {item.id: item.route for item in study.interventions}
    given = [routes[arm.interventions[0]] for arm in study.arms]
    assert given == ["intravenous", "dorsal_pancreatic_artery"]
    assert question(study, "design.groups").answered_by == "person"
    assert not check_study(study)


def test_counting_from_the_second_dose_moves_the_end_of_the_study() -> None:
    study = answered({"schedule.time_zero": "second dose"})
    last = study.encounters[-1]
    assert (last.id, last.timing.anchor, last.timing.offset) == ("D2M12", "dose_2", "P12M")
    (responder,) = (
        e.analysis for e in study.endpoints if isinstance(e.analysis, ReductionResponder)
    )
    assert responder.encounter == "D2M12"


def test_answers_change_what_hangs_on_them() -> None:
    study = answered(
        {
            "eligibility.upper_age": "70",
            "eligibility.washout": "Any cell therapy before",
            "laboratory.hba1c_method": "one central laboratory, one method",
            "product.cells_per_dose": "80",
            "product.expansion_days": "30",
            "responder.hba1c_margin": "no limit",
            "responder.time_point": "M3",
            "safety.stopping_rule": "no rule",
            "schedule.windows": "half as wide",
        }
    )
    assert {"A-age", "A-washout"} <= {item.id for item in study.criteria}
    assert "hba1c_method" not in {item.concept for item in study.form("glycaemia").items}
    assert study.product is not None
    assert (study.product.cells_per_dose, study.product.expansion_days) == (80, 30)
    assert study.encounter("D1").timing.offset == "P30D"
    assert study.encounter("M3").timing.early == 7
    assert study.safety_rules == ()
    (responder,) = (
        e.analysis for e in study.endpoints if isinstance(e.analysis, ReductionResponder)
    )
    assert (responder.guard_concept, responder.encounter) == (None, "M3")


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [
        ({"product.route": "by ear"}, "intravenous; dorsal_pancreatic_artery; "),
        ({"product.viability": "high"}, "a number from 0 to 100"),
        ({"schedule.follow_up": "now and then"}, "month 1, month 3"),
        ({"no.such": "yes"}, "questions that do not arise: no.such"),
    ],
)
def test_an_answer_that_is_not_allowed_is_refused_with_what_is(
    answers: dict[str, str], allowed: str
) -> None:
    with pytest.raises(InputRefused, match=allowed):
        answered(answers)


def test_a_destroyed_comparator_can_be_mended_by_a_person() -> None:
    words = {"eligibilityCriteria": "Inclusion Criteria:\n\n* BMI = 30.0", "sex": "FEMALE"}
    record = small(eligibilityModule=words)
    assert answered({}, record).criteria[0].status == "needs_person"
    mended = answered({"comparator.I1.1": ">="}, record).criteria[0]
    assert mended.status == "computable"
    assert "as a person said" in mended.why[-1]


def test_criteria_without_a_heading_wait_for_a_person() -> None:
    record = small(eligibilityModule={"eligibilityCriteria": "Adults:\n\n* Hypertension"})
    assert {item.kind for item in answered({}, record).criteria} == {"unknown"}
    said = answered({"criteria.without_heading": "inclusion"}, record)
    assert {item.kind for item in said.criteria} == {"inclusion"}


def test_limits_of_the_registrys_own_fields_are_criteria_where_the_text_has_none() -> None:
    study = answered({}, small())
    extra = [(item.id, item.text) for item in study.criteria if item.id.startswith("R-")]
    assert extra == [
        ("R-min-age", "Minimum age: 18 Years"),
        ("R-max-age", "Maximum age: 75 Years"),
    ]


def test_a_parallel_drug_trial_takes_the_generic_pack_and_the_records_time_points() -> None:
    study = answered({}, small())
    assert [item.id for item in study.encounters] == ["SCR", "D1", "W4", "W8", "W12"]
    assert [arm.interventions for arm in study.arms] == [("intervention_1",), ("intervention_2",)]
    analyses = {item.id: item.analysis for item in study.endpoints}
    assert isinstance(analyses["P1"], ChangeFromBaseline)
    assert isinstance(analyses["S1"], NotComputable)
    assert isinstance(analyses["S2"], AdverseEventSummary)
    assert study.product is None
    assert not [item for item in check_study(study) if item.severity is Severity.ERROR]


def test_an_outcome_no_rule_reads_is_computed_once_a_person_names_its_concept() -> None:
    study = answered({"endpoint.S1": "weight"}, small())
    endpoint = next(item for item in study.endpoints if item.id == "S1")
    assert isinstance(endpoint.analysis, ChangeFromBaseline)
    assert endpoint.analysis.concept == "weight"


def test_an_arm_that_gets_nothing_shares_the_baseline_visit() -> None:
    arms = {
        "armGroups": [
            {"label": "Cells", "interventionNames": ["Biological: Autologous marrow cells"]},
            {"label": "No treatment", "type": "NO_INTERVENTION"},
        ],
        "interventions": [{"type": "BIOLOGICAL", "name": "Autologous marrow cells"}],
    }
    study = answered({}, small(armsInterventionsModule=arms))
    follow_up = [item for item in study.encounters if item.epoch == "follow_up"]
    assert {item.timing.anchor for item in follow_up} == {"start"}
    assert all(item.arms == () for item in follow_up)
    assert study.encounter("COL").arms == ("arm_1",)
    assert not [item for item in check_study(study) if item.severity is Severity.ERROR]


def test_cells_against_a_drug_are_collected_from_one_arm_only() -> None:
    arms = {
        "armGroups": [
            {"label": "Cells", "interventionNames": ["Biological: Autologous marrow cells"]},
            {"label": "Drug", "interventionNames": ["Drug: Examplol"]},
        ],
        "interventions": [
            {"type": "BIOLOGICAL", "name": "Autologous marrow cells"},
            {"type": "DRUG", "name": "Examplol"},
        ],
    }
    study = answered({}, small(armsInterventionsModule=arms))
    assert study.encounter("D1").timing.anchor == "collection"
    assert (study.encounter("D1C").arms, study.encounter("D1C").timing.anchor) == (
        ("arm_2",),
        "SCR",
    )
    assert not [item for item in check_study(study) if item.severity is Severity.ERROR]


def test_a_crossover_stays_as_registered_and_is_asked_about() -> None:
    design = small().get("protocolSection.designModule")
    design["designInfo"]["interventionModel"] = "CROSSOVER"
    study = answered({}, small(designModule=design))
    assert study.design.model == "CROSSOVER"
    assert question(study, "design.periods").answered_by == "guess"


def test_a_record_too_poor_for_a_study_lists_everything_it_lacks() -> None:
    record = small(outcomesModule={}, armsInterventionsModule={}, eligibilityModule={})
    with pytest.raises(TooPoor) as caught:
        draft(record, reference=REFERENCE)
    assert isinstance(caught.value, AnswerIsNo)
    assert len(caught.value.missing) == 4
    assert "a primary outcome" in str(caught.value)


def test_an_observational_record_is_no_study_to_run() -> None:
    module = {"studyType": "OBSERVATIONAL", "enrollmentInfo": {"count": 10}}
    with pytest.raises(AnswerIsNo, match="OBSERVATIONAL"):
        draft(small(designModule=module), reference=REFERENCE)


def test_two_copies_of_the_record_give_the_same_schedule_and_the_same_bytes_twice() -> None:
    page, json_copy = (
        draft(read_record(path), reference=REFERENCE) for path in (FLAGSHIP, FLAGSHIP_JSON)
    )
    assert page.encounters == json_copy.encounters
    assert page == draft(read_record(FLAGSHIP), reference=REFERENCE)


def test_every_shared_record_gives_a_study_that_can_run_or_a_list() -> None:
    if not SHARED.exists():
        pytest.skip("the shared records are not here")
    paths = sorted((*SHARED.glob("medpath/*.txt"), *SHARED.glob("ctgov/NCT*.json")))
    drafted = 0
    for path in paths:
        try:
            study = draft(read_record(path), reference=REFERENCE)
        except TooPoor:
            continue  # the list itself is tested above
        drafted += 1
        assert not [item for item in check_study(study) if item.severity is Severity.ERROR]
    assert drafted >= 5


def test_every_allowed_answer_gives_a_study_that_can_run(study: Study) -> None:
    for asked in study.questions:
        for option in asked.options:
            changed = answered({asked.id: option})
            findings = [f for f in check_study(changed) if f.severity is Severity.ERROR]
            assert not findings, (asked.id, option, findings)
            assert question(changed, asked.id).answered_by == "person"


def test_two_groups_of_which_one_is_not_described_can_be_drafted() -> None:
    outcomes = {"primaryOutcomes": [{"measure": "Adverse events in both groups"}]}
    arms = {
        "armGroups": [{"label": "Drug", "interventionNames": ["Drug: Examplol"]}],
        "interventions": [{"type": "DRUG", "name": "Examplol"}],
    }
    record = small(outcomesModule=outcomes, armsInterventionsModule=arms)
    alternative = "two randomised groups 1:1, the second to be described"
    study = answered(
        {"design.groups": alternative, "design.allocation": "NA"},
        record,
    )
    assert [len(arm.interventions) for arm in study.arms] == [1, 0]
    assert not [f for f in check_study(study) if f.severity is Severity.ERROR]


JUNK = st.none() | st.integers() | st.text(max_size=8) | st.lists(st.integers(), max_size=2)
PLACES = st.sampled_from(
    [
        ("armsInterventionsModule", "armGroups"),
        ("armsInterventionsModule", "interventions"),
        ("outcomesModule", "primaryOutcomes"),
        ("outcomesModule", "secondaryOutcomes"),
        ("conditionsModule", "conditions"),
        ("designModule", "designInfo"),
        ("designModule", "enrollmentInfo"),
        ("designModule", "phases"),
        ("eligibilityModule", "eligibilityCriteria"),
        ("eligibilityModule", "minimumAge"),
        ("sponsorCollaboratorsModule", "leadSponsor"),
    ]
)


@settings(max_examples=40)
@given(st.lists(st.tuples(PLACES, JUNK, st.booleans()), max_size=4))
def test_a_record_of_any_shape_gives_a_study_or_a_list(
    changes: list[tuple[tuple[str, str], object, bool]],
) -> None:
    section = small().data["protocolSection"]
    for (module, name), junk, inside in changes:
        here = section[module].get(name)
        if inside and isinstance(here, list) and here:
            here[0] = junk
        else:
            section[module][name] = junk
    try:
        study = draft(Record("test", {"protocolSection": section}, {}), reference=REFERENCE)
    except AnswerIsNo:
        return
    assert parse_study(study_text(study)) == study
