"""The consent form is a skeleton: what the study says is there, what people must say a blank."""

from __future__ import annotations

from report.documents.studies import block_words, drug, flagship, randomised, words
from trialwright.report.documents.consent import PARTS, consent
from trialwright.report.documents.model import Grid, Heading, plain


def test_it_has_every_part_and_says_that_it_is_not_ready() -> None:
    document = consent(flagship())
    headings = [plain(block.text) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [*(title for title, _ in PARTS), "Consent"]
    assert "A skeleton, not a form to sign" in words(document)


def test_procedures_and_their_harms_follow_from_the_study() -> None:
    said = words(consent(flagship()))
    assert "You would be given it twice." in said
    assert "Taking bone marrow" in said
    assert "Infusion into a vein" in said
    assert "Infusion into an artery" not in said
    assert "About 30 people" in said
    assert "Infusion into an artery" in words(consent(randomised()))


def test_a_drug_trial_takes_no_marrow() -> None:
    said = words(consent(drug()))
    assert "marrow" not in said
    assert "cells" not in said


def test_chance_is_told_where_groups_are_drawn_by_chance() -> None:
    assert "decided by chance (1 to 1)" in words(consent(randomised()))
    assert "Everybody in the study gets the same" in words(consent(flagship()))


def test_how_often_a_harm_happens_is_never_guessed() -> None:
    tables = [block for block in consent(flagship()).blocks if isinstance(block, Grid)]
    harms = next(table for table in tables if "Known harms" in block_words(table))
    assert {plain(row.cells[2]) for row in harms.rows} == {"[to be written: how often, source]"}


def test_every_visit_is_told() -> None:
    said = words(consent(flagship()))
    for visit in flagship().encounters:
        assert visit.label in said
