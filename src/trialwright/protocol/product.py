"""What is given: interventions, and the autologous cell product behind one."""

from __future__ import annotations

import msgspec


class Intervention(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One intervention, in the registry's type and name; `product` names its cell product."""

    id: str
    type: str
    name: str
    description: str = ""
    product: str | None = None


class Specification(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A release test; `low` and `high` are closed limits in `unit`, absent means no limit."""

    id: str
    label: str
    unit: str
    low: float | None = None
    high: float | None = None
    role: str = "release"


class CellProduct(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person's own cells: collected, expanded, released, given back.

    `cells_per_dose` stays absent where the record does not state the dose.
    """

    id: str
    label: str
    source: str
    doses: int
    route: str
    cells_per_dose: float | None = None
    expansion_days: int
    autologous: bool = True
    specifications: tuple[Specification, ...] = ()
