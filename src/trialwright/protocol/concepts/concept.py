"""A biomedical concept: form item, unit, plausible range, codes, SDTM home, plot label."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from ruamel.yaml import YAML

from trialwright.values.codes import Code


class SdtmHome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the concept's values stand in SDTM: domain, --TESTCD, --TEST and the rest.

    A test's result stands in --ORRES; what is no test names its `variable`. Without either, and
    without a domain, the value is kept but not submitted. `fasting` is set for a test that is taken
    fasting; `terms` are what a choice is called there (code → term), where that is not its label.
    """

    domain: str
    variable: str = ""
    testcd: str = ""
    test: str = ""
    category: str = ""
    specimen: str = ""
    method: str = ""
    fasting: bool = False
    terms: dict[str, str] = msgspec.field(default_factory=dict)


class Concept(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One concept.

    `kind` says what a value is: a quantity has `unit` (UCUM) and may be given in `other_units`;
    `plausible` is a closed range outside which a query opens, `possible` one outside which nothing
    is stored; a choice has `choices` (code → label). `words` are how eligibility texts and outcome
    names call it, in lower case.
    """

    id: str
    label: str
    kind: Literal["quantity", "count", "choice", "text", "date", "yes_no"]
    unit: str = ""
    other_units: tuple[str, ...] = ()
    decimals: int = 0
    plausible: tuple[float, float] | None = None
    possible: tuple[float, float] | None = None
    choices: dict[str, str] = msgspec.field(default_factory=dict)
    max_length: int = 200
    codes: tuple[Code, ...] = ()
    sdtm: SdtmHome
    plot_label: str
    words: tuple[str, ...] = ()
    help: str = ""


@cache
def load_concepts() -> Mapping[str, Concept]:
    """Every concept by id, in order of id; a file that doesn't fit is an error at its place."""
    yaml = YAML(typ="safe", pure=True)
    found = {}
    for entry in sorted(files(__package__).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            concept = msgspec.convert(yaml.load(entry.read_text(encoding="utf-8")), Concept)
            found[concept.id] = concept
    return found
