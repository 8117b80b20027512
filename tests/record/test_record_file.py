"""record.json: what was read comes back as it was, and anything else is refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from trialwright.record.lint import lint
from trialwright.record.read import read_record
from trialwright.record.record_file import read_record_file, record_file, write_record_file
from trialwright.values.findings import InputRefused

EXAMPLE = Path(__file__).parents[2] / "examples" / "nct03343782.txt"


def test_a_kept_record_comes_back_with_its_words_places_and_findings(tmp_path: Path):
    record = read_record(EXAMPLE)
    kept = record_file(record, (*record.findings, *lint(record)), EXAMPLE)
    write_record_file(kept, tmp_path)
    again = read_record_file(tmp_path)
    assert again == kept
    assert again.as_record().title == record.title
    assert again.provenance["protocolSection.identificationModule.nctId"].quote == "NCT03343782"


def test_keeping_a_record_twice_gives_the_same_bytes(tmp_path: Path):
    texts = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        record = read_record(EXAMPLE)
        write_record_file(record_file(record, lint(record), EXAMPLE), folder)
        texts.append((folder / "record.json").read_bytes())
    assert texts[0] == texts[1]


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff\xfe"])
def test_a_folder_without_a_kept_record_is_refused(tmp_path: Path, content: bytes | None):
    if content is not None:
        (tmp_path / "record.json").write_bytes(content)
    with pytest.raises(InputRefused, match=r"record\.json"):
        read_record_file(tmp_path)
