"""The audit trail, which is the ledger itself, newest first, a page at a time."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trialwright.web.opened import opened_study

PAGE_LENGTH = 100
FILTERS = ("participant", "verb", "person")


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Show who did what, where and when; `?participant=`, `?verb=` and `?person=` narrow it."""
    opened = opened_study()
    wanted = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    events = [
        event
        for event in reversed(opened.events)
        if all(getattr(event, name) == value for name, value in wanted.items())
    ]
    shown = Paginator(events, PAGE_LENGTH).get_page(request.GET.get("page"))
    verbs = sorted({event.verb for event in opened.events})
    page: dict[str, object] = {"page": shown, "wanted": wanted, "verbs": verbs}
    return render(request, "trialwright/audit.html", page | opened.frame())
