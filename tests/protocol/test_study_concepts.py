"""A study's own concepts: beside the library's, never in their place."""

from __future__ import annotations

from msgspec.structs import replace

from trialwright.protocol.check import check_study
from trialwright.protocol.concepts import Concept, SdtmHome, load_concepts
from trialwright.protocol.forms import Form, Item
from trialwright.protocol.identity import definition_hash
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of

from .records import answered

WALK = Concept(
    id="walk", label="Walks", kind="count", sdtm=SdtmHome(domain=""), plot_label="Walks a week"
)
FORM = Form(id="walks", label="Walks", items=(Item(id="walk", concept="walk"),))


def study(*concepts: Concept) -> Study:
    drafted = answered({})
    return replace(drafted, concepts=concepts, forms=(*drafted.forms, FORM))


def places(checked: Study) -> set[str]:
    return {finding.place for finding in check_study(checked)}


def test_an_own_concept_can_be_asked_for() -> None:
    assert concepts_of(study(WALK))["walk"] is WALK
    assert "forms.walks.items" not in places(study(WALK))
    assert "forms.walks.items" in places(study())


def test_without_own_concepts_it_is_the_library() -> None:
    assert concepts_of(answered({})) is load_concepts()


def test_an_id_of_ours_keeps_its_meaning_and_is_an_error_in_a_study() -> None:
    taken = replace(WALK, id="hba1c")
    assert concepts_of(study(WALK, taken))["hba1c"] is load_concepts()["hba1c"]
    assert "concepts.hba1c" in places(study(WALK, taken))


def test_a_choice_needs_choices() -> None:
    assert "concepts.walk.choices" in places(study(replace(WALK, kind="choice")))


def test_two_studies_that_ask_otherwise_are_not_the_same_study() -> None:
    assert definition_hash(study(WALK)) != definition_hash(study(replace(WALK, label="Steps")))
