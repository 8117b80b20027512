"""Redaction: which values may be destroyed (A7)."""

from __future__ import annotations

from collections.abc import Iterable

from trialwright.conduct.forms import FormPlans
from trialwright.conduct.ledger import Event, SealedEvent, unseal
from trialwright.values.findings import InputRefused

# Texts of the verbs themselves. A date, a code or a lot number can't hold a name by accident, and
# the state could not be folded without it.
FREE_TEXTS = frozenset({"reason", "reference", "text", "term", "action", "meaning"})


def check_redactable(stored: Iterable[SealedEvent], seq: int, name: str, forms: FormPlans) -> Event:
    """The event that holds the value; InputRefused where there is none or it is no text."""
    found = next((unseal(item) for item in stored if item.seq == seq), None)
    if found is None or name not in found.values:
        raise InputRefused(f"redact: event {seq} has no value {name[:40]!r}")
    if name not in FREE_TEXTS and not name.endswith(".reason") and not _is_item(found, name, forms):
        raise InputRefused(f"redact: {name} is no free text; allowed: what a person typed as text")
    return found


def _is_item(event: Event, name: str, forms: FormPlans) -> bool:
    if event.verb != "save_form" or event.place.form is None:
        return False
    item = forms.plans[event.place.form].items.get(name)
    return item is not None and item.concept.kind == "text"
