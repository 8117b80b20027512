"""The report of the last analysis, as it was written."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from trialwright.web.opened import opened_study


@require_safe
def report(request: HttpRequest) -> FileResponse:
    """Send report/index.html of the study folder; 404 where no analysis was written."""
    path = opened_study().folder / "report" / "index.html"
    if not path.is_file():
        raise Http404("this study folder has no report yet")
    return FileResponse(path.open("rb"), content_type="text/html; charset=utf-8")
