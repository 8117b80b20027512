"""What counts as a cell product among a record's interventions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.record import INTERVENTIONS, Record

CELLS = re.compile(
    r"\b(?:(?:stem|stromal|progenitor|precursor|mononuclear|dendritic|NK|T|Treg|CAR[- ]?T|islet|"
    r"killer|endothelial|epithelial|muscle|satellite|schwann|glial|neural)[- ]+cells?|"
    r"(?:stem|stromal|progenitor|mononuclear)/\w+ cells?|MSCs?|"
    r"[A-Z]+-MSCs?|CAR-?T|TILs?|fibroblasts?|chondrocytes?|keratinocytes?|myoblasts?|hepatocytes?|"
    r"cardiospheres?|cardiomyocytes?)\b",
    re.IGNORECASE,
)
# products of cells, or acts on them, which are no dose of cells
_NOT_CELLS = re.compile(
    r"^no\b|placebo|control|sham|exosome|vesicle|supernatant|conditioned|medium|media\b|secretome|"
    r"lysate|factors?\b|"
    r"collection|harvest|aspirat|banking|mobili[sz]|assay|analysis|without|questionnaire|"
    r"extract|vehicle|saline|apheresis|\bbiopsy|registry|follow[- ]?up|blood (?:draw|sampl)",
    re.IGNORECASE,
)
_GIVEN = frozenset({"BIOLOGICAL", "DRUG", "GENETIC", "COMBINATION_PRODUCT"})


def cell_products(record: Record) -> Iterator[str]:
    """Paths of interventions whose name says that cells are given."""
    for place in range(len(record.items(INTERVENTIONS))):
        path = f"{INTERVENTIONS}[{place}]"
        name = record.text(f"{path}.name") or ""
        given = record.text(f"{path}.type") in _GIVEN
        if given and CELLS.search(name) and not _NOT_CELLS.search(name):
            yield path
