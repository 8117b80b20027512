"""Findings and errors: what a command says, and the family its exit code comes from."""

from __future__ import annotations

import pytest

from trialwright.values import findings
from trialwright.values.findings import Finding, Severity


def test_a_severity_is_written_as_the_word_that_readers_see():
    assert [str(severity) for severity in Severity] == ["error", "warning", "note"]


def test_a_finding_is_a_fact_and_can_not_be_changed():
    finding = Finding("eligibility", Severity.NOTE, "line 3", "etc.", "open list", "list them")
    with pytest.raises(AttributeError):
        finding.rule = "another"


@pytest.mark.parametrize("name", ["InputRefused", "AnswerIsNo", "MoveRefused", "NotPermitted"])
def test_every_error_of_ours_is_one_family_so_that_a_shell_can_tell_it_from_a_bug(name: str):
    assert issubclass(getattr(findings, name), findings.TrialwrightError)
