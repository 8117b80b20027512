"""A criterion that no data can answer is named, line by line."""

from __future__ import annotations

from trialwright.record.lint.criterion_not_computable import check

from ..trials import trial

CRITERIA = "eligibilityModule__eligibilityCriteria"


def found_for(line):
    return list(check(trial(**{CRITERIA: f"Exclusion Criteria:\n\n{line}"})))


def test_severe_disease_etc_is_one_finding_that_names_both():
    line = "Chronic disease or severe disease, including cancer, liver disease, etc."
    (found,) = found_for(line)
    assert found.quote == line
    assert "“severe disease” and “etc.”" in found.message
    assert found.place == "protocolSection.eligibilityModule.eligibilityCriteria:2"


def test_judgement_alone_is_a_note():
    (found,) = found_for("According to the medical doctor's judgement, may endanger the safety")
    assert found.severity == "note"


def test_a_degree_with_its_definition_beside_it_is_computable():
    assert not found_for("Severe heart failure (NYHA III or IV)")
    assert not found_for("Uncontrolled hypertension, above 160 mmHg")
    assert not found_for("History of major depressive disorder")


def test_the_place_leads_back_to_the_line():
    record = trial(**{CRITERIA: "Inclusion Criteria:\n\nAdults\n\nCancer, asthma, etc."})
    (found,) = check(record)
    assert record.get(found.place) == found.quote
