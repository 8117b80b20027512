"""The autologous cell product: its forms, and the release tests always asked for (P3).

The limits are those seen most often in such trials; each is a guess until the manufacturer's
specification is filed, and a question says so. The ISCT 2006 list (Cytotherapy 8:315) defines
mesenchymal stromal cells, it is no release specification.
"""

from __future__ import annotations

from trialwright.protocol.forms import Form
from trialwright.protocol.product import Specification
from trialwright.protocol.templates.pack import items

MARROW = Form(
    id="collection",
    label="Marrow collection",
    items=items("marrow_volume", critical=("marrow_volume",)),
)
INFUSION = Form(
    id="infusion",
    label="Infusion of the cells",
    items=items(
        "pregnancy_test",
        "cell_dose",
        "cell_viability",
        "infusion_route",
        critical=("cell_dose", "infusion_route"),
    ),
)

# Present or absent: a limit of 0 in {present} means that it must not be found.
ALWAYS = (
    Specification(id="sterility", label="Sterility", unit="{present}", high=0),
    Specification(id="gram_stain", label="Gram stain of fresh product", unit="{present}", high=0),
    Specification(id="mycoplasma", label="Mycoplasma", unit="{present}", high=0),
    Specification(id="identity", label="Genotype agrees with the participant", unit="%", low=100),
)
MARKERS = (
    *(
        Specification(id=name.lower(), label=f"{name} positive", unit="%", low=95)
        for name in ("CD73", "CD90", "CD105")
    ),
    *(
        Specification(id=name.lower().replace("-", "_"), label=f"{name} positive", unit="%", high=2)
        for name in ("CD45", "CD34", "CD14", "CD79a", "HLA-DR")
    ),
)
