"""The list of participants, with their last milestone."""

from __future__ import annotations

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trialwright.web.opened import opened_study


@require_safe
def participants(request: HttpRequest) -> HttpResponse:
    """Show every participant: status, arm, screening day, last milestone; `?status=` narrows."""
    opened = opened_study()
    last = (
        opened.tables["milestones"].sort("event").group_by("participant").agg(pl.last("milestone"))
    )
    rows = opened.tables["participants"].join(last, on="participant", how="left")
    status = request.GET.get("status", "")
    if status:
        rows = rows.filter(pl.col("status") == status)
    page: dict[str, object] = {"rows": rows.sort("participant").rows(named=True), "status": status}
    return render(request, "trialwright/participants.html", page | opened.frame())
