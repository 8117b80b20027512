"""A cell product alone, typed as a combination product."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._cells import CELLS
from trialwright.record.lint._left_over import left_over_words
from trialwright.record.record import INTERVENTIONS, Record
from trialwright.values.findings import Finding, Severity

ID = "product-type"
SEVERITY = Severity.WARNING
SOURCE = "21 CFR 3.2(e); ClinicalTrials.gov data element Intervention Type"
# a second constituent, which makes it a combination (21 CFR 3.2(e))
_SECOND = re.compile(
    r"scaffold|matrix|device|patch|catheter|membrane|seeded|gel\b|hydrogel|collagen|carrier|sheet|"
    r"\bwith\b|\bplus\b|\+|&|\band\b|combin(?:ed|ation)|sponge|mesh|bead|capsul|implant|graft|"
    r"ceramic|hydroxyapatite|phosphate|fibrin|glue|plasma|PRP|stent|suture|plate|cage|biomaterial|"
    r"/|acid|silk|sealant|valve|prosthe|exosome|balloon|mitochondri|label|as well as",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding an intervention whose name shows cells and nothing else."""
    for place in range(len(record.items(INTERVENTIONS))):
        path = f"{INTERVENTIONS}[{place}]"
        name = record.text(f"{path}.name") or ""
        told = record.text(f"{path}.description") or left_over_words(record)
        said = f"{name}\n{told}"
        typed = record.text(f"{path}.type") == "COMBINATION_PRODUCT"
        if typed and CELLS.search(name) and not _second(name, said):
            yield Finding(
                ID,
                SEVERITY,
                f"{path}.type",
                f"Combination Product: {name}",
                "A combination product joins a drug, device or biological with another of them (21"
                " CFR 3.2(e)); the record names cells alone, which the registry types Biological.",
                "Type it Biological, or name the second constituent.",
            )


def _second(name: str, said: str) -> bool:
    strong = re.search(r"scaffold|matrix|seeded|hydrogel|membrane|\bgel\b|carrier|device", said)
    return bool(_SECOND.search(name) or strong)
