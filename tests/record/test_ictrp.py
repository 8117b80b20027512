"""The WHO export: many registries' words in one form, of which only what is certain is taken."""

from __future__ import annotations

import pytest

from trialwright.record.ictrp_fields import enrolled_on, lines, parts, registered_on

from .reading import read_all, read_one, rules, said
from .registries import ICTRP_XML


@pytest.fixture(name="records")
def _records(tmp_path):
    return read_all(tmp_path, ICTRP_XML)


def test_a_file_holds_many_trials_of_many_registries(records):
    first, second = records
    assert (first.registry_id, first.nct_id) == ("ChiCTR9900000001", None)
    assert (second.registry_id, second.nct_id) == ("NCT99000005", "NCT99000005")
    assert first.provenance["protocolSection.identificationModule.briefTitle"].place == (
        "$.Trials_downloaded_from_ICTRP.Trial[0].Public_title"
    )


def test_what_depends_on_the_registry_stays_as_it_stands(records):
    first, _second = records
    assert said(first, "statusModule.overallStatus") is None  # `Not Recruiting` is before or after
    assert said(first, "eligibilityModule.minimumAge") is None  # 18 of what
    assert said(first, "eligibilityModule.maximumAge") == "65 Years"
    assert said(first, "designModule.enrollmentInfo") is None  # two groups, not one number
    assert first.text("sourceSection.Target_size") == "cupping:30;waiting:30;"
    assert said(first, "designModule.phases") == ["NA"]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2021-03-14", "2021-03-14"),
        ("20210314", "2021-03-14"),
        ("14/03/2021", "2021-03-14"),
        ("03/14/2021", "2021-03-14"),
        ("March 14, 2021", "2021-03-14"),
        ("03/03/2021", "2021-03-03"),
        ("02/03/2021", None),
        ("2021-02-30", None),
        ("31/31/2021", None),
        ("soon", None),
    ],
)
def test_dates_are_read_where_day_and_month_are_certain(words, date):
    assert registered_on(words) == date
    if words != "20210314":
        assert enrolled_on(words) == date


def test_breaks_in_html_become_lines_with_a_note(records):
    first, second = records
    assert [words for _path, words in first.criteria_lines] == [
        "Inclusion criteria: 1. Stiff neck;",
        "2. Age 18 to 65 years.",
        "Exclusion criteria: Fracture",
    ]
    assert rules(first).count("read.line-breaks") == 1
    assert "read.line-breaks" not in rules(second)
    assert lines("a<br>b <BR/>\n c") == "a\nb \nc"


def test_typed_interventions_have_names_and_prose_has_none(records):
    first, second = records
    assert said(first, "armsInterventionsModule.interventions") == [
        {"description": "cupping:once a week;waiting:nothing;"}
    ]
    assert said(second, "armsInterventionsModule.interventions") == [
        {"type": "PROCEDURE", "name": "Cold water"},
        {"type": "OTHER", "name": "Warm water"},
    ]


def test_the_design_is_read_in_clinicaltrials_gov_s_phrases(records):
    first, second = records
    assert said(first, "designModule.designInfo") is None
    assert said(second, "designModule.designInfo") == {
        "allocation": "RANDOMIZED",
        "interventionModel": "CROSSOVER",
        "primaryPurpose": "TREATMENT",
        "maskingInfo": {"masking": "NONE"},
    }


def test_conditions_are_cut_only_where_the_registry_cuts_them(records, tmp_path):
    assert said(records[1], "conditionsModule.conditions") == ["Neck Pain", "Stiffness"]
    chinese = ICTRP_XML.replace("<Condition>Neck pain<", "<Condition>Neck pain; stiff neck<")
    first, _second = read_all(tmp_path, chinese)
    assert said(first, "conditionsModule.conditions") == ["Neck pain; stiff neck"]
    assert parts("Iceland; ;Norway;") == ["Iceland", "Norway"]


def test_a_contact_is_one_person_with_two_names(tmp_path):
    def contact(first, last):
        names = f"<Contact_Firstname>{first}</Contact_Firstname>"
        names += f"<Contact_Lastname>{last}</Contact_Lastname>"
        one = f"<Trial><TrialID>CTRI/2099/01/000001</TrialID>{names}</Trial>"
        record = read_one(
            tmp_path, f"<Trials_downloaded_from_ICTRP>{one}</Trials_downloaded_from_ICTRP>"
        )
        return said(record, "contactsLocationsModule.centralContacts")

    assert contact("The", "Desk") == [{"name": "The Desk"}]
    assert contact("", "The Desk") == [{"name": "The Desk"}]
    assert contact("; ", "Desk;Door") is None


def test_outcomes_in_one_text_stay_one_with_a_finding(records):
    first, second = records
    assert said(first, "outcomesModule.primaryOutcomes") == [
        {"measure": "Pain;Movement;Days at work;"}
    ]
    assert "read.outcomes-together" in rules(first)
    assert rules(second) == []


def test_a_field_nobody_here_knows_is_left_over(records):
    assert records[1].left_over == ('A_new_field: "which nobody knows"',)
    assert records[1].coverage < 0.98 <= records[0].coverage


@pytest.mark.parametrize(
    ("words", "phases"),
    [
        ("Phase 3", ["PHASE3"]),
        ("2-3", ["PHASE2", "PHASE3"]),
        ("II", ["PHASE2"]),
        ("Phase 0", ["EARLY_PHASE1"]),
        ("Human pharmacology (Phase I): no Therapeutic exploratory (Phase II): yes", ["PHASE2"]),
        ("Retrospective study", None),
        ("Phase 9", None),
    ],
)
def test_phases_in_the_words_of_many_registries(tmp_path, words, phases):
    one = f"<Trial><TrialID>JPRN-UMIN999999999</TrialID><Phase>{words}</Phase></Trial>"
    record = read_one(
        tmp_path, f"<Trials_downloaded_from_ICTRP>{one}</Trials_downloaded_from_ICTRP>"
    )
    assert said(record, "designModule.phases") == phases
