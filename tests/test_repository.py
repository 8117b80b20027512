"""The repository itself: what is offered is documented, what is needed has a reason."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import click
import pytest

from trialwright.cli.main import trialwright

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
COMMAND_LINE = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
REQUIREMENT = re.compile(r"requirement\(\"([A-Z]+\d*)\"\)")


def commands() -> dict[str, click.Command]:
    context = click.Context(trialwright)
    names = trialwright.list_commands(context)
    return {name: trialwright.get_command(context, name) for name in names}


@pytest.mark.parametrize("name", commands())
def test_every_command_has_a_section_in_the_reference_and_an_example_in_its_help(name: str):
    assert f"### {name}\n" in COMMAND_LINE
    command = commands()[name]
    assert f"  trialwright {name}" in f"{command.help}\n{command.epilog}"


@pytest.mark.parametrize("name", commands())
def test_every_option_says_what_it_means_and_stands_in_the_reference(name: str):
    section = COMMAND_LINE.partition(f"### {name}\n")[2].partition("\n### ")[0]
    for parameter in commands()[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} has no help"
            assert f"`{parameter.opts[-1]}`" in section


def test_every_environment_variable_that_is_read_is_described():
    """Also those that the web application or the store read when they are deployed."""
    read = {
        name
        for path in SOURCES
        for name in re.findall(r"environ(?:\.get\(|\[)\s*\"(\w+)\"", path.read_text("utf-8"))
    }
    page = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    assert {name for name in read if f"`{name}`" not in page} == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_what_it_is_for(path: Path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body


def test_every_room_is_described():
    rooms = {path.parent.name for path in (ROOT / "src" / "trialwright").glob("*/__init__.py")}
    page = (ROOT / "docs" / "explanation" / "rooms.md").read_text("utf-8")
    assert {room for room in rooms if f"| `{room}` |" not in page} == set()


def test_every_dependency_has_its_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"].values()
    for needed in [*project["dependencies"], *(needed for extra in extras for needed in extra)]:
        assert re.search(rf'"{re.escape(needed)}",\s+# \w', text), f"{needed} has no reason"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_version_is_exact_and_carries_its_hashes(lock: str):
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if re.match(r"[A-Za-z]", line)]
    assert pins
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_every_requirement_that_a_test_claims_is_an_id_of_one_letter_and_a_number():
    claimed = {
        found
        for path in (ROOT / "tests").rglob("test_*.py")
        for found in REQUIREMENT.findall(path.read_text("utf-8"))
    }
    assert claimed
    assert {found for found in claimed if not re.fullmatch(r"[ASUDBRVEP]\d{1,2}", found)} == set()


def test_the_makefile_knows_six_words():
    text = (ROOT / "Makefile").read_text("utf-8")
    goals = [name for name in re.findall(r"^(\w+):", text, re.MULTILINE) if name != "BIN"]
    assert goals == ["run", "test", "check", "bench", "docs", "serve"]
