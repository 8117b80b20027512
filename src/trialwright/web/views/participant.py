"""One participant: visits in their windows, values as they stand, adverse events."""

from __future__ import annotations

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trialwright.web.opened import opened_study

SECTIONS = ("milestones", "visits", "values", "adverse_events", "deviations", "queries")


@require_safe
def participant(request: HttpRequest, participant_id: str) -> HttpResponse:
    """Show all that the ledger holds of one participant; an unknown number is a 404."""
    opened = opened_study()
    own = {
        name: opened.tables[name].filter(pl.col("participant") == participant_id)
        for name in ("participants", *SECTIONS)
    }
    if own["participants"].is_empty():
        raise Http404("no participant of that number in this study")
    page: dict[str, object] = {"person": own["participants"].row(0, named=True)} | {
        name: own[name].rows(named=True) for name in SECTIONS
    }
    return render(request, "trialwright/participant.html", page | opened.frame())
