"""`trialwright read` from a shell: one JSON document, one page, or one line of refusal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trialwright.cli.main import run

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGE, STUDY = EXAMPLES / "nct03343782.txt", EXAMPLES / "nct03343782.json"


def read(capsys, *arguments):
    code = run(["read", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_json_is_one_document_of_the_promised_shape(capsys):
    code, out, err = read(capsys, PAGE, "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert list(document) == ["source", "record", "findings", "coverage", "left_over"]
    assert document["source"] == "medpath"
    assert document["record"]["protocolSection"]["identificationModule"]["nctId"] == "NCT03343782"
    keys = ["rule", "severity", "place", "quote", "message", "advice"]
    assert all(list(finding) == keys for finding in document["findings"])


def test_another_copy_adds_the_differences(capsys):
    document = json.loads(read(capsys, PAGE, "--against", STUDY, "--json")[1])
    (difference,) = document["differences"]
    assert difference["class"] == "phase"
    assert "phase-differs" in {finding["rule"] for finding in document["findings"]}


def test_provenance_is_there_when_asked_for(capsys):
    document = json.loads(read(capsys, STUDY, "--provenance", "--json")[1])
    origin = document["provenance"]["protocolSection.identificationModule.nctId"]
    assert origin["place"] == "$.protocolSection.identificationModule.nctId"


def test_a_publication_adds_its_findings(capsys, tmp_path):
    abstract = tmp_path / "abstract"
    abstract.write_text("Efficacy was assessed by the change of HbA1c. It was safe.")
    code, out, _err = read(capsys, STUDY, "--publication", abstract)
    assert code == 0
    assert "primary-not-published" in out


def test_the_page_for_a_person_has_title_facts_and_findings(capsys):
    code, out, _err = read(capsys, PAGE)
    assert code == 0
    assert out.startswith("Outcomes of Expanded Autologous")
    assert "Errors: must be mended (3)" in out
    assert "in both groups" in out


def test_what_one_rule_says_of_several_places_is_said_once(capsys):
    out = read(capsys, PAGE)[1]
    assert out.count("[single-group-comparison]") == 1
    assert out.count("nothing to compare with") == 1
    assert "at primary outcome 1, description: “" in out
    assert "3 contradictions to be mended" in out


def test_many_records_give_a_table_or_one_json_array(capsys, tmp_path):
    many = tmp_path / "many.jsonl"
    line = json.dumps(json.loads(STUDY.read_text()))
    many.write_text(f"{line}\n{line}\n")
    code, out, _err = read(capsys, many)
    assert code == 0
    assert out.startswith("2 records")
    assert len(json.loads(read(capsys, many, "--json")[1])) == 2


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_refusal_is_one_line_and_nothing_on_standard_output(capsys, tmp_path, as_json):
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(json.loads(STUDY.read_text())) + "\nbroken\n")
    code, out, err = read(capsys, bad, *as_json)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_what_is_no_abstract_is_refused(capsys, tmp_path):
    empty = tmp_path / "empty"
    empty.write_text("")
    code, out, err = read(capsys, STUDY, "--publication", empty)
    assert (code, out) == (2, "")
    assert "is no abstract" in err
