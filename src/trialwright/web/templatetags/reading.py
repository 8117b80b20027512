"""How names of the study's data read on a screen."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template

register = template.Library()


@register.filter
def words(name: object) -> str:
    """`screen_failed` reads as `screen failed`; None reads as nothing."""
    return "" if name is None else str(name).replace("_", " ")


@register.simple_tag
def querystring_of(wanted: Mapping[str, str], page: int) -> str:
    """The query string that keeps the filters and turns to another page."""
    return urlencode({**wanted, "page": page})
