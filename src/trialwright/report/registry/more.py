"""moreInfoModule: what a reader must know before using the numbers."""

from __future__ import annotations

from trialwright.report.registry.shape import Piece, Source
from trialwright.report.tables.table import before_after_notes

SIMULATED = (
    "SIMULATED DATA: this results section comes from a rehearsal with virtual participants. No "
    "person took part. It must not be submitted to any registry."
)


def more_module(source: Source) -> Piece:
    """Limitations; whom to ask and what was agreed are for the sponsor to fill in."""
    source.missing["moreInfoModule: pointOfContact"] = "a person of the sponsor, not in the study"
    source.missing["moreInfoModule: certainAgreement"] = "an agreement the study knows nothing of"
    words = [SIMULATED] if source.results.simulated else []
    words += before_after_notes(source.study)
    return {"limitationsAndCaveats": {"description": " ".join(words)}}
