"""Title and model say the same."""

from __future__ import annotations

from trialwright.record.lint.model_against_title import check

from ..trials import trial


def test_a_crossover_title_over_a_parallel_model_is_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="A crossover trial",
            designModule__designInfo__interventionModel="PARALLEL",
        )
    )
    assert found.quote == "A crossover trial"


def test_a_parallel_group_title_over_a_parallel_model_is_right():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="A parallel-group trial",
                designModule__designInfo__interventionModel="PARALLEL",
            )
        )
    )


def test_a_later_option_to_cross_over_is_no_crossover():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="Cells with a crossover option",
                designModule__designInfo__interventionModel="PARALLEL",
            )
        )
    )
