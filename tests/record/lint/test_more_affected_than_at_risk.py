"""No more people are affected than there are."""

from __future__ import annotations

from trialwright.record.lint.more_affected_than_at_risk import check
from trialwright.record.record import Record


def results(**group: int) -> Record:
    data = {"resultsSection": {"adverseEventsModule": {"eventGroups": [group]}}}
    return Record("ctgov", data, {})


def test_more_affected_than_at_risk_is_found():
    (found,) = check(results(seriousNumAffected=4, seriousNumAtRisk=3))
    assert found.quote == "4 of 3"
    assert found.place.endswith("eventGroups[0].seriousNumAffected")


def test_all_of_them_may_be_affected():
    assert not list(check(results(otherNumAffected=3, otherNumAtRisk=3)))


def test_where_a_number_is_missing_nothing_is_said():
    assert not list(check(results(deathsNumAffected=3)))
