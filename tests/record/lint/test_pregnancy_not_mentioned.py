"""Women given a product are told about pregnancy."""

from __future__ import annotations

from trialwright.record.lint.pregnancy_not_mentioned import check

from ..trials import cells, trial


def test_women_of_age_without_a_word_are_noted():
    (found,) = check(
        trial(
            eligibilityModule__sex="ALL",
            armsInterventionsModule__interventions=cells(),
            eligibilityModule__eligibilityCriteria=(
                "Inclusion Criteria:\nDiabetes\nConsent\nExclusion Criteria:\nCancer\nHIV"
            ),
        )
    )
    assert found.quote == ""


def test_a_word_is_enough():
    assert not list(
        check(
            trial(
                eligibilityModule__sex="ALL",
                armsInterventionsModule__interventions=cells(),
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nDiabetes\nConsent\nExclusion Criteria:\nCancer\nPregnancy"
                ),
            )
        )
    )


def test_men_alone_need_none():
    assert not list(
        check(
            trial(
                eligibilityModule__sex="MALE",
                armsInterventionsModule__interventions=cells(),
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nDiabetes\nConsent\nExclusion Criteria:\nCancer\nHIV"
                ),
            )
        )
    )


def test_from_sixty_on_it_is_no_matter():
    assert not list(
        check(
            trial(
                eligibilityModule__sex="ALL",
                eligibilityModule__minimumAge="60 Years",
                armsInterventionsModule__interventions=cells(),
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nDiabetes\nConsent\nExclusion Criteria:\nCancer\nHIV"
                ),
            )
        )
    )


def test_only_men_have_a_prostate():
    assert not list(
        check(
            trial(
                eligibilityModule__sex="ALL",
                conditionsModule__conditions=["Prostatitis"],
                armsInterventionsModule__interventions=cells(),
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nDiabetes\nConsent\nExclusion Criteria:\nCancer\nHIV"
                ),
            )
        )
    )
