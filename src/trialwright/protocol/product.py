"""What is given: interventions, and the autologous cell product behind one."""

from __future__ import annotations

import msgspec


class Intervention(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One intervention, in the registry's type and name; `product` names its cell product.

    `route` is set where arms differ by route; else the product's route holds.
    """

    id: str
    type: str
    name: str
    description: str = ""
    product: str | None = None
    route: str = ""


class Specification(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A release test; `low` and `high` are closed limits in `unit`, absent means no limit."""

    id: str
    label: str
    unit: str
    low: float | None = None
    high: float | None = None
    role: str = "release"


class CellProduct(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A person's own cells: collected, expanded, released, given back.

    `cells_per_dose`, in millions of viable cells, stays absent where nobody stated the dose.
    `route` is "by arm" where the arms differ by it; `expansion_days` is from collection to dose 1.
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
