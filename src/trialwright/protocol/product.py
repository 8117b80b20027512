"""What is given: interventions, and the autologous cell product behind one."""

from __future__ import annotations

import msgspec


class Intervention(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One intervention, in the registry's type and name; `product` names its cell product.

    `route` is set where arms differ by route; else the product's route holds. Cells of a donor are
    no `product`: their dose in millions of cells stands here, `cells_per_dose` or, where it goes by
    body weight, `cells_per_kg`; both stay absent where nobody stated it.
    """

    id: str
    type: str
    name: str
    description: str = ""
    product: str | None = None
    route: str = ""
    cells_per_dose: float | None = None
    cells_per_kg: float | None = None


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

    `cells_per_dose`, in millions of viable cells, stays absent where nobody stated the dose;
    `cells_per_kg` stands in its place where the dose goes by body weight.
    `route` is "by arm" where the arms differ by it; `expansion_days` is from collection to dose 1.
    """

    id: str
    label: str
    source: str
    doses: int
    route: str
    cells_per_dose: float | None = None
    cells_per_kg: float | None = None
    expansion_days: int
    autologous: bool = True
    specifications: tuple[Specification, ...] = ()
