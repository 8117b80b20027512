"""Adverse events: counted from the collection on, by period, with exact intervals."""

from __future__ import annotations

from datetime import date

import pytest
from tests.analyse.cuts import DOSE_1, Sheet, cell_study

from trialwright.analyse.run import analyse
from trialwright.protocol.schedule import Activity, Anchor, Encounter, Timing
from trialwright.protocol.study import Arm
from trialwright.protocol.templates.generic import adverse_event_form

COLLECTED = date(2024, 1, 19)  # six weeks before dose 1
DOSE_2 = date(2024, 9, 1)


def sheet() -> Sheet:
    """Three people; 1 had both doses, 2 one, 3 was collected and left. One event is too early."""
    rows = Sheet()
    one = rows.treated("001", dose_2=DOSE_2)
    two = rows.treated("002")
    three = rows.person(
        "003",
        consent=date(2024, 1, 2),
        enrolment=date(2024, 1, 12),
        collection=COLLECTED,
    )
    rows.add("milestones", participant=three, milestone="withdrawal", on=date(2024, 1, 28),
             reason="study: moved away")  # fmt: skip
    rows.adverse_event(one, "Cold", date(2024, 1, 18))  # the day before the collection
    rows.adverse_event(one, "Bone pain", COLLECTED, related_collection="definitely")
    rows.adverse_event(one, "bone  pain", date(2024, 2, 1), related_collection="possibly")
    rows.adverse_event(one, "Fever", DOSE_1, grade=3, related_cells="probably")
    rows.adverse_event(one, "Fever", DOSE_2, grade=2, related_administration="unlikely")
    rows.adverse_event(two, "Stroke", date(2024, 5, 1), grade=5, serious=True,
                       seriousness="death", outcome="fatal", related_cells=None)  # fmt: skip
    rows.adverse_event(two, "Rash", None)
    rows.adverse_event(three, "Bone pain", date(2024, 1, 20))
    rows.adverse_event(three, "Fall", date(2024, 1, 25), serious=True,
                       seriousness="hospitalisation")  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def analysed():
    return analyse(sheet().cut(), "test")


def found(analysed, parameter, visit="all"):
    results = analysed.results.find(
        analysis="adverse_events", parameter=parameter, visit=visit, group="All"
    )
    return {result.statistic: result.value for result in results}


@pytest.mark.parametrize(
    ("parameter", "participants", "events"),
    [
        ("any", 3, 8),  # the cold came before anything was done
        ("serious", 2, 2),
        ("fatal", 1, 1),
        ("grade_1", 3, 5),
        ("grade_2", 1, 1),
        ("grade_3", 1, 1),
        ("grade_3_or_more", 2, 2),
        ("grade_5", 1, 1),
        ("related_cells", 2, 2),  # the fever, and the stroke nobody answered for
        ("related_collection", 1, 2),
        ("related_administration", 0, 0),  # unlikely is not related
        ("related_disease", 0, 0),
    ],
)
def test_a_participant_counts_once_and_an_event_each_time(
    analysed, parameter, participants, events
):
    numbers = found(analysed, parameter)
    assert (numbers["participants"], numbers["denominator"]) == (participants, 3)
    assert numbers["events"] == events


@pytest.mark.requirement("E3")
@pytest.mark.parametrize(
    ("period", "participants", "denominator", "events"),
    [
        ("collection to dose 1", 2, 3, 4),
        ("dose 1 to dose 2", 2, 2, 2),  # what begins on the day of a dose comes after it
        ("after dose 2", 1, 1, 1),
    ],
)
def test_each_period_has_those_who_entered_it(analysed, period, participants, denominator, events):
    numbers = found(analysed, "any", period)
    assert (numbers["participants"], numbers["denominator"]) == (participants, denominator)
    assert numbers["events"] == events  # the rash without a day is in no period


def test_an_event_before_the_collection_is_listed_and_not_counted(analysed):
    cold = analysed.adam["ADAE"].filter(ATERM="Cold")
    assert cold["ANL01FL"].to_list() == [None]
    assert cold["APERIODC"].to_list() == ["consent to collection"]
    assert not analysed.results.find(analysis="adverse_events_by_term", parameter="Cold")


def test_the_interval_is_exact(analysed):
    numbers = found(analysed, "serious")
    assert numbers["percent"] == pytest.approx(200 / 3, rel=1e-11)
    # Clopper-Pearson of 2 of 3: (beta.ppf(.025, 2, 2), beta.ppf(.975, 3, 1))
    assert (numbers["lower"], numbers["upper"]) == pytest.approx((9.4299324, 99.1596241), abs=1e-6)


def test_the_rate_is_over_the_time_watched(analysed):
    """One and two until the cut-off, 529 days each, both ends counted; three for 10 days."""
    days = 2 * ((date(2025, 6, 30) - COLLECTED).days + 1) + 10
    assert found(analysed, "any")["rate"] == pytest.approx(8 / (days / 365.25), rel=1e-9)


def test_terms_are_one_in_whatever_capitals_and_the_commonest_comes_first(analysed):
    terms = [r.parameter for r in analysed.results.find(
        analysis="adverse_events_by_term", statistic="participants", group="All")]  # fmt: skip
    assert terms[0] == "Bone pain"
    numbers = {r.statistic: r.value for r in analysed.results.find(
        analysis="adverse_events_by_term", parameter="Bone pain")}  # fmt: skip
    assert (numbers["participants"], numbers["events"], numbers["denominator"]) == (2, 3, 3)


def test_months_count_from_the_first_dose_and_go_below_zero_before_it(analysed):
    months = {r.parameter: r.value for r in analysed.results.find(
        analysis="adverse_events_by_month")}  # fmt: skip
    assert months["0"] == 1  # the fever on the day of the dose
    assert months["-1"] == 1  # 29 days before it
    assert months["-2"] == 1  # 42 days before it
    assert sum(months.values()) == 5  # three was never dosed; the rash has no day


def test_safety_is_shown_also_where_no_endpoint_asks_for_it():
    rows = sheet()
    rows.study = cell_study(endpoints=())
    results = analyse(rows.cut(), "test").results
    (any_event,) = results.find(parameter="any", visit="all", statistic="participants")
    assert (any_event.value, any_event.endpoint) == (3, "")


def test_a_fatal_event_says_so_in_the_words_of_cdisc(analysed):
    stroke = analysed.sdtm["AE"].filter(AETERM="Stroke").row(0, named=True)
    assert (stroke["AEOUT"], stroke["AESDTH"], stroke["AESER"]) == ("FATAL", "Y", "Y")
    assert stroke["AEREL"] is None  # nobody answered: missing stays missing
    assert stroke["AEDECOD"] is None  # no dictionary was brought: uncoded


@pytest.mark.requirement("E3")
def test_relatedness_to_collection_and_administration_goes_to_suppae(analysed):
    supp = analysed.sdtm["SUPPAE"].filter(QNAM="AERELCOL", QVAL="DEFINITELY RELATED")
    assert supp.select("IDVAR", "IDVARVAL").rows() == [("AESEQ", "2")]


def two_arms() -> Sheet:
    """One collected and dosed, one given a placebo without any collection, one event each."""
    study = cell_study(
        arms=(
            Arm(id="cells", label="Cells", type="EXPERIMENTAL", interventions=("cells",)),
            Arm(id="saline", label="Saline", type="PLACEBO_COMPARATOR", interventions=("saline",)),
        ),
        anchors=tuple(
            Anchor(id=name, label=name, set_by=set_by)
            for name, set_by in (("consent", "consent"), ("collection", "collect"),
                                 ("dose_1", "infuse_1"))
        ),
        activities=(
            Activity(id="consent", label="Consent", act="consent"),
            Activity(id="collect", label="Collection", act="collection"),
            Activity(id="infuse_1", label="Dose", act="administration", dose=1),
            Activity(id="saline_1", label="Saline", act="administration", dose=1),
        ),
        encounters=tuple(
            Encounter(id=name, label=name, epoch="treatment", timing=Timing(anchor="consent"),
                      activities=acts, arms=arms)
            for name, acts, arms in (
                ("SCR", ("consent",), ()), ("COL", ("collect",), ("cells",)),
                ("D1", ("infuse_1",), ("cells",)), ("D1C", ("saline_1",), ("saline",)))
        ),
    )  # fmt: skip
    rows = Sheet(study)
    one = rows.treated("001")
    two = rows.person("002", arm="saline", consent=date(2024, 1, 2), enrolment=date(2024, 1, 12),
                      dose_1=DOSE_1)  # fmt: skip
    rows.add("product", participant=two, step="administration", dose=1, on=DOSE_1,
             intervention="saline")  # fmt: skip
    rows.adverse_event(one, "Bone pain", COLLECTED)
    rows.adverse_event(two, "Headache", date(2024, 1, 20))  # before anything was given
    rows.adverse_event(two, "Headache", date(2024, 4, 1))
    return rows


@pytest.mark.requirement("E3")
def test_an_arm_without_a_collection_counts_from_its_first_dose():
    analysed = analyse(two_arms().cut(), "test")
    assert analysed.adam["ADSL"]["SAFFL"].to_list() == ["Y", "Y"]
    assert analysed.adam["ADSL"]["SAFSDT"].to_list() == [COLLECTED, DOSE_1]
    numbers = {
        (result.group, result.statistic): result.value
        for result in analysed.results.find(
            analysis="adverse_events", parameter="any", visit="all", endpoint="P1"
        )
    }
    assert (numbers["Saline", "participants"], numbers["Saline", "denominator"]) == (1, 1)
    assert numbers["Saline", "events"] == 1
    assert (numbers["All", "events"], numbers["All", "denominator"]) == (2, 2)
    (at_risk,) = analysed.results.find(
        analysis="adverse_events_by_term", parameter="Headache", group="Saline",
        statistic="denominator",
    )  # fmt: skip
    assert at_risk.value == 1


def test_periods_are_those_of_the_arm():
    analysed = analyse(two_arms().cut(), "test")
    early = analysed.adam["ADAE"].filter(ATERM="Headache")["APERIODC"].to_list()
    assert early == ["consent to dose 1", "after dose 1"]
    periods = {
        group: {
            result.visit for result in analysed.results.find(analysis="adverse_events", group=group)
        }
        for group in ("Cells", "Saline")
    }
    assert periods["Saline"] == {"all", "after dose 1"}
    assert periods["Cells"] == {"all", "collection to dose 1", "after dose 1"}


@pytest.mark.requirement("E3")
def test_relatedness_that_the_form_does_not_ask_for_is_absent_and_not_zero():
    form = adverse_event_form(("administration", "disease"))
    rows = sheet()
    rows.study = cell_study(forms=(form,))
    analysed = analyse(rows.cut(), "test")
    asked = {
        result.parameter
        for result in analysed.results.find(analysis="adverse_events")
        if result.parameter.startswith("related")
    }
    assert asked == {"related_administration", "related_disease"}
    assert "RELCELLS" not in analysed.adam["ADAECNT"]["PARAMCD"].to_list()
    assert analysed.adam["ADAE"]["RELCELFL"].null_count() == analysed.adam["ADAE"].height
    fever = analysed.sdtm["AE"].filter(AESEQ=5).row(0, named=True)
    assert fever["AEREL"] == "UNLIKELY RELATED"  # to the administration, for no cells are asked for
