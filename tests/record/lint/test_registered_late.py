"""Registration is due before the first participant; who says so, and for whom, is said."""

from __future__ import annotations

from trialwright.record.lint.registered_late import check

from ..trials import trial

STATUS = "statusModule"


def dated(start, sent, kind="ACTUAL", **more):
    return trial(
        **{
            f"{STATUS}__startDateStruct": {"date": start, **({"type": kind} if kind else {})},
            f"{STATUS}__studyFirstSubmitDate": sent,
            **more,
        }
    )


def test_eleven_days_late_names_icmje_and_not_united_states_law():
    regulated = {"oversightModule": {"isFdaRegulatedDrug": False, "isFdaRegulatedDevice": False}}
    (found,) = check(dated("2017-11-01", "2017-11-12", **regulated))
    assert "11 days after the start: late by ICMJE" in found.message
    assert (
        "42 CFR 11.24 (21 days) does not apply: it is declared not FDA-regulated" in found.message
    )


def test_the_day_of_the_start_itself_is_in_time():
    assert not list(check(dated("2017-11-01", "2017-11-01")))


def test_a_month_is_late_only_when_it_is_late_whichever_day_it_was():
    assert not list(check(dated("2017-11", "2017-11-30")))
    (found,) = check(dated("2017-11", "2017-12-02"))
    assert "2 days or more" in found.message


def test_a_start_that_is_only_planned_accuses_nobody():
    assert not list(check(dated("2017-11-01", "2017-11-12", kind="ESTIMATED")))


def test_a_start_without_its_kind_says_if():
    (found,) = check(dated("2012-04-01", "2012-06-18", kind=None))
    assert found.message.startswith("If the start date is the actual one")


def test_trials_before_july_2005_and_withdrawn_ones_are_left_alone():
    assert not list(check(dated("2005-03-22", "2005-06-14")))
    withdrawn = {"statusModule__overallStatus": "WITHDRAWN"}
    assert not list(check(dated("2017-11-01", "2017-11-12", **withdrawn)))


def test_a_regulated_trial_past_three_weeks_is_late_by_law_too():
    regulated = {
        "oversightModule": {"isFdaRegulatedDrug": True},
        "designModule__phases": ["PHASE2"],
        "contactsLocationsModule__locations": [{"country": "United States"}],
    }
    (found,) = check(dated("2018-01-01", "2018-02-01", **regulated))
    assert "It is also later than the 21 days" in found.message
