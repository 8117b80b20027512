"""The tables of one endpoint, by its kind of analysis."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trialwright.protocol.objectives import (
    AdverseEventSummary,
    Analysis,
    ChangeFromBaseline,
    Endpoint,
    ReductionResponder,
)
from trialwright.protocol.study import Study
from trialwright.report.numbers import Lookup
from trialwright.report.tables.adverse_events import summary_tables
from trialwright.report.tables.change import change_tables
from trialwright.report.tables.responder import responder_tables
from trialwright.report.tables.table import Table

Maker = Callable[[Study, Lookup, Endpoint], tuple[Table, ...]]

TABLES: Mapping[type[Analysis], Maker] = {
    AdverseEventSummary: summary_tables,
    ChangeFromBaseline: change_tables,
    ReductionResponder: responder_tables,
}


def endpoint_tables(study: Study, lookup: Lookup, endpoint: Endpoint) -> tuple[Table, ...]:
    """The endpoint's tables, one a group; empty where it has no computation."""
    make = TABLES.get(type(endpoint.analysis))
    return make(study, lookup, endpoint) if make else ()
