"""Few outcomes can be primary."""

from __future__ import annotations

from trialwright.record.lint.many_primary_outcomes import check

from ..trials import outcome, trial


def test_six_primary_outcomes_are_noted():
    (found,) = check(
        trial(outcomesModule__primaryOutcomes=[outcome(f"Outcome {n}") for n in range(6)])
    )
    assert found.quote == "Outcome 0 | Outcome 1 | Outcome 2 | Outcome 3 | Outcome 4 | Outcome 5"


def test_five_are_let_be():
    assert not list(
        check(trial(outcomesModule__primaryOutcomes=[outcome(f"Outcome {n}") for n in range(5)]))
    )
