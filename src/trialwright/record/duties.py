"""Whether United States law asks a trial to register and report: 42 CFR part 11, on a record.

The record shows most but not all of what the law asks about (an IND is not on it), so the answer
is three-valued and comes with its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from trialwright.record.record import Record
from trialwright.values.dates import PartialDate
from trialwright.values.truth import Judgement, Truth

_DESIGN = "protocolSection.designModule"
_STATUS = "protocolSection.statusModule"
_OVERSIGHT = "protocolSection.oversightModule"
_LAW_BEGINS = date(2007, 12, 26)  # trials over before this day: FDAAA 801 does not reach them


def day_of(record: Record, name: str) -> PartialDate | None:
    """A date of the status module (`startDate`, `primaryCompletionDate`), struct or plain."""
    said = record.text(f"{_STATUS}.{name}Struct.date") or record.text(f"{_STATUS}.{name}")
    try:
        return PartialDate.parse(said) if said else None
    except ValueError:
        return None


def is_interventional(record: Record) -> bool:
    """Whether the record says it is a trial; a record without a study type is taken as one."""
    return (record.text(f"{_DESIGN}.studyType") or "INTERVENTIONAL") == "INTERVENTIONAL"


def is_applicable_trial(record: Record) -> Judgement:
    """Whether it is an applicable clinical trial (42 CFR 11.22(b)); UNKNOWN names what is open."""
    for test in _TESTS:
        judgement = test(record)
        if judgement is not None:
            return judgement
    return Judgement(Truth.UNKNOWN, ("the record does not say whether the product is regulated",))


def _by_type(record: Record) -> Judgement | None:
    if not is_interventional(record):
        return Judgement(Truth.NO, ("it is not an interventional study",))
    return None


def _by_time(record: Record) -> Judgement | None:
    ended = day_of(record, "primaryCompletionDate") or day_of(record, "completionDate")
    if ended and ended.latest < _LAW_BEGINS:
        return Judgement(Truth.NO, ("it ended before the law reached it",))
    return None


def _by_regulator(record: Record) -> Judgement | None:
    flags = [record.get(f"{_OVERSIGHT}.isFdaRegulated{kind}") for kind in ("Drug", "Device")]
    if flags == [False, False]:
        return Judgement(Truth.NO, ("it is declared not FDA-regulated",))
    return None


def _by_phase(record: Record) -> Judgement | None:
    phases = set(record.items(f"{_DESIGN}.phases"))
    device = record.get(f"{_OVERSIGHT}.isFdaRegulatedDevice")
    if phases and phases <= {"PHASE1", "EARLY_PHASE1"} and device is not True:
        return Judgement(Truth.NO, ("a phase 1 trial of a drug or biological is exempt",))
    if record.text(f"{_DESIGN}.designInfo.primaryPurpose") == "DEVICE_FEASIBILITY":
        return Judgement(Truth.NO, ("a device feasibility study is exempt",))
    return None


def _by_country(record: Record) -> Judgement | None:
    regulated = [record.get(f"{_OVERSIGHT}.isFdaRegulated{kind}") for kind in ("Drug", "Device")]
    if True not in regulated:
        return None
    if "United States" in countries(record):
        return Judgement(Truth.YES, ("it is FDA-regulated and has a United States site",))
    if record.get(f"{_OVERSIGHT}.isUsExport") is True:
        return Judgement(Truth.YES, ("it is FDA-regulated and the product is a US export",))
    return Judgement(Truth.UNKNOWN, ("it is FDA-regulated; whether under an IND is not shown",))


def countries(record: Record) -> set[str]:
    """The countries of the trial's places."""
    path = "protocolSection.contactsLocationsModule.locations"
    found = (record.text(f"{path}[{place}].country") for place in range(len(record.items(path))))
    return {country for country in found if country}


_TESTS: tuple[Callable[[Record], Judgement | None], ...] = (
    _by_type,
    _by_time,
    _by_regulator,
    _by_phase,
    _by_country,
)
