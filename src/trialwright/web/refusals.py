"""A refusal of ours is a page with its one line, not a server error."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from trialwright.values.findings import TrialwrightError


class RefusalPage:
    """Shows the line of a `TrialwrightError` with status 409; other errors stay errors."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as without it."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a refusal; None leaves the error to Django."""
        if not isinstance(error, TrialwrightError):
            return None
        return render(request, "trialwright/refusal.html", {"line": str(error)}, status=409)
