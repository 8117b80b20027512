"""`trialwright rehearse` end to end: record, study, ledger, data, results, report, registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polars as pl
import pytest

from trialwright.cli.main import run

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "nct03343782.txt"
SAVED = ROOT.parent / "shared" / "records" / "medpath"


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example record, rehearsed as `make run` does."""
    folder = tmp_path_factory.mktemp("rehearsed") / "rehearsal"
    assert run(["rehearse", str(EXAMPLE), "-o", str(folder)]) == 0
    return folder


# seed 1, 30 participants
GOLDEN = {
    "flow.screened.n": 54,
    "flow.enrolled.n": 30,
    "flow.dosed_1.n": 27,
    "flow.dosed_2.n": 26,
    "responder.primary.responders": 7,
    "responder.primary.n": 18,
    "responder.primary.lower": 0.17298585479,
    "responder.primary.upper": 0.642548794107,
    "adverse_events.any.all.participants": 25,
    "adverse_events.any.all.denominator": 30,
    "adverse_events.any.all.events": 56,
    "adverse_events.any.all.rate": 1.8483643593,
    "change.hba1c.M12.n": 26,
    "change.hba1c.M12.change_mean": -0.776923076923,
    "change.hba1c.M12.lower": -0.964749828663,
    "change.hba1c.M12.upper": -0.589096325183,
}


def results(folder: Path) -> dict[str, dict[str, object]]:
    document = json.loads((folder / "results" / "results.json").read_text("utf-8"))
    return {row["id"]: row for row in document["results"]}


def files_of(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_the_folder_holds_what_the_contract_names(rehearsal: Path):
    names = {str(Path(name)) for name in files_of(rehearsal)}
    assert names >= {
        "study.yaml",
        "questions.md",
        "study.sqlite",
        "report/index.html",
        "results/results.json",
        "registry/results.json",
    }
    for domain in ("dm", "ds", "ex", "pr", "ae", "lb", "vs", "cm", "ie", "sv"):
        assert {f"sdtm/{domain}.parquet", f"sdtm/{domain}.xpt"} <= names
    for dataset in ("adsl", "adae", "adlb", "adex", "adeff"):
        assert {f"adam/{dataset}.parquet", f"adam/{dataset}.xpt"} <= names


def test_seed_1_always_gives_these_numbers(rehearsal: Path):
    """They move only when the study, the people or a method does, and then the changes say so."""
    rows = results(rehearsal)
    assert {name: rows[name]["value"] for name in GOLDEN} == pytest.approx(GOLDEN, rel=1e-11)


def test_the_flow_adds_up(rehearsal: Path):
    flow = {name: row["value"] for name, row in results(rehearsal).items() if "flow." in name}
    assert flow["flow.screened.n"] == flow["flow.enrolled.n"] + flow["flow.screen_failed.n"]
    left = sum(flow[f"flow.{way}.n"] for way in ("withdrawn", "lost", "died"))
    assert flow["flow.enrolled.n"] == flow["flow.completed.n"] + left


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_people(tmp_path: Path):
    for name, seed in (("one", 5), ("again", 5), ("other", 6)):
        call = ["rehearse", str(EXAMPLE), "-o", str(tmp_path / name)]
        assert run([*call, "--participants", "6", "--seed", str(seed)]) == 0
    assert files_of(tmp_path / "one") == files_of(tmp_path / "again")
    assert (
        files_of(tmp_path / "one")["study.sqlite"] != files_of(tmp_path / "other")["study.sqlite"]
    )


def test_the_ledger_of_a_rehearsal_is_intact(rehearsal: Path):
    assert run(["verify", str(rehearsal)]) == 0


def test_every_data_set_and_page_says_that_it_is_simulated(rehearsal: Path):
    for path in (*rehearsal.glob("sdtm/*.parquet"), *rehearsal.glob("adam/*.parquet")):
        frame = pl.read_parquet(path)
        assert frame["STUDYID"].str.starts_with("SIM-").all(), path.name
    for path in (*rehearsal.glob("sdtm/*.xpt"), *rehearsal.glob("adam/*.xpt")):
        assert b"SIMULATED" in path.read_bytes(), path.name
    assert "Simulated" in (rehearsal / "report" / "index.html").read_text("utf-8")
    registry = json.loads((rehearsal / "registry" / "results.json").read_text("utf-8"))
    assert registry["simulated"] is True
    assert registry["findings"] == []


def test_every_number_in_the_report_is_a_result_that_can_be_traced(
    rehearsal: Path, capsys: pytest.CaptureFixture[str]
):
    page = (rehearsal / "report" / "index.html").read_text("utf-8")
    printed = set(re.findall(r'data-result="([^"]+)"', page))
    assert printed <= results(rehearsal).keys()
    for name in sorted(printed)[:: max(1, len(printed) // 8)]:
        assert run(["trace", str(rehearsal), name, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["result"]["id"] == name


@pytest.mark.parametrize("page", sorted(SAVED.glob("*.txt")), ids=lambda page: page.stem)
def test_a_saved_page_gives_a_study_or_the_list_of_what_is_missing(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    code = run(["rehearse", str(page), "-o", str(tmp_path / "study"), "--participants", "4"])
    said = capsys.readouterr()
    if code == 0:
        assert (tmp_path / "study" / "report" / "index.html").is_file()
    else:
        assert code == 1
        assert "missing: " in said.err
        assert list(tmp_path.iterdir()) == []
