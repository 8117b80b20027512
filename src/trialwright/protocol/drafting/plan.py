"""What a schedule is built from: who gets what, how often, followed up when."""

from __future__ import annotations

from dataclasses import dataclass

from trialwright.protocol.drafting.course import Course
from trialwright.protocol.drafting.design import Groups
from trialwright.protocol.product import CellProduct
from trialwright.protocol.templates.pack import Pack


@dataclass(frozen=True)
class Plan:
    """What the schedule is built from; `screening_days` is how long screening may take."""

    groups: Groups
    course: Course
    product: CellProduct | None
    pack: Pack
    screening_days: int = 28

    @property
    def cell_arms(self) -> tuple[str, ...]:
        """Arms that get cells."""
        cells = {item.id for item in self.groups.interventions if item.product}
        return tuple(arm.id for arm in self.groups.arms if cells & set(arm.interventions))

    @property
    def treated_arms(self) -> tuple[str, ...]:
        """Arms that get anything."""
        return tuple(arm.id for arm in self.groups.arms if arm.interventions)

    @property
    def shared_start(self) -> bool:
        """Whether some arm gets nothing, so that follow-up can't hang on a dose."""
        return len(self.treated_arms) < len(self.groups.arms)

    @property
    def first_anchor(self) -> str:
        """The anchor that follow-up and baselines hang on."""
        return "start" if self.shared_start else "dose_1"

    @property
    def other_arms(self) -> tuple[str, ...]:
        """Arms that get something, but no cells."""
        return tuple(arm for arm in self.treated_arms if arm not in self.cell_arms)

    @property
    def all_collected(self) -> bool:
        """Whether cells are collected from every participant."""
        return bool(self.cell_arms) and len(self.cell_arms) == len(self.groups.arms)

    @property
    def days_to_dose(self) -> int:
        """Days from collection to the first dose; 0 where nothing is made."""
        return self.product.expansion_days if self.product else 0

    @property
    def diary(self) -> tuple[str, ...]:
        """The diary activity, where the pack keeps one."""
        return ("diary",) if self.pack.diary else ()

    def of_arms(self, arms: tuple[str, ...]) -> tuple[str, ...]:
        """The arms as an encounter names them: every arm is the empty tuple."""
        return () if len(arms) == len(self.groups.arms) else arms
