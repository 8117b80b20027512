"""Reader of the WHO ICTRP export in XML: trials of some twenty registries in one short form.

The registries' own words stand in these fields, so what a field holds depends on the registry;
only what is certain whatever the registry is taken over, the rest keeps the export's names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from trialwright.record.content import Content
from trialwright.record.conversions import age, count, phases, table
from trialwright.record.ictrp_fields import (
    breaks_told,
    enrolled_on,
    lines,
    parts,
    put_designed,
    registered_on,
)
from trialwright.record.moving import STAYS, Moving
from trialwright.record.record import INTERVENTIONS, Record
from trialwright.record.registry_text import put_criteria, put_id, put_outcomes
from trialwright.record.rules import Many, One, Rows, Rule, apply, as_is
from trialwright.record.words import INTERVENTION_TYPES, STATUSES, choice

SOURCE = "ictrp"
_ROOT = "Trials_downloaded_from_ICTRP"
_P = "protocolSection"
_ID, _STATUS, _DESIGN = (f"{_P}.{name}Module" for name in ("identification", "status", "design"))
_ELIGIBLE, _PLACES = f"{_P}.eligibilityModule", f"{_P}.contactsLocationsModule"
_SPONSOR = f"{_P}.sponsorCollaboratorsModule"
_NAMES = """
    Export_date Internal_Number TrialID Last_Refreshed_on Public_title Scientific_title Acronym
    Primary_sponsor Secondary_Sponsor Secondary_Sponsors Prospective_registration Date_registration
    Date_registration3 Source_Register web_address Recruitment_Status other_records Inclusion_agemin
    Inclusion_agemax Inclusion_gender Date_enrollement Date_enrolment Target_size Study_type
    Study_design Phase Countries Contact_Firstname Contact_Lastname Contact_Address Contact_Email
    Contact_Tel Contact_Affiliation Inclusion_Criteria Exclusion_Criteria Condition Intervention
    Primary_outcome Secondary_outcome Secondary_ID Secondary_IDs Source_Support
    Ethics_review_status Ethics_review_approval_date Ethics_review_contact_name
    Ethics_review_contact_address Ethics_review_contact_phone Ethics_review_contact_email
    results_yes_no results_summary results_url_link results_url_protocol results_date_posted
    results_date_first_publication results_date_completed results_baseline_char
    results_participant_flow results_adverse_events results_outcome_measures results_ipd_plan
    results_ipd_description Retrospective_flag Bridging_flag_TRUE_FALSE Bridged_type Childs
    type_enrolment
"""
_NCT = re.compile(r"NCT\d{8}")
_SEXES = table({
    "Both": "ALL", "All": "ALL", "Male and Female": "ALL", "Both, male and female": "ALL",
    "Both males and females": "ALL", "Male": "MALE", "Males": "MALE", "M": "MALE",
    "Female": "FEMALE", "Females": "FEMALE", "F": "FEMALE", "Male/Female": "ALL",
})  # fmt: skip
_TYPES = table({
    "Interventional": "INTERVENTIONAL", "Interventional study": "INTERVENTIONAL",
    "Interventional clinical trial of medicinal product": "INTERVENTIONAL",
    "Intervention": "INTERVENTIONAL", "Observational": "OBSERVATIONAL",
    "Observational study": "OBSERVATIONAL", "Expanded Access": "EXPANDED_ACCESS",
    "Observational [Patient Registry]": "OBSERVATIONAL",
})  # fmt: skip
_TICKED = re.compile(r"\(Phase (IV|I{1,3})\)\s*:\s*(yes|no)", re.IGNORECASE)
_ROMAN = {"i": "PHASE1", "ii": "PHASE2", "iii": "PHASE3", "iv": "PHASE4"}


def _status(words: str) -> object:
    """`Not Recruiting` may be before, after or in between, and `Authorised` says neither."""
    found = choice(words)
    return found if found in STATUSES - {"UNKNOWN"} else STAYS


def _phases(words: str) -> object:
    """`Phase 2`, `Phase II/III`, a bare numeral, or the EU register's list of ticks."""
    ticks = _TICKED.findall(words)
    if ticks:
        yes = [_ROMAN[number.lower()] for number, tick in ticks if tick.lower() == "yes"]
        return yes or STAYS
    plain = words.strip()
    bare = re.fullmatch(r"(?:[0-4]|I{1,3}|IV)(?:\s*[/-]\s*(?:[1-4]|I{1,3}|IV))?", plain)
    return phases(f"Phase {plain}" if bare else plain) or STAYS


def _text(words: str) -> object:
    return as_is(lines(words))


def _alone(words: str) -> object:
    """One person's; with a semicolon it is a list of several, or an empty one."""
    return STAYS if ";" in words else as_is(words)


_RULES: tuple[Rule, ...] = (
    One(f"{_ID}.briefTitle", "Public_title", _text),
    One(f"{_ID}.officialTitle", "Scientific_title", _text),
    One(f"{_ID}.acronym", "Acronym"),
    One(f"{_SPONSOR}.leadSponsor.name", "Primary_sponsor", _text),
    Rows(f"{_SPONSOR}.collaborators", "Secondary_Sponsor", (One("name", "", _text),)),
    One(f"{_STATUS}.overallStatus", "Recruitment_Status", _status),
    One(f"{_STATUS}.studyFirstSubmitDate", "Date_registration3", registered_on),
    One(f"{_STATUS}.studyFirstSubmitDate", "Date_registration", registered_on),
    One(f"{_STATUS}.startDateStruct.date", "Date_enrollement", enrolled_on),
    One(f"{_STATUS}.startDateStruct.date", "Date_enrolment", enrolled_on),
    One(f"{_DESIGN}.studyType", "Study_type", _TYPES),
    Many(f"{_DESIGN}.phases", "Phase", _phases),
    One(f"{_DESIGN}.enrollmentInfo.count", "Target_size", count),
    One(f"{_ELIGIBLE}.sex", "Inclusion_gender", _SEXES),
    One(f"{_ELIGIBLE}.minimumAge", "Inclusion_agemin", age),
    One(f"{_ELIGIBLE}.maximumAge", "Inclusion_agemax", age),
    One(f"{_PLACES}.centralContacts[0].phone", "Contact_Tel", _alone),
    One(f"{_PLACES}.centralContacts[0].email", "Contact_Email", _alone),
)  # fmt: skip
_TYPED = re.compile(rf"({'|'.join(INTERVENTION_TYPES)}): ?(.+)", re.DOTALL)


def recognises(content: Content) -> bool:
    """Whether it is the export's list of trials, or one trial of it."""
    return any(True for _trial in _trials(content.data))


def read(content: Content) -> Iterator[Record]:
    """The record of each trial, in the shape and names of API v2."""
    for below, trial in _trials(content.data):
        moving = Moving(content, below, trial)
        _identify(moving)
        apply(moving, _RULES)
        _move_contact(moving)
        _move_lists(moving)
        _move_interventions(moving)
        put_criteria(moving, _lined(moving, "Inclusion_Criteria"),
                     _lined(moving, "Exclusion_Criteria"))  # fmt: skip
        put_outcomes(moving, "primary", _lined(moving, "Primary_outcome"))
        put_outcomes(moving, "secondary", _lined(moving, "Secondary_outcome"))
        put_designed(moving)
        breaks_told(moving)
        yield moving.record(SOURCE, frozenset(_NAMES.split()).__contains__)


def _trials(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each trial with its path; the names' capitals differ between years of the export."""
    if not isinstance(data, dict):
        return
    root = next((key for key in data if str(key).lower() == _ROOT.lower()), None)
    page, below = (data[root], f".{root}") if root is not None else (data, "")
    name = next((key for key in page if str(key).lower() == "trial"), None) if _is(page) else None
    listed = page[name] if name is not None else []
    for place, trial in enumerate(listed if isinstance(listed, list) else [listed]):
        if isinstance(trial, dict) and isinstance(trial.get("TrialID"), str):
            index = f"[{place}]" if isinstance(listed, list) else ""
            yield f"{below}.{name}{index}", trial


def _is(page: Any) -> bool:
    return isinstance(page, dict)


def _lined(moving: Moving, name: str) -> list[Any]:
    return [(spot, lines(words)) for spot, words in moving.said(name)]


def _identify(moving: Moving) -> None:
    register = moving.words("Source_Register")
    for spot, words in moving.said("TrialID"):
        if _NCT.fullmatch(words.strip()):
            moving.put(f"{_ID}.nctId", words.strip(), [spot])
        else:
            put_id(moving, words.strip(), spot, "REGISTRY", register)


def _move_contact(moving: Moving) -> None:
    """The contact's two names; either may hold the whole, or be empty."""
    names = [said for n in ("Firstname", "Lastname") for said in moving.said(f"Contact_{n}")]
    if names and not any(";" in words for _spot, words in names):
        whole = " ".join(words.strip() for _spot, words in names)
        moving.put(f"{_PLACES}.centralContacts[0].name", whole, [spot for spot, _w in names])


def _move_lists(moving: Moving) -> None:
    """Countries are separated by semicolons; in conditions only ClinicalTrials.gov's are."""
    for spot, words in moving.said("Countries"):
        for place, country in enumerate(dict.fromkeys(parts(words))):
            moving.put(f"{_PLACES}.locations[{place}].country", country, [spot])
    for spot, words in moving.said("Condition"):
        listed = parts(words) if _of_ctgov(moving) else [lines(words).strip(" ;")]
        for place, condition in enumerate(listed):
            moving.put(f"{_P}.conditionsModule.conditions[{place}]", condition, [spot])


def _of_ctgov(moving: Moving) -> bool:
    return moving.words("Source_Register") == "ClinicalTrials.gov"


def _move_interventions(moving: Moving) -> None:
    """`Type: name` parts are interventions; any other text describes one without a name."""
    for spot, words in moving.said("Intervention"):
        listed = [_TYPED.fullmatch(part) for part in parts(words)]
        if listed and all(listed):
            for place, typed in enumerate(found for found in listed if found):
                path = f"{INTERVENTIONS}[{place}]"
                moving.put(f"{path}.type", INTERVENTION_TYPES[typed[1]], [spot])
                moving.put(f"{path}.name", typed[2].strip(), [spot])
        else:
            moving.put(f"{INTERVENTIONS}[0].description", lines(words), [spot])
