"""A MedPath page in either layout, and what is done where it runs columns together."""

from __future__ import annotations

import pytest

from trialwright.record import medpath
from trialwright.record.content import Content
from trialwright.record.read import read_record, read_records

from .pages import page
from .trials import flagship, shared

SECTION = "protocolSection"
MEASURES = f"{SECTION}.outcomesModule"
COMPLETE = (
    "actrn12605000266662__listform", "actrn12605000266662__plain", "euctr2014-001244-38-gb",
    "itmctr2000003001", "jprn-jrct2080220180__listform", "nct03343782",
)  # fmt: skip
CUT = (
    "ctri-2017-08-009207", "euctr2008-001049-24-fr__listform", "isrctn55376150",
    "nct02454374__head",
)  # fmt: skip


def read_text(text):
    return next(medpath.read(Content("page.txt", text)))


def rules(record):
    return {finding.rule for finding in record.findings}


def test_the_run_together_arms_row_is_cut_at_the_intervention_the_page_lists():
    record = flagship("txt")
    arm = record.get(f"{SECTION}.armsInterventionsModule.armGroups[0]")
    assert arm["label"] == "Stem cell transplantation"
    assert arm["description"].startswith("Intervention: 30 patients will be transplanted")
    assert arm["interventionNames"] == [
        "Combination Product: Expanded autologous bone marrow-derived mesenchymal stem cell"
    ]
    assert not record.findings


def test_the_run_together_outcome_row_is_cut_at_its_time_frame():
    outcome = flagship("txt").get(f"{MEASURES}.primaryOutcomes[1]")
    assert outcome == {
        "measure": "Adverse events",
        "description": "Number of adverse events in both groups",
        "timeFrame": "up to the 12-month period following treatment",
    }


def test_every_value_knows_its_file_line_and_words():
    record = flagship("txt")
    origin = record.provenance[f"{SECTION}.identificationModule.nctId"]
    assert (origin.file, origin.place, origin.quote) == (
        "nct03343782.txt",
        "line 10",
        "NCT03343782",
    )
    time = record.provenance[f"{MEASURES}.primaryOutcomes[0].timeFrame"]
    assert time.quote == "Insulin doseup to the 12-month period following treatment"


def test_the_flag_stands_between_the_facility_and_its_town():
    assert flagship("txt").get(f"{SECTION}.contactsLocationsModule.locations") == [
        {
            "facility": "Vinmec Research Institute of Stem Cell and Gene Technology",
            "city": "Hanoi",
            "country": "Vietnam",
        }
    ]


HEAD = (
    "A trial\n{head}\nConditions\nDiabetes\n{more}Registration Number\nNCT00000001\n"
    "Lead Sponsor\nX\n"
)
DESIGN = "Study & Design\nStudy Type\nInterventional\n{arms}Primary Outcome Measures\n{rows}\n"
END = "Secondary Outcome Measures\nNameTimeMethod\n"


def build(head="", more="", arms="", rows="NameTimeMethod"):
    text = HEAD.format(head=head, more=more) + DESIGN.format(arms=arms, rows=rows) + END
    return read_text(text)


@pytest.mark.parametrize(
    ("head", "phases", "status"),
    [
        ("Phase 2/Phase 3\nRecruiting", ["PHASE2", "PHASE3"], "RECRUITING"),
        ("Terminated", None, "TERMINATED"),
        ("Not Applicable", ["NA"], None),
        ("", None, None),
        ("Phase 1\not Recruiting", ["PHASE1"], "ot Recruiting"),
    ],
)
def test_phase_and_status_are_optional_and_unlabelled(head, phases, status):
    record = build(head)
    assert record.get(f"{SECTION}.designModule.phases") == phases
    assert record.get(f"{SECTION}.statusModule.overallStatus") == status


def test_several_arms_and_rows_without_descriptions_are_told_apart():
    record = build(
        more="Interventions\nDrug: Metformin\nDrug: Placebo\n",
        arms="Arm && Interventions\nGroupInterventionDescription\n"
        "MetforminMetforminMetformin 500 mg twice a day\nControlPlaceboPlacebo tablets\n",
        rows="NameTimeMethod\nHbA1cBaseline, Week 12\nWeight6 months\n\nMean change in kg\n\n"
        "BMIWeek 24",
    )
    arms = record.get(f"{SECTION}.armsInterventionsModule.armGroups")
    assert [arm["label"] for arm in arms] == ["Metformin", "Control"]
    assert arms[0]["description"] == "Metformin 500 mg twice a day"
    assert record.get(f"{MEASURES}.primaryOutcomes") == [
        {"measure": "HbA1c", "timeFrame": "Baseline, Week 12"},
        {"measure": "Weight", "description": "Mean change in kg", "timeFrame": "6 months"},
        {"measure": "BMI", "timeFrame": "Week 24"},
    ]
    assert "read.column-split" not in rules(record)


def test_a_row_that_can_not_be_cut_for_certain_stays_whole_and_says_so():
    record = build(
        arms="Arm && Interventions\nGroupInterventionDescription\nControlUsual careAs before\n",
        rows="NameTimeMethod\nAdverse reactions as assessed by CTCAE v4.012 weeks",
    )
    arm = record.get(f"{SECTION}.armsInterventionsModule.armGroups[0]")
    assert arm == {"description": "ControlUsual careAs before"}
    doubtful = {f.place for f in record.findings if f.rule == "read.column-split"}
    assert doubtful == {
        f"{SECTION}.armsInterventionsModule.armGroups[0]",
        f"{MEASURES}.primaryOutcomes[0]",
    }


def test_headings_inside_prose_are_prose():
    record = read_text(
        "T\nConditions\nX\nRegistration Number\nNCT00000001\nLead Sponsor\nY\nBrief Summary\n\n"
        "We say\nConditions\nInclusion Criteria\nand more\n\nRecruitment & Eligibility\n\n"
        "Status\nCompleted\nInclusion Criteria\n\nAdults\n\nStudy & Design\n\n"
        "Secondary Outcome Measures\nNameTimeMethod\n"
    )
    summary = record.text(f"{SECTION}.descriptionModule.briefSummary")
    assert summary == "We say\nConditions\nInclusion Criteria\nand more"
    criteria = record.text(f"{SECTION}.eligibilityModule.eligibilityCriteria")
    assert criteria == "Inclusion Criteria:\n\nAdults"


def test_the_sites_own_news_are_no_part_of_the_record():
    text = "MedPath\n\n" + page(flagship("json")) + "Related News\nSomething new about cells\n"
    record = read_text(text + "© Copyright 2025. All Rights Reserved by MedPath\n")
    assert rules(record) == {"read.site-block"}
    assert not record.left_over


@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_page_ends_in_fields_almost_whole(name):
    record = read_record(shared(f"medpath/{name}.txt"))
    assert record.coverage >= 0.98
    assert "read.page-cut" not in rules(record)


@pytest.mark.parametrize("name", CUT)
def test_a_page_cut_in_the_middle_gives_what_could_be_read_and_says_so(name):
    record = read_record(shared(f"medpath/{name}.txt"))
    assert record.title
    assert "read.page-cut" in rules(record)


def test_the_traps_of_the_other_registries():
    listed = read_record(shared("medpath/euctr2008-001049-24-fr__listform.txt"))
    assert "read.criteria-headings" in rules(listed)
    plain = read_record(shared("medpath/actrn12605000266662__plain.txt"))
    assert plain.get(f"{MEASURES}.primaryOutcomes[0].timeFrame") == "At 5 minutes"
    assert len(plain.items(f"{MEASURES}.secondaryOutcomes")) == 5
    japan = read_record(shared("medpath/jprn-jrct2080220180__listform.txt"))
    assert len(japan.items(f"{MEASURES}.secondaryOutcomes")) == 3
    india = read_record(shared("medpath/ctri-2017-08-009207.txt"))
    assert india.get(f"{SECTION}.designModule.enrollmentInfo") is None
    assert india.get(f"{SECTION}.eligibilityModule.sex") is None


def test_both_layouts_of_one_page_say_the_same():
    plain, listed = (
        read_record(shared(f"medpath/actrn12605000266662__{layout}.txt"))
        for layout in ("plain", "listform")
    )
    for module in ("outcomesModule", "eligibilityModule", "identificationModule", "designModule"):
        assert plain.get(f"{SECTION}.{module}") == listed.get(f"{SECTION}.{module}")


def test_records_written_as_pages_read_back_or_are_said_to_be_doubtful():
    """A wrong split without a finding must stay under one table in a hundred."""
    silent = tables = 0
    path = shared("ctgov/cell_therapy_1536.studyfields.v1.jsonl.gz")
    for number, record in enumerate(read_records(path)):
        if number % 10:
            continue
        again = read_text(page(record))
        assert again.coverage >= 0.98
        places = {finding.place for finding in again.findings}
        for kind in ("primaryOutcomes", "secondaryOutcomes"):
            tables += 1
            told = any(place.startswith(f"{MEASURES}.{kind}") for place in places)
            silent += not told and said(record, kind) != said(again, kind)
    assert tables > 200
    assert silent <= tables / 100


def said(record, kind):
    keys = ("measure", "timeFrame", "description")
    rows = record.items(f"{MEASURES}.{kind}")
    return [tuple(row.get(key, "").strip() for key in keys) for row in rows]
