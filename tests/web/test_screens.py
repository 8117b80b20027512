"""The screens, served as a person would: every page says what it is, and changes nothing."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from trialwright.cli.main import run
from trialwright.cli.pipeline import SOFTWARE, study_of, write_study_folder
from trialwright.conduct.entropy import SeededEntropy
from trialwright.conduct.study import Conduct
from trialwright.simulate.rehearsal import opening_clock, rehearse
from trialwright.store.database import open_storage

EXAMPLE = Path(__file__).parents[2] / "examples" / "nct03343782.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that ran with four virtual participants."""
    folder = tmp_path_factory.mktemp("served")
    kept, study = study_of(EXAMPLE)
    write_study_folder(kept, study, folder)
    clock = opening_clock(study)
    with open_storage(str(folder / "study.sqlite"), create=True) as storage, storage.batch():
        conduct = Conduct(
            study,
            storage,
            clock=clock,
            entropy=SeededEntropy(3),
            software=SOFTWARE,
            simulated=True,
            places=4,
        )
        rehearse(study, conduct, clock, participants=4, seed=3)
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server of a study folder, as long as the block lasts."""
    command = [Path(sys.executable).with_name("trialwright"), "serve", folder, "--port", "0"]
    with subprocess.Popen(
        [*map(str, command)], stdout=subprocess.PIPE, text=True, env={"PYTHONUNBUFFERED": "1"}
    ) as server:
        assert server.stdout is not None
        try:
            found = re.search(r"http://\S+/", server.stdout.readline())
            assert found
            yield found[0]
        finally:
            server.kill()


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as found:
        yield found


def page(address: str) -> str:
    with urlopen(address) as answer:
        return answer.read().decode()


def status(request: Request) -> int:
    try:
        with urlopen(request) as answer:
            return answer.status
    except HTTPError as refused:
        refused.close()
        return refused.code


def test_every_screen_says_that_it_is_simulated(address: str):
    for path in ("", "participants/", "audit/"):
        assert "SIMULATED" in page(address + path)


def test_a_participants_page_shows_visits_values_and_the_way_to_the_trail(address: str):
    numbers = re.findall(r'href="/participants/([^"]+)/"', page(address + "participants/"))
    assert numbers
    shown = page(f"{address}participants/{numbers[0]}/")
    assert "Visits" in shown
    assert f"/audit/?participant={numbers[0]}" in shown


def test_the_trail_can_be_narrowed_to_one_verb(address: str):
    shown = page(address + "audit/?verb=sign_consent")
    assert "sign consent" in shown
    assert "<td>publish</td>" not in shown


def test_an_unknown_participant_is_not_found(address: str):
    assert status(Request(address + "participants/99-999/")) == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_no_screen_takes_a_change(address: str, method: str):
    assert status(Request(address + "participants/", method=method, data=b"")) == 405


def test_another_hosts_name_is_refused(address: str):
    assert status(Request(address, headers={"Host": "elsewhere.example"})) == 400


def test_looking_changes_no_byte_of_the_ledger(address: str, folder: Path):
    before = hashlib.sha256((folder / "study.sqlite").read_bytes()).hexdigest()
    page(address + "audit/")
    assert hashlib.sha256((folder / "study.sqlite").read_bytes()).hexdigest() == before


def test_a_folder_without_a_ledger_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["serve", str(tmp_path)]) == 2
    assert "study.yaml" in capsys.readouterr().err


def test_a_definition_that_is_not_the_ledgers_is_refused_on_a_page(folder: Path, tmp_path: Path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    text = (other / "study.yaml").read_text("utf-8")
    (other / "study.yaml").write_text(text.replace("offset: P14D", "offset: P15D", 1), "utf-8")
    with serving(other) as address:
        assert status(Request(address)) == 409
