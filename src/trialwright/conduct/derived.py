"""Items that are computed from others, so that no one types them twice or wrongly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from trialwright.conduct.ledger import Json


@dataclass(frozen=True)
class Derivation:
    """A rule: from the values of the concepts `inputs`, in that order, to a number."""

    inputs: tuple[str, ...]
    formula: Callable[[Sequence[Decimal]], Decimal]

    def compute(self, values: Sequence[Json], decimals: int) -> Json:
        """Decimal text, rounded half up to `decimals`; None where an input is absent or zero."""
        numbers = [Decimal(str(value)) for value in values if value is not None]
        if len(numbers) < len(self.inputs) or not all(numbers):
            return None
        step = Decimal(1).scaleb(-decimals)
        return str(self.formula(numbers).quantize(step, rounding=ROUND_HALF_UP))


# concept → how it is computed
DERIVATIONS: Mapping[str, Derivation] = {
    # body mass index (Quetelet): kilograms over the square of metres; height is kept in cm
    "bmi": Derivation(("height", "weight"), lambda given: given[1] / (given[0] / 100) ** 2),
}
