"""`study.yaml`: a study as people read, review and diff it; strict on the way in.

What comes in must fit the model exactly: an unknown key, a wrong type or word is an error that
names the file, the line, the place and what is allowed there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from trialwright.protocol.schema import NAME as SCHEMA
from trialwright.protocol.schema import schema_text
from trialwright.protocol.study import Study
from trialwright.protocol.study_place import allowed_at, line_of, place_of
from trialwright.values.findings import InputRefused

NAME = "study.yaml"
MAX_BYTES = 50_000_000
_MAX_NODES = 2_000_000
_WIDTH = 100
_UNWRAPPED = 2**31
_WORD = re.compile(r"[A-Za-z0-9][\w ./%()-]*")  # needs no quotes in a list on one line

_HEADER = f"""\
yaml-language-server: $schema={SCHEMA}
The study as Trialwright runs it. Drafted from the registry record named under `record`.
Answer the open questions under `questions`: change `answer`, set `answered_by: person`, then
draft again. What each question means and why it was guessed: questions.md."""
_SECTIONS: Mapping[str, str] = {
    "design": "The design in the registry's own terms; an absent word is an empty text.",
    "arms": "Who gets what.",
    "product": "The autologous cell product and its release tests.",
    "anchors": "Events that visit windows hang on; when their day moves, so do the windows.",
    "encounters": "Planned visits: due `offset` after `anchor`, `early` and `late` days count.",
    "concepts": "The study's own concepts, beside Trialwright's; `sdtm` empty: not submitted.",
    "forms": "Forms of biomedical concepts; a concept knows its unit, range and SDTM home.",
    "criteria": "The registry's words, and what a machine makes of them; nothing is dropped.",
    "endpoints": "The registered outcomes, how each is computed, and its estimand (ICH E9(R1)).",
    "safety_rules": "When the study pauses and tells someone.",
    "questions": "What the record leaves open. Edit `answer` and `answered_by: person`.",
}


def write_study(study: Study, folder: Path) -> Path:
    """Write study.yaml into an existing folder; the same study gives the same bytes.

    Its JSON Schema is written beside it, so that an editor completes and checks it offline.
    """
    (folder / SCHEMA).write_text(schema_text(), encoding="utf-8", newline="\n")
    path = folder / NAME
    path.write_text(study_text(study), encoding="utf-8", newline="\n")
    return path


def study_text(study: Study) -> str:
    """The YAML text of a study, sections in the model's order with a comment each.

    Long lines are wrapped where that is safe: the library that wraps them can break a text with
    backslashes, so what was written is read back, and written unwrapped where it differs.
    """
    data = plain_study(study)
    text = _dumped(data, _WIDTH)
    return text if _survives(data, text) else _dumped(data, _UNWRAPPED)


def plain_study(study: Study) -> dict[str, Any]:
    """The study as lists, objects and scalars, as its file holds it; defaults are left out.

    A number where the model has one with a fraction is written as one: 0 is 0.0 before and after.
    """
    typed = msgspec.json.decode(msgspec.json.encode(study), type=Study)
    return {"format": study.format, **msgspec.json.decode(msgspec.json.encode(typed))}


def _survives(data: dict[str, Any], text: str) -> bool:
    try:
        return bool(_loaded(text, NAME, lines=False) == data)
    except InputRefused:
        return False


def _dumped(data: dict[str, Any], width: int) -> str:
    tree = _tree(data)
    tree.yaml_set_start_comment(_HEADER)
    for name, comment in _SECTIONS.items():
        if name in tree:
            tree.yaml_set_comment_before_after_key(name, before=f"\n{comment}")
    stream = StringIO()
    yaml = YAML(typ="rt", pure=True)
    yaml.width = width
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump(tree, stream)
    return stream.getvalue()


def read_study(place: Path) -> Study:
    """The study of a folder, or of a YAML file; anything that does not fit is InputRefused."""
    return parse_study(source_text(place), file_of(place).name)


def file_of(place: Path) -> Path:
    """The study file of a folder; any other path is the file itself."""
    return place / NAME if place.is_dir() else place


def source_text(place: Path) -> str:
    """The text of a study file; InputRefused where it can't be read, is too large or no text."""
    path = file_of(place)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputRefused(f"{path.name}: larger than a study can be; allowed: 50 MB")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputRefused(
            f"{path}: can't be read; allowed: a study folder or study.yaml"
        ) from error
    except UnicodeDecodeError as error:
        raise InputRefused(f"{path.name}: is not UTF-8 text; allowed: a study as YAML") from error


def parse_study(text: str, name: str = NAME) -> Study:
    """A study from YAML text; `name` stands in messages."""
    data = _plain(_loaded(text, name, lines=False), name)
    if not isinstance(data, dict):
        raise InputRefused(f"{name}: is not a study; allowed: keys such as id, title, design")
    _answers_as_text(data)
    try:
        return msgspec.convert(data, Study)
    except msgspec.ValidationError as error:
        raise _refused(text, name, error) from error


def _loaded(text: str, name: str, *, lines: bool) -> Any:
    """The YAML tree; with `lines`, one that knows where each key stands (slower)."""
    yaml = YAML(typ="rt" if lines else "safe", pure=True)
    try:
        return yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" line {mark.line + 1}" if mark is not None else ""
        raise InputRefused(
            f"{name}{line}: is not YAML: {error.problem or error.context}"
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise InputRefused(f"{name}: is not a study as YAML") from error


def _refused(text: str, name: str, error: msgspec.ValidationError) -> InputRefused:
    message, steps = place_of(str(error))
    line = line_of(_loaded(text, name, lines=True), steps)
    dotted = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps).lstrip(".")
    allowed = allowed_at(steps)
    hint = f"; allowed: {allowed}" if allowed else ""
    return InputRefused(f"{name} line {line}: {dotted or 'the study'}: {message}{hint}")


def _answers_as_text(data: dict[str, Any]) -> None:
    """A person may write `answer: 7`; an answer is text, so the number is taken as written."""
    questions = data.get("questions")
    for question in questions if isinstance(questions, list) else ():
        answer = question.get("answer") if isinstance(question, dict) else None
        if isinstance(answer, int | float):
            question["answer"] = json.dumps(answer)


class _Budget:
    """Counts nodes, so that a file of aliases cannot unfold without end."""

    def __init__(self, name: str) -> None:
        self.left = _MAX_NODES
        self._name = name

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise InputRefused(f"{self._name}: unfolds to more than a study can hold")


def _plain(tree: Any, name: str) -> Any:
    try:
        return _unfolded(tree, _Budget(name))
    except RecursionError as error:
        raise InputRefused(f"{name}: is nested deeper than a study can be") from error


def _unfolded(node: Any, budget: _Budget) -> Any:
    """Lists, objects and scalars; an unquoted day (`start: 2017-11-01`) becomes its text."""
    budget.spend()
    if isinstance(node, dict):
        return {key: _unfolded(item, budget) for key, item in node.items()}
    if isinstance(node, list):
        return [_unfolded(item, budget) for item in node]
    return node.isoformat() if isinstance(node, date) else node


def _tree(node: Any) -> Any:
    """The dumper's nodes: short lists on one line, texts of several lines as blocks."""
    if isinstance(node, dict):
        return CommentedMap((key, _tree(item)) for key, item in node.items())
    if isinstance(node, list | tuple):
        sequence = CommentedSeq(_tree(item) for item in node)
        if _is_short(node):
            sequence.fa.set_flow_style()
        return sequence
    return _scalar(node) if isinstance(node, str) else node


def _scalar(text: str) -> Any:
    """Plain where it is plainly safe, a literal block for tidy lines, else in double quotes."""
    if _is_block(text):
        return LiteralScalarString(text)
    if text[:1].isalnum() and text.isprintable():
        return text
    return DoubleQuotedScalarString(text)


def _is_short(items: list[Any] | tuple[Any, ...]) -> bool:
    scalars = all(
        isinstance(item, int | float) or (isinstance(item, str) and _WORD.fullmatch(item))
        for item in items
    )
    return scalars and sum(len(str(item)) + 2 for item in items) < _WIDTH - 30


def _is_block(text: str) -> bool:
    """Whether a text of several lines survives as a literal block unchanged."""
    lines = text.split("\n")
    tidy = all(line == line.rstrip() and line.isprintable() for line in lines)
    return len(lines) > 1 and tidy and text == text.strip()
