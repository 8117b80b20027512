"""A first or last letter lost on the way is told, never mended."""

from __future__ import annotations

import pytest

from trialwright.record.lint.lost_letter import check

from ..trials import trial

TITLE = "identificationModule__briefTitle"
SPONSOR = "sponsorCollaboratorsModule__leadSponsor__name"


@pytest.mark.parametrize("title", ["Trial of Early Interventio", "Patients with hypertensio"])
def test_endings_no_word_has_are_found(title):
    (found,) = check(trial(**{TITLE: title}))
    assert found.quote == title.rsplit(" ", 1)[-1]


def test_a_word_the_record_has_whole_elsewhere_is_torn():
    record = trial(
        **{TITLE: "Exercise for knee pai", "conditionsModule__conditions": ["Knee pain"]}
    )
    assert len(list(check(record))) == 1


@pytest.mark.parametrize("sponsor", ["ovo Nordisk A/S", "ovartis Pharma K.K."])
def test_sponsors_without_their_first_letter_are_found(sponsor):
    (found,) = check(trial(**{SPONSOR: sponsor}))
    assert f"N{sponsor}" in found.message


def test_words_and_names_that_are_so_are_left_alone():
    assert not list(check(trial(**{TITLE: "Waist to hip ratio", SPONSOR: "argenx"})))
