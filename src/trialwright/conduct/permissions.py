"""May this person do this? Roles × verbs as data (U1); whether the state allows it: `policies`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from trialwright.conduct.people import Actor, Appointment
from trialwright.values.findings import NotPermitted

_SITE = frozenset({"investigator", "coordinator"})
_ASKING = frozenset({"data_manager", "monitor"})

# verb → the roles that may; an administrator is in no line that touches clinical data (U5).
PERMISSIONS: Mapping[str, frozenset[str]] = {
    "publish": frozenset({"sponsor"}),
    "file_approval": frozenset({"sponsor", "investigator", "administrator"}),
    "activate_site": frozenset({"sponsor"}),
    "appoint": frozenset({"sponsor", "investigator", "administrator"}),
    "screen": _SITE,
    "sign_consent": _SITE,
    "assess_eligibility": frozenset({"investigator"}),
    "fail_screening": _SITE,
    "enrol": frozenset({"investigator"}),
    "randomise": _SITE,
    "attend": _SITE,
    "miss": _SITE,
    "save_form": _SITE,
    "collect": _SITE,
    "fail_expansion": frozenset({"cell_lab_operator"}),
    "make_lot": frozenset({"cell_lab_operator"}),
    "release_lot": frozenset({"quality"}),
    "administer": _SITE,
    "skip_dose": _SITE,
    "report_adverse_event": _SITE,
    "update_adverse_event": _SITE,
    "open_query": _ASKING,
    "answer_query": _SITE,
    "close_query": _ASKING,
    "verify_form": frozenset({"monitor"}),
    "sign": frozenset({"investigator"}),
    "withdraw": _SITE,
    "lose": _SITE,
    "die": _SITE,
    "complete": _SITE,
    "redact": frozenset({"data_manager"}),
    "lock": frozenset({"data_manager"}),
    "take_snapshot": frozenset({"data_manager", "statistician"}),
}

Appointments = Mapping[tuple[str, str], Sequence[Appointment]]


def check_role_may(verb: str, by: Actor) -> None:
    """Raise NotPermitted unless the role may do the verb at all."""
    if by.role not in PERMISSIONS[verb]:
        allowed = ", ".join(sorted(PERMISSIONS[verb]))
        raise NotPermitted(f"{verb}: not for role {by.role}; allowed: {allowed}")


def check_site(verb: str, by: Actor, site: str | None) -> None:
    """Raise NotPermitted where a site's user reaches for another site (U2)."""
    if site is not None and by.site is not None and by.site != site:
        raise NotPermitted(f"{verb}: {by.person} belongs to another site; allowed: {by.site}")


def check_appointed(
    verb: str, by: Actor, site: str | None, day: date, appointments: Appointments
) -> None:
    """Raise NotPermitted outside the delegation log; the sponsor, who begins it, stands above."""
    if by.role == "sponsor":
        return
    held = appointments.get((by.person, by.role), ())
    if not any(entry.covers(site, day) for entry in held):
        raise NotPermitted(
            f"{verb}: {by.person} is not appointed as {by.role} here on this day;"
            " allowed: inside the dates of an appointment"
        )
