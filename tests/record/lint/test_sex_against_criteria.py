"""Sex field and criterion say the same."""

from __future__ import annotations

from trialwright.record.lint.sex_against_criteria import check

from ..trials import trial


def test_both_sexes_under_a_field_of_women_are_found():
    (found,) = check(
        trial(
            eligibilityModule__sex="FEMALE",
            eligibilityModule__eligibilityCriteria=(
                "Inclusion Criteria:\nMale or female, 18 to 65 years"
            ),
        )
    )
    assert found.quote == "Male or female, 18 to 65 years"


def test_women_alone_under_a_field_of_all_are_found():
    (found,) = check(
        trial(
            eligibilityModule__sex="ALL",
            eligibilityModule__eligibilityCriteria="Inclusion Criteria:\nWomen aged 18 to 40 years",
        )
    )
    assert found.quote == "Women aged 18 to 40 years"


def test_men_and_women_are_all():
    assert not list(
        check(
            trial(
                eligibilityModule__sex="ALL",
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nMen, and women, over 18"
                ),
            )
        )
    )


def test_contraception_is_asked_of_women_alone():
    assert not list(
        check(
            trial(
                eligibilityModule__sex="ALL",
                eligibilityModule__eligibilityCriteria=(
                    "Inclusion Criteria:\nWomen with a negative pregnancy test"
                ),
            )
        )
    )
