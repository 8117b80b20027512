"""The report: one HTML file that opens offline and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from trialwright.report import words
from trialwright.report.content import content
from trialwright.report.flags import flag_marks
from trialwright.report.inputs import ReportInputs
from trialwright.report.reading import STATUSES, reading
from trialwright.report.trace import trace_facts

TEMPLATES = "templates"
# What could end a script element, or begin a comment in one.
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def write_report(inputs: ReportInputs, path: Path) -> None:
    """Write the page; the same inputs give the same bytes."""
    path.write_text(render(inputs), encoding="utf-8", newline="\n")


def render(inputs: ReportInputs) -> str:
    """The page as text.

    Every text is escaped, for a record's are anybody's; only our own style and script, and the
    embedded facts that `_embedded` made harmless, go in as they are.
    """
    style, script = _asset("style.css"), _asset("panel.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            content(inputs),
            style=style,
            script=script,
            policy=_policy(style, script),
            trace=_embedded(trace_facts(inputs)),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("trialwright.report", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(plain=words.plain, reading=reading, flag=flag_marks)
    environment.globals.update(
        words=words, criterion_statuses=STATUSES, is_number=lambda part: not isinstance(part, str)
    )
    return environment


@cache
def _asset(name: str) -> str:
    """A file of our own that goes into the page as it is."""
    return files("trialwright.report").joinpath(TEMPLATES, name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A content security policy that allows our own style and script, and no request at all."""
    allowed = f"style-src {_digest(style)}; script-src {_digest(script)}; img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _embedded(facts: Mapping[str, Any]) -> str:
    """Facts as JSON that can't end the script element it stands in."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.translate(ESCAPES)
