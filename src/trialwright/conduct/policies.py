"""May this happen in this state? Tables of rules by verb; whether this person may: `permissions`.

A rule says what stands against the act, or nothing. Rules that need more than the state (a day, an
encounter, a lot) stand with their verbs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from trialwright.conduct.participants import Participant, Status
from trialwright.conduct.state import State
from trialwright.values.findings import MoveRefused

_IN_STUDY = frozenset({Status.SCREENED, Status.ENROLLED})
_ENROLLED = frozenset({Status.ENROLLED})
_SCREENED = frozenset({Status.SCREENED})

# verb → where a participant must stand; a verb that is not here asks nothing of it.
STANDING: Mapping[str, AbstractSet[Status]] = {
    "sign_consent": _IN_STUDY,
    "assess_eligibility": _SCREENED,
    "randomise": _ENROLLED,
    "attend": _IN_STUDY,
    "miss": _IN_STUDY,
    "collect": _ENROLLED,
    "fail_expansion": _ENROLLED,
    "make_lot": _ENROLLED,
    "release_lot": _ENROLLED,
    "administer": _ENROLLED,
    "skip_dose": _ENROLLED,
}

# What adds to or changes a participant's data: it breaks a signature (S4), ends with the
# withdrawal of consent (D12), and with the lock (D7). Whoever dies after withdrawing consent is
# not followed up either.
CLINICAL = frozenset(
    {
        "sign_consent",
        "assess_eligibility",
        "fail_screening",
        "enrol",
        "randomise",
        "attend",
        "miss",
        "save_form",
        "collect",
        "fail_expansion",
        "make_lot",
        "release_lot",
        "administer",
        "skip_dose",
        "report_adverse_event",
        "update_adverse_event",
        "answer_query",
        "lose",
        "die",
        "complete",
    }
)

# An answer to a query changes no datum; leaving and redacting change what was signed.
BREAKS_SIGNATURE = (CLINICAL - {"answer_query"}) | {"withdraw", "redact"}

# What the lock leaves open: people, approvals, data cuts, and the destruction of personal data.
AFTER_LOCK = frozenset({"file_approval", "appoint", "redact", "take_snapshot"})

Rule: TypeAlias = Callable[[State, Participant | None], str]


def _published(state: State, person: Participant | None) -> str:
    return "" if state.published else "no study version is published; allowed: publish"


def _not_published(state: State, person: Participant | None) -> str:
    return "a study version is published already" if state.published else ""


def _no_open_query(state: State, person: Participant | None) -> str:
    count = state.unclosed_queries
    return f"queries not closed: {count}; allowed: with none" if count else ""


def _none_in_study(state: State, person: Participant | None) -> str:
    return _still("still in the study", state.in_study())


def _all_signed(state: State, person: Participant | None) -> str:
    return _still("enrolled and not signed", state.unsigned())


def _still(where: str, names: list[str]) -> str:
    shown = ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")
    return f"participants {where}: {len(names)} ({shown}); allowed: with none" if names else ""


# verb → rules beside those that hold for every verb
RULES: Mapping[str, tuple[Rule, ...]] = {
    "publish": (_not_published,),
    "lock": (_published, _none_in_study, _no_open_query, _all_signed),
}


def check_policies(verb: str, state: State, person: Participant | None) -> None:
    """Raise MoveRefused with the first thing that stands against the verb in this state."""
    reason = _fault(verb, state, person)
    if reason:
        raise MoveRefused(f"{verb}: {reason}")


def _fault(verb: str, state: State, person: Participant | None) -> str:
    if state.locked and verb not in AFTER_LOCK:
        return "the database is locked; allowed: " + ", ".join(sorted(AFTER_LOCK))
    for rule in RULES.get(verb, (_published,)):
        reason = rule(state, person)
        if reason:
            return reason
    return _standing_fault(verb, person) if person else ""


def _standing_fault(verb: str, person: Participant) -> str:
    if person.consent_withdrawn and verb in CLINICAL:
        return "consent is withdrawn: nothing may be added; allowed: sign, verify_form, close_query"
    allowed = STANDING.get(verb)
    if allowed is not None and person.status not in allowed:
        names = ", ".join(sorted(status.name for status in allowed))
        return f"participant is {person.status.name}; allowed: {names}"
    return ""
