"""The study at a glance: what it is, where its participants stand, what is open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trialwright.web.opened import opened_study


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the study's title, its participants by status, open queries and the chain's head."""
    opened = opened_study()
    by_status = opened.tables["participants"].group_by("status").len().sort("status")
    queries = opened.tables["queries"].group_by("state").len().sort("state")
    page: dict[str, object] = {
        "by_status": by_status.rows(),
        "queries": queries.rows(),
        "guesses": sum(q.answered_by == "guess" for q in opened.study.questions),
    }
    return render(request, "trialwright/home.html", page | opened.frame())
