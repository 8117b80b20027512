"""Approvals: both kinds, of this version, valid on the day."""

from __future__ import annotations

from datetime import date

from trialwright.conduct.approvals import Approval, missing_approvals

ETHICS = Approval("ethics", "1", date(2024, 1, 1), date(2024, 12, 31), event=2)
AUTHORITY = Approval("authority", "1", date(2024, 2, 1), None, event=3)


def test_both_kinds_are_needed_and_both_ends_of_validity_count():
    filed = (ETHICS, AUTHORITY)
    assert missing_approvals(filed, "1", date(2024, 1, 31)) == ("authority",)
    assert missing_approvals(filed, "1", date(2024, 2, 1)) == ()
    assert missing_approvals(filed, "1", date(2024, 12, 31)) == ()
    assert missing_approvals(filed, "1", date(2025, 1, 1)) == ("ethics",)


def test_an_approval_of_another_version_does_not_count():
    assert missing_approvals((ETHICS, AUTHORITY), "2", date(2024, 3, 1)) == ("ethics", "authority")
