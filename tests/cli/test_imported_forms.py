"""`trialwright draft --forms`: a REDCap project's forms come in, are asked about, and stay."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from trialwright.cli.main import run
from trialwright.protocol.study_file import read_study

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORD = EXAMPLES / "nct03343782.txt"
DICTIONARY = EXAMPLES / "redcap" / "dictionary.csv"
PROJECT = EXAMPLES / "redcap" / "project.xml"


def draft(study: Path, *forms: Path) -> int:
    arguments = [item for path in forms for item in ("--forms", str(path))]
    return run(["draft", str(RECORD), "-o", str(study), *arguments])


def test_forms_come_in_with_a_list_of_what_did_not_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "study"
    assert draft(study, DICTIONARY) == 0
    assert "3 imported, 7 items are our concepts, 12 the study's own" in capsys.readouterr().out
    assert "bmi_calc" in (study / "forms.md").read_text(encoding="utf-8")
    assert (study / "forms.csv").read_bytes() == DICTIONARY.read_bytes()
    assert run(["check", str(study)]) == 0


def test_drafting_again_keeps_the_forms_and_obeys_where_they_are_filled(tmp_path: Path) -> None:
    study = tmp_path / "study"
    draft(study, DICTIONARY)
    path = study / "study.yaml"
    head, _, tail = path.read_text(encoding="utf-8").partition("id: forms.foot\n")
    answer = "answer: SCR, M3\n    answered_by: person"
    path.write_text(f"{head}id: forms.foot\n{tail.replace('answer: no visit', answer, 1)}", "utf-8")
    assert draft(study) == 0
    again = read_study(study)
    assert "form_foot" in again.encounter("M3").activities
    assert len(again.concepts) == 12


def test_another_file_takes_the_place_of_the_first(tmp_path: Path) -> None:
    study = tmp_path / "study"
    draft(study, DICTIONARY)
    assert draft(study, PROJECT) == 0
    assert (study / "forms.xml").exists()
    assert not (study / "forms.csv").exists()
    assert {form.id for form in read_study(study).forms} >= {"foot", "walks"}


def test_what_is_no_list_of_forms_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(tmp_path / "study", RECORD) == 2
    assert "allowed: a REDCap data dictionary" in capsys.readouterr().err
    assert not (tmp_path / "study").exists()


def test_a_study_with_forms_of_its_own_is_rehearsed_and_reported(tmp_path: Path) -> None:
    study, done = tmp_path / "study", tmp_path / "done"
    draft(study, PROJECT)
    assert run(["rehearse", str(study), "-o", str(done), "--participants", "4"]) == 0
    page = (done / "report" / "index.html").read_text(encoding="utf-8")
    # a choice of the study's own is named by its label, not by its code
    assert "Foot examination" in page
    assert "Callus" in page
    tests = pl.read_parquet(done / "sdtm" / "fa.parquet")["FATESTCD"].unique()
    assert "" not in tests
