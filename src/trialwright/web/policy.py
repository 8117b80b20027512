"""A page loads nothing from elsewhere, and the browser is told so."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

OWN_PAGES = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"


def content_policy(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add a content security policy where the page does not carry one of its own."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not request.path.startswith("/report/"):
            response.headers.setdefault("Content-Security-Policy", OWN_PAGES)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered
