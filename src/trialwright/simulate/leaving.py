"""How a participant's time in the study ends, and the investigator's signature after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trialwright.simulate import events
from trialwright.simulate.clock import Life
from trialwright.simulate.trial import Member

REASONS_LEAVING = ("wishes no further visits", "moves away", "changed their mind")


def is_leaving(member: Member) -> bool:
    """Has the participant made the visits after which they leave, if they are to leave?"""
    is_due = member.visits_after_dose > member.fate.leaves_after
    return member.fate.leaves is not None and is_due


def leave(member: Member) -> Life:
    """Complete the study, or leave it in the way that was drawn."""
    if is_leaving(member) and not member.record.ended:
        yield member.in_days(5, 20, "leaves")
        if not member.record.ended:
            _LEAVING[member.fate.leaves or "study"](member)
    elif not member.record.ended:
        member.trial.conduct.complete(member.id, on=member.today, by=member.staff.investigator)


def give_up(member: Member) -> None:
    """Without cells there is no treatment: every dose is skipped, and the participant leaves."""
    for dose in member.trial.conduct.dose_plan.numbers:
        if dose not in member.record.doses:
            member.trial.conduct.skip_dose(
                member.id,
                dose=dose,
                reason="no released cells to give",
                on=member.today,
                by=member.staff.investigator,
            )
    member.trial.conduct.withdraw(
        member.id,
        kind="study",
        reason="no treatment is possible without cells",
        on=member.today,
        by=member.staff.investigator,
    )


def withdraw(member: Member, kind: str) -> None:
    """Withdraw from the study, or withdraw consent."""
    member.trial.conduct.withdraw(
        member.id,
        kind=kind,
        reason=member.dice.pick(REASONS_LEAVING, "leaves because"),
        on=member.today,
        by=member.staff.investigator,
    )


def _lose(member: Member) -> None:
    member.trial.conduct.lose(
        member.id,
        reason="not reached in three attempts",
        on=member.today,
        by=member.staff.coordinator,
    )


def _die(member: Member) -> None:
    """A death is told as an adverse event first, then recorded."""
    happening = events.happening(events.FATAL, member.today, member.dice)
    investigator = member.staff.investigator
    member.trial.conduct.report_adverse_event(
        member.id,
        content=happening.as_told(member.today, member.trial.related_asked),
        by=investigator,
    )
    member.trial.conduct.die(member.id, on=member.today, by=investigator)


_LEAVING: Mapping[str, Callable[[Member], None]] = {
    "study": lambda member: withdraw(member, "study"),
    "consent": lambda member: withdraw(member, "consent"),
    "lost": _lose,
    "died": _die,
}


def sign(member: Member) -> None:
    """The investigator signs off; from here on nothing more is entered for this participant."""
    member.is_signed = True
    member.trial.conduct.sign(
        member.id,
        meaning="I have reviewed this participant's data; they are complete and correct",
        by=member.staff.investigator,
    )
    member.trial.signed += 1
    member.trial.report_progress()
