"""The one model of a registry record, whatever site or form it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from trialwright.record.tree import look_up
from trialwright.values.findings import Finding
from trialwright.values.provenance import Provenance

CRITERIA = "protocolSection.eligibilityModule.eligibilityCriteria"
ARMS = "protocolSection.armsInterventionsModule.armGroups"
INTERVENTIONS = "protocolSection.armsInterventionsModule.interventions"
OUTCOMES = {
    "primary": "protocolSection.outcomesModule.primaryOutcomes",
    "secondary": "protocolSection.outcomesModule.secondaryOutcomes",
    "other": "protocolSection.outcomesModule.otherOutcomes",
}


class Origins(Mapping[str, Provenance]):
    """Provenance by record path, worked out when first asked: most readers never ask."""

    def __init__(self, work_out: Callable[[], Mapping[str, Provenance]]) -> None:
        self._work_out = work_out

    @cached_property
    def _known(self) -> Mapping[str, Provenance]:
        return self._work_out()

    def __getitem__(self, path: str) -> Provenance:
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


@dataclass(frozen=True, eq=False)
class Record:
    """A trial as a registry states it, in the shape and names of ClinicalTrials.gov's API v2.

    `source` is the reader's name: medpath, ctgov, ctgov-v1, ctgov-xml, ctgov-studyfields, ctis,
    euctr, isrctn, ictrp. What the source does not say is absent from `data`; what API v2 has no
    place for stands in `data["sourceSection"]`, in the source's own names and nesting.
    `provenance` has one entry a value; `findings` are those made while reading. `left_over` holds
    what ended in no field, and `coverage` is the share of the input's non-blank characters that
    did, 0 to 1; a site's own name and footer count to neither.
    """

    source: str
    data: dict[str, Any]
    provenance: Mapping[str, Provenance]
    findings: tuple[Finding, ...] = ()
    left_over: tuple[str, ...] = ()
    coverage: float = 1.0

    def get(self, path: str, default: Any = None) -> Any:
        """What stands at a dotted path (`a.b[0].c`, `a.b:3` for a line), else the default."""
        found = look_up(self.data, path)
        return default if found is None else found

    def text(self, path: str) -> str | None:
        """The words at a path; None where there are none or it is no text."""
        found = look_up(self.data, path)
        return found if isinstance(found, str) and found.strip() else None

    def items(self, path: str) -> list[Any]:
        """The list at a path; empty where there is none."""
        found = look_up(self.data, path)
        return found if isinstance(found, list) else []

    @property
    def nct_id(self) -> str | None:
        """The ClinicalTrials.gov number; None for a trial of another registry."""
        return self.text("protocolSection.identificationModule.nctId")

    @property
    def registry_id(self) -> str | None:
        """The number under which a registry keeps it: the NCT id, else the first other one."""
        other = "protocolSection.identificationModule.secondaryIdInfos[0].id"
        return self.nct_id or self.text(other)

    @property
    def title(self) -> str | None:
        """The brief title, else the official one."""
        module = "protocolSection.identificationModule"
        return self.text(f"{module}.briefTitle") or self.text(f"{module}.officialTitle")

    @cached_property
    def outcomes(self) -> tuple[tuple[str, str], ...]:
        """Every outcome measure as (kind, path), kind one of primary, secondary, other."""
        return tuple(
            (kind, f"{path}[{place}]")
            for kind, path in OUTCOMES.items()
            for place in range(len(self.items(path)))
        )

    @cached_property
    def criteria_lines(self) -> tuple[tuple[str, str], ...]:
        """The non-blank lines of the eligibility criteria as (path, words)."""
        lines = [line.strip() for line in (self.text(CRITERIA) or "").splitlines() if line.strip()]
        return tuple((f"{CRITERIA}:{place}", line) for place, line in enumerate(lines, start=1))

    @cached_property
    def prose(self) -> tuple[tuple[str, str], ...]:
        """The texts a person wrote about the trial, as (path, words), in the registry's order."""
        return tuple((path, words) for path in self._prose_paths() if (words := self.text(path)))

    def _prose_paths(self) -> Iterator[str]:
        section = "protocolSection"
        for name in ("briefTitle", "officialTitle"):
            yield f"{section}.identificationModule.{name}"
        yield f"{section}.sponsorCollaboratorsModule.leadSponsor.name"
        for name in ("briefSummary", "detailedDescription"):
            yield f"{section}.descriptionModule.{name}"
        for place in range(len(self.items(f"{section}.conditionsModule.conditions"))):
            yield f"{section}.conditionsModule.conditions[{place}]"
        yield from self._entries(ARMS, "label", "description")
        yield from self._entries(INTERVENTIONS, "name", "description")
        for path in OUTCOMES.values():
            yield from self._entries(path, "measure", "description", "timeFrame")
        yield CRITERIA

    def _entries(self, path: str, *names: str) -> Iterator[str]:
        for place in range(len(self.items(path))):
            yield from (f"{path}[{place}].{name}" for name in names)
