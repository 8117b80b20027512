"""An outcome that the record does not say enough of: nothing is computed, and why is kept."""

from __future__ import annotations

from trialwright.analyse.recorder import Recorder
from trialwright.protocol.objectives import Endpoint, NotComputable

METHOD = NotComputable


def analyse_endpoint(recorder: Recorder, endpoint: Endpoint) -> str | None:
    """The reason, which goes to `ResultSet.not_analysed`."""
    assert isinstance(endpoint.analysis, NotComputable)
    return endpoint.analysis.why
