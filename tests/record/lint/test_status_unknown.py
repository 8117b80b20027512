"""A status nobody verified is told."""

from __future__ import annotations

from trialwright.record.lint.status_unknown import check

from ..trials import trial


def test_an_unknown_status_is_noted_with_the_last_known():
    (found,) = check(
        trial(
            statusModule__overallStatus="UNKNOWN",
            statusModule__lastKnownStatus="RECRUITING",
            statusModule__statusVerifiedDate="2018-04",
        )
    )
    assert found.quote == "last known RECRUITING, verified 2018-04"


def test_a_known_status_is_not():
    assert not list(check(trial(statusModule__overallStatus="RECRUITING")))
