"""The study: one computable definition that everything else is derived from (`study.yaml`)."""

from __future__ import annotations

from typing import Literal

import msgspec

from trialwright.protocol.concepts.concept import Concept
from trialwright.protocol.criteria import Criterion
from trialwright.protocol.forms import Form
from trialwright.protocol.objectives import Endpoint, Objective
from trialwright.protocol.product import CellProduct, Intervention
from trialwright.protocol.questions import Question
from trialwright.protocol.safety import StoppingRule
from trialwright.protocol.schedule import Activity, Anchor, Encounter, Epoch


class RecordReference(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The registry record a study was drafted from: reader, file name, SHA-256 of its bytes."""

    source: str
    file: str
    sha256: str


class Site(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """An investigator site; `country` as the registry writes it."""

    id: str
    name: str
    city: str = ""
    country: str = ""


class Arm(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A group of participants and what it gets; `weight` is its share of the allocation."""

    id: str
    label: str
    type: str
    interventions: tuple[str, ...]
    description: str = ""
    weight: int = 1


class Design(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The design in the registry's terms (designInfo); an absent word is an empty text."""

    study_type: str
    allocation: str
    model: str
    masking: str
    purpose: str
    phases: tuple[str, ...]
    enrollment: int
    block_size: int = 4


class Study(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A study version. Published versions are immutable; an amendment is a new version.

    `concepts` are the study's own, beside those that come with Trialwright (`concepts_of`).
    """

    format: Literal["trialwright-study/1"] = "trialwright-study/1"
    id: str
    version: str
    title: str
    official_title: str = ""
    acronym: str = ""
    sponsor: str
    summary: str = ""
    status: str = ""
    conditions: tuple[str, ...]
    start: str = ""
    record: RecordReference
    design: Design
    sites: tuple[Site, ...]
    arms: tuple[Arm, ...]
    interventions: tuple[Intervention, ...]
    product: CellProduct | None = None
    epochs: tuple[Epoch, ...]
    anchors: tuple[Anchor, ...]
    activities: tuple[Activity, ...]
    encounters: tuple[Encounter, ...]
    concepts: tuple[Concept, ...] = ()
    forms: tuple[Form, ...]
    criteria: tuple[Criterion, ...]
    objectives: tuple[Objective, ...]
    endpoints: tuple[Endpoint, ...]
    safety_rules: tuple[StoppingRule, ...]
    questions: tuple[Question, ...]

    def form(self, form_id: str) -> Form:
        """The form of that id; a KeyError where the study has none."""
        return {form.id: form for form in self.forms}[form_id]

    def encounter(self, encounter_id: str) -> Encounter:
        """The encounter of that id; a KeyError where the study has none."""
        return {encounter.id: encounter for encounter in self.encounters}[encounter_id]

    def activity(self, activity_id: str) -> Activity:
        """The activity of that id; a KeyError where the study has none."""
        return {activity.id: activity for activity in self.activities}[activity_id]
