"""The fourteen contradictions and gaps of the flagship record, and which copy shows which."""

from __future__ import annotations

import pytest

from trialwright.record.compare import compare, findings_of
from trialwright.record.lint import lint
from trialwright.record.publication import compare_publication
from trialwright.record.read import read_record

from .trials import flagship, shared

# number in the list of facts: the rules that show it, with how many places
ON_THE_PAGE = {
    1: {"single-group-comparison": 3},
    4: {"outcome-without-metric": 2},
    5: {"criterion-not-computable": 2},
    8: {"no-upper-age": 1, "no-duration-limit": 1, "no-washout": 1},
    9: {"dose-not-stated": 1},
    10: {"reduction-undefined": 1},
    12: {"responder-undefined": 1},
    13: {"anchor-ambiguous": 3},
    14: {"product-type": 1},
}
# beyond the fourteen: what else a careful reviewer would ask
BEYOND = {0: {"pregnancy-not-mentioned": 1, "route-not-stated": 1}}
ONLY_IN_THE_REGISTRY = {
    2: {"registered-late": 1},
    7: {"known-slip": 1},
    11: {"results-not-posted": 1},
}


def counted(record):
    found = {}
    for finding in lint(record):
        found[finding.rule] = found.get(finding.rule, 0) + 1
    return found


def all_of(*tables):
    return {
        rule: often for table in tables for rules in table.values() for rule, often in rules.items()
    }


def test_the_example_page_shows_its_nine():
    assert counted(flagship("txt")) == all_of(ON_THE_PAGE, BEYOND)


def test_the_example_registry_record_shows_twelve():
    assert counted(flagship("json")) == all_of(ON_THE_PAGE, BEYOND, ONLY_IN_THE_REGISTRY)


def test_the_saved_page_shows_the_same_nine():
    record = read_record(shared("medpath/nct03343782.txt"))
    assert counted(record) == all_of(ON_THE_PAGE, BEYOND)


def test_the_older_registry_form_shows_the_same_twelve():
    record = read_record(shared("ctgov/NCT03343782.studyfields.v1.json"))
    assert counted(record) == all_of(ON_THE_PAGE, BEYOND, ONLY_IN_THE_REGISTRY)


@pytest.mark.parametrize(("one", "other"), [("txt", "json"), ("json", "txt")])
def test_the_two_copies_show_the_sixth(one, other):
    (found,) = findings_of(compare(flagship(one), flagship(other)))
    assert found.rule == "phase-differs"
    assert found.place == "protocolSection.designModule.phases"


def test_a_publication_shows_the_third():
    abstract = (
        "People were randomly assigned (1:1) to two routes. Efficacy was assessed by the change of"
        " HbA1c, fasting glucose and C-peptide. It was safe and well tolerated."
    )
    found = {finding.rule: finding for finding in compare_publication(flagship("json"), abstract)}
    assert found["primary-not-published"].quote == "Insulin dose"
    assert "design-differs-in-publication" in found


def test_each_rule_has_one_finding_a_place():
    for name in ("txt", "json"):
        places = [(finding.rule, finding.place) for finding in lint(flagship(name))]
        assert len(places) == len(set(places))


def test_every_finding_says_why_and_what_to_do_and_leads_back_to_its_words():
    record = flagship("json")
    for finding in lint(record):
        assert finding.message
        assert finding.advice
        there = record.get(finding.place)
        if finding.rule in {"single-group-comparison", "criterion-not-computable", "known-slip"}:
            assert finding.quote in there
