"""Reader of ClinicalTrials.gov's older study-fields form: flat arrays, one a field.

Arms, interventions, outcomes and places are rebuilt by position. Where an array is shorter than
its neighbours nobody can tell which entry lacks the value, so it is left over, with a finding.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from trialwright.record.content import Content
from trialwright.record.record import INTERVENTIONS, Origins, Record
from trialwright.record.studyfields_arms import link_arms
from trialwright.record.studyfields_table import (
    GROUPS,
    LISTS,
    LOCATIONS,
    PLACE_CONTACTS,
    SINGLES,
    Convert,
)
from trialwright.record.tree import leaves, put
from trialwright.values.findings import Finding, Severity
from trialwright.values.provenance import Provenance

SOURCE = "ctgov-studyfields"
# of the query or repeated by whoever stored it, not of the trial
_FRAME = frozenset({"Rank", "nctId"})


def recognises(content: Content) -> bool:
    """Whether it is one flat study, or the old API's page `{"StudyFieldsResponse": ...}`."""
    return any(True for _study in _studies(content.data))


def read(content: Content) -> Iterator[Record]:
    """The record of each study, in the shape and names of API v2."""
    for place, fields in _studies(content.data):
        yield _Rebuilding(content.file, content.root + place, fields).record(content.findings)


def _studies(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if _is_study(data):
        yield "", data
        return
    page = data.get("StudyFieldsResponse") if isinstance(data, dict) else None
    listed = page.get("StudyFields") if isinstance(page, dict) else None
    for place, study in enumerate(listed if isinstance(listed, list) else []):
        if _is_study(study):
            yield f".StudyFieldsResponse.StudyFields[{place}]", study


def _is_study(data: Any) -> bool:
    if not isinstance(data, dict):
        return False
    named = [data.get("NCTId"), data.get("BriefTitle")]
    return all(isinstance(x, list) and x and isinstance(x[0], str) for x in named)


class _Rebuilding:
    """One study under way: what is placed, what is found on the way."""

    def __init__(self, file: str, root: str, fields: dict[str, Any]) -> None:
        self.file, self.root = file, root
        self.fields = {
            name: value
            for name, value in fields.items()
            if isinstance(value, list) and value and all(isinstance(x, str) for x in value)
        }
        self.given = fields
        self.data: dict[str, Any] = {}
        self.placed: set[str] = set()
        self.findings: list[Finding] = []

    def record(self, findings: tuple[Finding, ...]) -> Record:
        self._singles()
        self._lists()
        self._groups()
        self._other_names()
        self._place_contacts()
        self._tell_results()
        self.findings.extend(link_arms(self.data, self.fields, self.placed))
        left = self._left()
        origins = Origins(self._origins)
        return Record(
            SOURCE, self.data, origins, (*findings, *self.findings), left, self._coverage()
        )

    def _singles(self) -> None:
        for path, (name, convert) in SINGLES.items():
            values = self.fields.get(name, ())
            if len(values) == 1 and (value := convert(values[0])) is not None:
                put(self.data, path, value)
                self.placed.add(name)

    def _lists(self) -> None:
        for path, (name, convert) in LISTS.items():
            values = [convert(value) for value in self.fields.get(name, ())]
            if values and None not in values:
                put(self.data, path, values)
                self.placed.add(name)

    def _groups(self) -> None:
        for path, members in GROUPS.items():
            present = {key: field for key, field in members.items() if field[0] in self.fields}
            length = max((len(self.fields[name]) for name, _convert in present.values()), default=0)
            rows: list[dict[str, Any]] = [{} for _place in range(length)]
            for key, (name, convert) in present.items():
                self._column(path, rows, key, name, convert)
            if any(rows):
                put(self.data, path, rows)

    def _column(
        self, path: str, rows: list[dict[str, Any]], key: str, name: str, convert: Convert
    ) -> None:
        values = self.fields[name]
        targets = _targets(rows, key, values)
        if targets is None:
            self.findings.append(_too_short(path, name, len(values), len(rows)))
            return
        converted = [convert(value) for value in values]
        if None not in converted:
            self.placed.add(name)
            for row, value in zip(targets, converted, strict=True):
                row[key] = value

    def _other_names(self) -> None:
        values = self.fields.get("InterventionOtherName", [])
        count = len(self.fields.get("InterventionName", ()))
        if values and count == 1:
            put(self.data, f"{INTERVENTIONS}[0].otherNames", list(values))
            self.placed.add("InterventionOtherName")
        elif values:
            self.findings.append(
                _too_short(INTERVENTIONS, "InterventionOtherName", len(values), count)
            )

    def _place_contacts(self) -> None:
        """People at a place: theirs where there is only one place, else nobody's."""
        members = {key: f for key, f in PLACE_CONTACTS.items() if f[0] in self.fields}
        people = len(self.fields.get("LocationContactName", ()))
        if not members:
            return
        whole = all(len(self.fields[name]) == people for name, _convert in members.values())
        if len(self.fields.get("LocationFacility", ())) != 1 or not whole:
            self.findings.append(_nobodys(people))
            return
        rows: list[dict[str, Any]] = [{} for _person in range(people)]
        for key, (name, convert) in members.items():
            self._column(LOCATIONS, rows, key, name, convert)
        put(self.data, f"{LOCATIONS}[0].contacts", rows)

    def _tell_results(self) -> None:
        flat = [name for name in self.given if name.startswith(_RESULTS)]
        if any(name not in self.placed for name in flat):
            self.findings.append(_flat_results())

    def _left(self) -> tuple[str, ...]:
        names = [name for name in self.given if name not in self.placed and name not in _FRAME]
        return tuple(f"{name}: {_plain(self.given[name])}" for name in names)

    def _coverage(self) -> float:
        sizes = {
            name: len(_plain(value).replace(" ", ""))
            for name, value in self.given.items()
            if name not in _FRAME
        }
        return sum(sizes[name] for name in self.placed) / (sum(sizes.values()) or 1)

    def _origins(self) -> Mapping[str, Provenance]:
        found = {}
        for path, leaf in leaves(self.data):
            name, place = field_of(path)
            values = self.fields.get(name, [])
            where = f"{self.root}.{name}"
            if place is not None and len(values) > place:
                found[path] = Provenance(self.file, f"{where}[{place}]", values[place])
            else:  # a linked name or an aligned term: the field is known, its position is not
                found[path] = Provenance(self.file, where, str(leaf))
        return found


def _targets(
    rows: list[dict[str, Any]], key: str, values: list[str]
) -> list[dict[str, Any]] | None:
    """The rows the values belong to, in order; None where that can't be told."""
    if key == "asFound" and len(values) != len(rows):
        rows = [row for row in rows if row.get("relevance") == "HIGH"]  # only these were found
    return rows if len(rows) == len(values) else None


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _too_short(path: str, name: str, count: int, length: int) -> Finding:
    return Finding(
        "read.array-length",
        Severity.NOTE,
        path,
        name,
        f"{name} has {count} values for {length} entries, so nobody can tell whose they are; they"
        " are left over, not guessed.",
        "Take these values from the registry's page, or read the study's API v2 JSON.",
    )


def _nobodys(people: int) -> Finding:
    return Finding(
        "read.array-length",
        Severity.NOTE,
        LOCATIONS,
        "LocationContactName",
        f"{people} contacts are listed for the places without saying who is where; they are left"
        " over, not guessed.",
        "Take the contacts from the registry's page, or read the study's API v2 JSON.",
    )


def _flat_results() -> Finding:
    return Finding(
        "read.results-flat",
        Severity.NOTE,
        "resultsSection",
        "",
        "Results are posted, but the older form lists their numbers without their tables; only the"
        " groups and event terms could be rebuilt.",
        "Read the study's API v2 JSON for its results.",
    )


_RESULTS = ("Baseline", "Outcome", "Flow", "SeriousEvent", "OtherEvent")
_INDEX = re.compile(r"\[(\d+)\]")
_FIELD_OF = {
    **{path: name for path, (name, _convert) in SINGLES.items()},
    **{f"{path}[]": name for path, (name, _convert) in LISTS.items()},
    **{
        f"{path}[].{key}": name
        for path, members in GROUPS.items()
        for key, (name, _convert) in members.items()
        if key != "asFound"
    },
    **{f"{LOCATIONS}[].contacts[].{key}": name for key, (name, _c) in PLACE_CONTACTS.items()},
}
_LINKED = {
    "interventionNames": "ArmGroupInterventionName",
    "armGroupLabels": "InterventionArmGroupLabel",
    "otherNames": "InterventionOtherName",
    "asFound": "BrowseLeafAsFound",
}


def field_of(path: str) -> tuple[str, int | None]:
    """The flat field a record path was read from, and its position there where that is known."""
    name = _FIELD_OF.get(_INDEX.sub("[]", path))
    if name is None:
        last = _INDEX.sub("", path).rsplit(".", 1)[-1]
        kind = "Condition" if "conditionBrowse" in path else "Intervention"
        return (kind if last == "asFound" else "") + _LINKED[last], None
    places = _INDEX.findall(path)
    return name, int(places[-1]) if places else 0
