"""The command line's promises: exit codes, one line on standard error, no traceback."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from trialwright.cli.main import COMMANDS, run

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "nct03343782.txt"


def call(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command as a stranger would."""
    command = [str(Path(sys.executable).with_name("trialwright")), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]):
    assert run([command, "--help"]) == 0
    assert f"trialwright {command}" in capsys.readouterr().out


def test_an_unknown_command_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str]):
    assert run(["raed"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


BAD_INPUTS = {
    "an empty file": b"",
    "a binary": bytes(range(256)) * 40,
    "a PDF": b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n",
    "HTML of another site": b"<!doctype html><html><body><h1>Weather</h1></body></html>",
    "JSON of another API": b'{"weather": {"temperature": 21}}',
    "UTF-16 of something": "no trial at all".encode("utf-16"),
}


@pytest.mark.parametrize("name", BAD_INPUTS)
@pytest.mark.parametrize("command", ["read", "draft", "rehearse"])
def test_bad_input_is_one_line_exit_2_and_nothing_written(
    name: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    bad = tmp_path / "record.txt"
    bad.write_bytes(BAD_INPUTS[name])
    output = tmp_path / "output"
    arguments = [command, str(bad)] + ([] if command == "read" else ["-o", str(output)])
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("trialwright: ")
    assert captured.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.txt"]


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "mine.txt").write_text("mine")
    assert run(["rehearse", str(EXAMPLE), "-o", str(tmp_path), "--participants", "2"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert "not empty" in capsys.readouterr().err


def test_the_installed_command_says_its_version():
    done = call("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("trialwright, version ")


def test_output_to_a_closed_pipe_is_no_error():
    command = f"{Path(sys.executable).with_name('trialwright')} read {EXAMPLE} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_rehearsal_that_is_stopped_leaves_nothing_behind(tmp_path: Path, ending: signal.Signals):
    command = [Path(sys.executable).with_name("trialwright"), "rehearse", EXAMPLE]
    options = ["-o", tmp_path / "output", "--participants", "300"]
    with subprocess.Popen(
        [*map(str, command), *map(str, options)], stderr=subprocess.PIPE, text=True
    ) as rehearsal:
        while not list(tmp_path.iterdir()):  # until it has begun to write aside
            assert rehearsal.poll() is None
        rehearsal.send_signal(ending)
        _, said = rehearsal.communicate(timeout=60)
    assert rehearsal.returncode == 130
    assert said.strip() == "trialwright: stopped: nothing was written"
    assert list(tmp_path.iterdir()) == []


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]):
    assert run([]) == 0
    assert "Commands:" in capsys.readouterr().out
