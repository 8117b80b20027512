"""A condition of one sex admits that sex."""

from __future__ import annotations

from trialwright.record.lint.sex_against_condition import check

from ..trials import trial


def test_ovarian_failure_in_all_sexes_is_found():
    (found,) = check(
        trial(eligibilityModule__sex="ALL", conditionsModule__conditions=["Ovarian Failure"])
    )
    assert found.quote == "Ovarian Failure"


def test_a_condition_of_both_beside_it_explains_it():
    assert not list(
        check(
            trial(
                eligibilityModule__sex="ALL",
                conditionsModule__conditions=["Ovarian Failure", "Infertility"],
            )
        )
    )


def test_women_alone_are_right():
    assert not list(
        check(
            trial(eligibilityModule__sex="FEMALE", conditionsModule__conditions=["Ovarian Failure"])
        )
    )
