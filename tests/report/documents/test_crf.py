"""The case report form on paper: every form of every visit, and where each value goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.documents.studies import block_words, flagship, words
from trialwright.analyse.discover import find_modules
from trialwright.analyse.run import SDTM
from trialwright.protocol.concepts import Concept, SdtmHome, load_concepts
from trialwright.protocol.forms import Form, Item
from trialwright.report.documents.crf import annotated_crf, blank_crf
from trialwright.report.documents.crf_answers import answer_space
from trialwright.report.documents.crf_names import NOT_SUBMITTED, sdtm_name
from trialwright.report.documents.model import DIGIT, LINE, TICK, Heading, PageBreak, plain
from trialwright.report.documents.pdf import write_pdf
from trialwright.report.documents.saying import asked_at

CONCEPTS = load_concepts()


def space(concept: str) -> str:
    form = Form(id="f", label="F", items=(Item(id=concept, concept=concept),))
    return plain(answer_space(form, CONCEPTS[concept]))


def test_there_is_a_page_for_every_form_of_every_visit() -> None:
    study = flagship()
    document = blank_crf(study)
    planned = sum(len(asked_at(study, visit)) for visit in study.encounters)
    unplanned = 1  # adverse events happen whenever they happen
    pages = [block for block in document.blocks if isinstance(block, PageBreak)]
    assert len(pages) == planned + unplanned
    said = words(document)
    for form in study.forms:
        assert form.label in said


def test_a_page_asks_for_a_number_and_never_for_a_name() -> None:
    said = words(blank_crf(flagship()))
    assert "Participant number" in said
    assert "Participant name" not in said


def test_the_room_for_an_answer_follows_its_kind() -> None:
    assert space("hba1c") == f"{DIGIT * 2} . {DIGIT}  %"
    assert space("sex") == f"{TICK}\u00a0Female     {TICK}\u00a0Male"
    assert space("consent_date").count(DIGIT) == 8
    assert space("informed_consent") == f"{TICK}\u00a0yes     {TICK}\u00a0no"
    assert space("ae_term") == LINE
    # short choices stand side by side, long ones each on a line
    assert space("ae_related_cells").count("\n") == 0
    assert space("ae_grade").count("\n") == 4


def test_what_is_computed_is_not_written() -> None:
    items = tuple(Item(id=name, concept=name) for name in ("height", "weight", "bmi"))
    form = Form(id="f", label="F", items=items)
    assert "computed by the system" in plain(answer_space(form, CONCEPTS["bmi"]))
    alone = Form(id="f", label="F", items=items[2:])
    assert DIGIT in plain(answer_space(alone, CONCEPTS["bmi"]))


@pytest.mark.parametrize(
    ("concept", "name"),
    [
        ("hba1c", 'LB.LBORRES where LBTESTCD = "HBA1C"; unit in LBORRESU'),
        ("hba1c_method", 'LB.LBMETHOD where the test is "HBA1C"'),
        ("age", "DM.AGE"),
        ("ae_related_cells", "AE.AEREL"),
        ("ae_related_disease", 'SUPPAE.QVAL where QNAM = "AERELDIS"'),
        ("cm_name", 'CM.CMTRT where CMCAT = "CONCOMITANT"'),
        ("type_1_diabetes", 'MH.MHOCCUR where MHTERM = "Type 1 diabetes"'),
    ],
)
def test_an_item_names_its_place_in_sdtm(concept: str, name: str) -> None:
    assert sdtm_name(CONCEPTS[concept]) == name


@pytest.mark.parametrize("concept", [c for c in CONCEPTS.values() if c.sdtm.variable])
def test_a_variable_that_is_named_is_one_that_the_analysis_makes(concept: Concept) -> None:
    made = {module.DATASET.name: module.DATASET for module in find_modules(SDTM)}
    names = {variable.name for variable in made[concept.sdtm.domain].variables}
    assert concept.sdtm.variable in names


def test_a_concept_without_a_home_is_not_submitted() -> None:
    own = Concept(id="x", label="X", kind="text", sdtm=SdtmHome(domain=""), plot_label="X")
    assert sdtm_name(own) == NOT_SUBMITTED
    assert sdtm_name(CONCEPTS["insulin"]) == NOT_SUBMITTED


def test_the_annotated_form_shows_every_item_once() -> None:
    study = flagship()
    document = annotated_crf(study)
    headings = [plain(block.text) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [form.label for form in study.forms]
    said = "\n".join(block_words(block) for block in document.blocks)
    for form in study.forms:
        for item in form.items:
            assert sdtm_name(CONCEPTS[item.concept]) in said


def test_it_prints(tmp_path: Path) -> None:
    pdf = write_pdf(blank_crf(flagship()), tmp_path / "crf.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
