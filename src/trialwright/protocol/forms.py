"""Forms: items made of biomedical concepts (ODM Form, Item)."""

from __future__ import annotations

import msgspec


class Item(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One question of a form; the concept says its type, unit, range, choices and SDTM home.

    `critical` items are verified against source first; a missing `required` item leaves the form
    incomplete, it is never filled in.
    """

    id: str
    concept: str
    required: bool = True
    critical: bool = False


class Form(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A page of items; `repeating` forms are filled as often as there is something to write."""

    id: str
    label: str
    items: tuple[Item, ...]
    repeating: bool = False
