"""When things happen: anchors, timings with windows, encounters, activities (USDM Timing)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, TypeAlias

import msgspec

from trialwright.values.dates import Duration, Window

Act: TypeAlias = Literal["consent", "forms", "collection", "administration"]


class Anchor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event that windows hang on; `set_by` is the activity (or the word) that dates it.

    Consent, collection and each dose are anchors of their own, and so is every encounter by its
    id: when the anchor's date moves, what hangs on it moves too.
    """

    id: str
    label: str
    set_by: str


class Timing(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Due `offset` (ISO 8601 duration) after `anchor`; `early` and `late` days around it count."""

    anchor: str
    offset: str = "P0D"
    early: int = 0
    late: int = 0

    def due(self, anchored: date) -> date:
        """The day it is due, given the anchor's day."""
        return Duration.parse(self.offset).after(anchored)

    def window(self, anchored: date) -> Window:
        """The closed window around the due day."""
        due = self.due(anchored)
        return Window(due - timedelta(days=self.early), due + timedelta(days=self.late))


class Activity(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Something done at an encounter: forms filled, consent taken, cells collected, a dose given.

    `dose` numbers an administration from 1; `intervention` names what is given or collected for.
    """

    id: str
    label: str
    act: Act
    forms: tuple[str, ...] = ()
    intervention: str | None = None
    dose: int | None = None


class Epoch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage of the study: screening, treatment, follow-up."""

    id: str
    label: str


class Encounter(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A planned visit; empty `arms` means every arm. Activities happen in their order."""

    id: str
    label: str
    epoch: str
    timing: Timing
    activities: tuple[str, ...]
    arms: tuple[str, ...] = ()
