"""Markup in a text hides its signs."""

from __future__ import annotations

from trialwright.record.lint.html_left_over import check

from ..trials import trial

SUMMARY = "descriptionModule__briefSummary"


def test_a_tag_or_an_entity_is_found_once_a_text():
    (found,) = check(trial(**{SUMMARY: "age &lt; 65<br/>and more<br/>"}))
    assert found.quote == "&lt;"


def test_signs_of_comparison_are_no_markup():
    assert not list(check(trial(**{SUMMARY: "a < b and c > d, AT&T"})))
