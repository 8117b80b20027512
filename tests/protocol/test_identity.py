"""A definition is the same study however its file writes it, and another when a field differs."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from trialwright.protocol.draft import draft
from trialwright.protocol.identity import definition_hash
from trialwright.protocol.study import RecordReference, Study
from trialwright.protocol.study_file import read_study, write_study
from trialwright.record.read import read_record

EXAMPLE = Path(__file__).parents[2] / "examples" / "nct03343782.txt"


def flagship() -> Study:
    reference = RecordReference(source="medpath", file=EXAMPLE.name, sha256="0" * 64)
    return draft(read_record(EXAMPLE), reference=reference)


def test_a_study_written_and_read_back_is_the_same_study(tmp_path: Path):
    study = flagship()
    write_study(study, tmp_path)
    assert definition_hash(read_study(tmp_path)) == definition_hash(study)


def test_a_field_at_its_default_counts_as_not_written():
    study = flagship()
    first, *others = study.interventions
    assert first.route == ""  # the default: a field that a later version of the software added
    routed = replace(study, interventions=(replace(first, route="oral"), *others))
    assert definition_hash(routed) != definition_hash(study)
    assert definition_hash(replace(routed, interventions=study.interventions)) == definition_hash(
        study
    )


def test_one_changed_window_makes_another_study():
    study = flagship()
    first, *others = study.encounters
    moved = replace(first, timing=replace(first.timing, late=first.timing.late + 1))
    changed = replace(study, encounters=(moved, *others))
    assert definition_hash(changed) != definition_hash(study)
