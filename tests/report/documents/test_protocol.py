"""The protocol: ICH M11 headings, filled from the study, honest about what nobody has written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from report.documents.studies import drug, flagship, randomised, section, words
from trialwright.protocol.study import Study
from trialwright.report.documents.model import Heading, plain
from trialwright.report.documents.protocol.build import FILLED, missing_sections, protocol
from trialwright.report.documents.protocol.outline import SECTIONS, TITLE_PAGE
from trialwright.report.documents.protocol.prose import read_prose
from trialwright.report.documents.protocol.spirit import ITEMS, place_of
from trialwright.values.findings import InputRefused

STUDIES = pytest.mark.parametrize("study", [flagship, randomised, drug])


@STUDIES
def test_every_section_of_m11_stands_in_its_order(study: Callable[[], Study]) -> None:
    blocks = protocol(study(), {}).blocks
    headings = [block for block in blocks if isinstance(block, Heading) and block.number]
    assert [block.number for block in headings] == [item.number for item in SECTIONS]
    top = [plain(block.text) for block in headings if block.level == 1]
    assert top[2] == "Trial Objectives and Associated Estimands"
    assert len(top) == 14


def test_every_section_that_is_filled_is_one_of_the_outline() -> None:
    assert set(FILLED) <= {item.number for item in SECTIONS}


def test_a_section_is_filled_or_says_what_is_to_be_written() -> None:
    document = protocol(flagship(), {})
    for item in SECTIONS:
        parent = any(other.number.startswith(f"{item.number}.") for other in SECTIONS)
        if not parent:
            assert section(document, item.number), item.number
    assert "To be written: " in section(document, "2.1")
    assert "(prose/2.1-purpose.md)" in section(document, "2.1")


def test_prose_stands_in_its_section_and_is_no_longer_missing() -> None:
    prose = {"2.1": "Type 2 diabetes is **common**.", "8.5": "Cells are counted in blood."}
    document = protocol(flagship(), prose)
    assert section(document, "2.1") == "Type 2 diabetes is common."
    # what the study says there is that it has nothing, so the person's words replace it
    assert section(document, "8.5") == "Cells are counted in blood."
    missing = {item.number for item in missing_sections(flagship(), prose)}
    assert "2.1" not in missing
    assert {"2.2.1", TITLE_PAGE.number} <= missing


def test_no_word_of_a_criterion_or_a_registered_outcome_is_lost() -> None:
    study = flagship()
    document = protocol(study, {})
    for criterion in study.criteria:
        place = "5.2" if criterion.kind == "inclusion" else "5.3"
        assert criterion.text in section(document, place)
    said = section(document, "3.1") + section(document, "3.2")
    for endpoint in study.endpoints:
        assert endpoint.registered_description in said
        assert endpoint.estimand is not None
        assert endpoint.estimand.population in said


def test_every_visit_is_in_the_schedule_with_its_window() -> None:
    said = section(protocol(flagship(), {}), "1.3")
    assert "M12 | Month 12 after treatment 1 | 12 months after dose 1 given (±14 days)" in said
    for visit in flagship().encounters:
        assert visit.label in said


@pytest.mark.requirement("E5")
def test_a_stopping_rule_stands_with_its_boundary_and_what_it_does() -> None:
    said = section(protocol(flagship(), {}), "4.3")
    steps = {"2 | 2", "4 | 3", "9 | 4", "15 | 5", "22 | 6", "28 | 7"}
    assert steps <= set(said.splitlines())
    assert "10% | 0.110 | 28.0" in said
    assert "30% | 0.911 | 12.3" in said


def test_a_dose_that_the_record_does_not_state_is_not_made_up() -> None:
    assert "[to be written: viable cells in one dose" in section(protocol(flagship(), {}), "6.1")


def test_one_group_is_said_to_be_no_comparison() -> None:
    assert "is not an effect of treatment" in section(protocol(flagship(), {}), "4.1")
    assert "is not an effect of treatment" not in section(protocol(randomised(), {}), "4.1")
    assert "randomised 1:1" in section(protocol(randomised(), {}), "6.7")


def test_each_guess_is_listed_for_a_person_to_confirm() -> None:
    study = flagship()
    said = words(protocol(study, {}))
    for question in study.questions:
        assert question.question in said
    assert "Decisions Not Yet Confirmed" in said


def test_spirit_has_34_items_in_53_parts() -> None:
    assert len(ITEMS) == 53
    assert len({item.number.rstrip("abcd") for item in ITEMS}) == 34
    known = {item.number for item in (TITLE_PAGE, *SECTIONS)}
    assert {item.section for item in ITEMS} <= known


def test_a_checklist_item_has_a_place_or_stands_not_yet() -> None:
    filled = set(FILLED) | {"0"}
    by_number = {item.number: item for item in ITEMS}

    def place(number: str, study: Study, *prose: str) -> str:
        return place_of(by_number[number], study, dict.fromkeys(prose, "words"), filled)

    assert place("14a", flagship()) == "section 5.2"
    assert place("9a", flagship()) == "not yet (section 2.1)"
    assert place("9a", flagship(), "2.1") == "section 2.1"
    assert place("21a", flagship()) == "not applicable: one group"
    assert place("21a", randomised()) == "section 6.7"
    assert place("24a", flagship()) == "not yet (section 6.7)"


def test_prose_is_read_from_files_named_by_their_section(tmp_path: Path) -> None:
    folder = tmp_path / "prose"
    folder.mkdir()
    (folder / "2.1-purpose.md").write_text("Words.", encoding="utf-8")
    (folder / "2.2.1-risks.md").write_text(" \n", encoding="utf-8")
    assert read_prose(tmp_path) == {"2.1": "Words."}
    assert read_prose(tmp_path / "study.yaml") == {"2.1": "Words."}


@pytest.mark.parametrize("name", ["purpose.md", "2.1-porpoise.md", "99-x.md"])
def test_prose_of_no_section_is_refused_not_left_out(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "prose"
    folder.mkdir()
    (folder / name).write_text("Words.", encoding="utf-8")
    with pytest.raises(InputRefused, match=r"2\.1-purpose\.md"):
        read_prose(tmp_path)


def test_a_phase_that_is_none_is_said_to_be_none() -> None:
    study = flagship()
    none = replace(study, design=replace(study.design, phases=("NA",)))
    assert "Phase | Not applicable, as registered" in words(protocol(none, {}))
    silent = replace(study, design=replace(study.design, phases=()))
    assert "Phase | [to be written: the registry record names none]" in words(protocol(silent, {}))


def test_visits_with_long_names_are_numbered_in_the_schedule() -> None:
    study = flagship()
    first, *others = study.encounters
    renamed = replace(study, encounters=(replace(first, id="SCREENING"), *others))
    said = section(protocol(renamed, {}), "1.3")
    assert "Activity | V1 | V2 | V3" in said
    assert "V1  SCREENING | Screening" in said
