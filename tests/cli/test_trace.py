"""`trace`: a printed number back to the rows and the ledger events it came from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trialwright.cli.main import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "nct03343782.txt"


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """A rehearsed study of three participants."""
    folder = tmp_path_factory.mktemp("trace") / "study"
    assert run(["rehearse", str(EXAMPLE), "-o", str(folder), "--participants", "3"]) == 0
    return folder


def traced(capsys, *arguments: str) -> dict:
    capsys.readouterr()
    assert run(["trace", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_number_leads_to_events_that_the_ledger_has(study, capsys):
    results = json.loads((study / "results" / "results.json").read_text())["results"]
    kinds = {result["analysis"]: result["id"] for result in results if result["value"]}
    assert len(kinds) >= 6
    for name in kinds.values():
        found = traced(capsys, str(study), name)
        assert found["result"]["id"] == name
        assert found["rows"]
        assert [source["seq"] for source in found["ledger"]] == found["events"]
        assert all(len(source["hash"]) == 64 for source in found["ledger"])


def test_the_text_says_method_population_and_verbs(study, capsys):
    capsys.readouterr()
    assert run(["trace", str(study), "flow.enrolled.n"]) == 0
    text = capsys.readouterr().out
    assert "flow.enrolled.n = 3" in text
    assert "number of participants" in text
    assert text.count("  enrol ") == 3


def test_without_a_ledger_the_event_numbers_are_left(study, tmp_path, capsys):
    for name in ("results", "adam", "sdtm"):
        (tmp_path / name).symlink_to(study / name)
    assert traced(capsys, str(tmp_path), "flow.enrolled.n")["ledger"] is None
    assert run(["trace", str(tmp_path), "flow.enrolled.n"]) == 0
    assert "no ledger" in capsys.readouterr().out


def test_an_unknown_number_is_one_line_and_exit_2(study, capsys):
    capsys.readouterr()
    assert run(["trace", str(study), "flow.enroled.n"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "flow.enrolled.n" in captured.err
