"""Reader of the EU Clinical Trials Register (EudraCT), as stored in JSON with the form's questions.

A record is one member state's protocol form: questions A to P, each with its number. Texts may
stand in several languages; the English one is taken over, the others keep their own names. The
register holds only interventional trials of medicinal products (Directive 2001/20/EC).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from trialwright.record.content import Content
from trialwright.record.conversions import count, day, table
from trialwright.record.euctr_arms import move_arms, move_products
from trialwright.record.moving import STAYS, Moving, Spot
from trialwright.record.record import CRITERIA, OUTCOMES, Record
from trialwright.record.registry_text import (
    derive,
    interventional,
    put_criteria,
    put_id,
    put_nct,
    put_outcomes,
)
from trialwright.record.rules import Many, One, Rows, Rule, apply
from trialwright.record.studyfields_table import whole, yes_no
from trialwright.values.findings import Severity

SOURCE = "euctr"
_P = "protocolSection"
_ID, _STATUS, _DESIGN = (f"{_P}.{name}Module" for name in ("identification", "status", "design"))
_INFO, _ELIGIBLE = f"{_DESIGN}.designInfo", f"{_P}.eligibilityModule"
_SPONSOR, _PLACES = f"{_P}.sponsorCollaboratorsModule", f"{_P}.contactsLocationsModule"
_TITLE, _LAY = "a3_full_title_of_the_trial", (
    "a31_title_of_the_trial_for_lay_people_in_easily_understood_ie_nontechnical_language"
)  # fmt: skip
_EUDRACT = re.compile(r"\d{4}-\d{6}-\d{2}")
_HEADING = re.compile(r"[A-P]\. [A-Z][A-Za-z ]+")  # a section's heading, read as an answer
_DASH = re.compile(r" {1,8}- (?=[A-Z0-9])")
_QUESTION = re.compile(r"[a-p]\d*[a-z]*_\w*|x\d_\w+|b1_sponsor|dimp|d8_placebo\w*")
_RESULTS = frozenset(
    {
        "eudractNumber", "sponsor", "trialInformation", "subjectDisposition",
        "baselineCharacteristics", "endPoints", "trialChanges", "adverseEvents",
        "subjectAnalysisSets", "moreInformation",
    }
)  # fmt: skip
_STORED = frozenset({"_id", "ctrname", "record_last_import"})


def _country(words: str) -> object:
    """`Belgium - FPS Health-DGM` names the country before its authority."""
    return words.split(" - ")[0].strip() or None


def _acronym(words: str) -> object:
    """The question asks for a name *or* abbreviated title; one short word is an acronym."""
    return words.strip() if re.fullmatch(r"\S{2,14}", words.strip()) else None


_RULES: tuple[Rule, ...] = (
    One(f"{_ID}.orgStudyIdInfo.id", "a41_sponsors_protocol_code_number"),
    One(f"{_ID}.briefTitle", _LAY),
    One(f"{_ID}.officialTitle", _TITLE),
    One(f"{_STATUS}.startDateStruct.date", "trialInformation.recruitmentStartDate", day),
    One(f"{_STATUS}.completionDateStruct.date", "trialInformation.globalEndOfTrialDate", day),
    One(f"{_P}.oversightModule.oversightHasDmc",
        "e87_trial_has_a_data_monitoring_committee", yes_no),
    Many(f"{_P}.conditionsModule.conditions", "e11_medical_conditions_being_investigated"),
    One(f"{_ELIGIBLE}.healthyVolunteers", "f31_healthy_volunteers", yes_no),
    Rows(f"{_PLACES}.locations", "", (One("country", "a1_member_state_concerned", _country),)),
)  # fmt: skip
_LEAD: tuple[Rule, ...] = (
    One(f"{_SPONSOR}.leadSponsor.name", "b11_name_of_sponsor"),
    One(f"{_SPONSOR}.leadSponsor.class", "b31_and_b32_status_of_the_sponsor",
        table({"Commercial": "INDUSTRY", "Non-Commercial": STAYS})),
    One(f"{_PLACES}.centralContacts[0].name", "b52_functional_name_of_contact_point"),
    One(f"{_PLACES}.centralContacts[0].phone", "b54_telephone_number"),
    One(f"{_PLACES}.centralContacts[0].email", "b56_email"),
)  # fmt: skip
# a trial that goes on may recruit or not, which the register does not say
_ENDED = {"Completed": "COMPLETED", "Prematurely Ended": "TERMINATED"}
_PHASES = {
    "PHASE1": "e71_human_pharmacology_phase_i",
    "PHASE2": "e72_therapeutic_exploratory_phase_ii",
    "PHASE3": "e73_therapeutic_confirmatory_phase_iii",
    "PHASE4": "e74_therapeutic_use_phase_iv",
}
_PURPOSES = {"DIAGNOSTIC": "e61_diagnosis", "PREVENTION": "e62_prophylaxis",
             "TREATMENT": "e63_therapy"}  # fmt: skip
_MASKING = {"NONE": "e812_open", "SINGLE": "e813_single_blind", "DOUBLE": "e814_double_blind"}
_MODELS = {"PARALLEL": "e815_parallel_group", "CROSSOVER": "e816_cross_over"}
_AGES = {"CHILD": "f11_trial_has_subjects_under_18", "ADULT": "f12_adults_1864_years",
         "OLDER_ADULT": "f13_elderly_65_years"}  # fmt: skip
_ELSEWHERE = (
    "e85_the_trial_involves_multiple_member_states",
    "e861_trial_being_conducted_both_within_and_outside_the_eea",
    "e862_trial_being_conducted_completely_outside_of_the_eea",
)
_ENTERED = "x6_date_on_which_this_record_was_first_entered_in_the_eudract_database"
_SEXES = {"FEMALE": "f21_female", "MALE": "f22_male"}


def recognises(content: Content) -> bool:
    """Whether it is one member state's form, known by its number and its question A.2."""
    return _is_form(content.data)


def read(content: Content) -> Iterator[Record]:
    """The record, in the shape and names of API v2."""
    moving = Moving(content, "", content.data)
    _identify(moving)
    apply(moving, _RULES)
    _move_sponsors(moving)
    _move_design(moving)
    _move_texts(moving)
    move_products(moving)
    move_arms(moving)
    _tell_languages(moving)
    _tell_lost_signs(moving)
    moving.stray(said for name in moving.top[1] for said in _headings(moving, str(name)))
    yield moving.record(SOURCE, _knows)


def _is_form(data: Any) -> bool:
    number = data.get("a2_eudract_number") if isinstance(data, dict) else None
    return isinstance(number, str) and _EUDRACT.fullmatch(number) is not None


def _knows(name: str) -> bool:
    return name in _RESULTS | _STORED or _QUESTION.fullmatch(name) is not None


def _headings(moving: Moving, name: str) -> list[tuple[Spot, str]]:
    """A section's heading that was stored as the answer to the question above it."""
    return [said for said in moving.said(name) if _HEADING.fullmatch(said[1])]


def _identify(moving: Moving) -> None:
    for spot, words in moving.said("a2_eudract_number"):
        put_id(moving, words, spot, "EUDRACT_NUMBER")
    put_nct(moving, moving.said("a52_us_nct_clinicaltrialsgov_registry_number"))
    put_nct(moving, moving.said("trialInformation.usctnIdentifier"))
    for spot, words in moving.said("a32_name_or_abbreviated_title_of_the_trial_where_available"):
        if acronym := _acronym(words):
            moving.put(f"{_ID}.acronym", acronym, [spot])
    interventional(moving, moving.said("x4_clinical_trial_type"))
    if _alone(moving):  # of several states' forms, another may have been entered long before
        apply(moving, (One(f"{_STATUS}.studyFirstSubmitDate", _ENTERED, day),))
    for spot, words in moving.said("x5_trial_status"):
        if status := _ENDED.get(words):
            moving.put(f"{_STATUS}.overallStatus", status, [spot])
            moving.note(
                "read.member-state", f"{_STATUS}.overallStatus", words,
                "This is the trial's status in one member state; in others it may differ.",
                "Compare the other countries' forms of the trial.",
            )  # fmt: skip


def _move_sponsors(moving: Moving) -> None:
    """The first sponsor leads; the form has no other order."""
    for place, sponsor in enumerate(moving.find("b1_sponsor")):
        if place == 0:
            apply(moving, _LEAD, sponsor)
        else:
            collaborator = (One("name", "b11_name_of_sponsor"),)
            apply(moving, (Rows(f"{_SPONSOR}.collaborators", "", collaborator),), sponsor)


def _ticked(moving: Moving, questions: dict[str, str]) -> list[str]:
    return [value for value, name in questions.items() if yes_no(moving.words(name)) is True]


def _answers(moving: Moving, *names: str) -> list[tuple[Spot, str]]:
    return [said for name in names for said in moving.said(name)]


def _sole(values: list[str]) -> str | None:
    return values[0] if len(values) == 1 else None


def _move_design(moving: Moving) -> None:
    """Ticks become choices; where ticks contradict each other none is taken."""
    lists = ((f"{_DESIGN}.phases", _PHASES), (f"{_ELIGIBLE}.stdAges", _AGES))
    for to, questions in lists:
        if ticked := _ticked(moving, questions):
            derive(moving, to, ticked, _answers(moving, *questions.values()), "ticked")
    singles = (
        (f"{_INFO}.primaryPurpose", _PURPOSES), (f"{_INFO}.maskingInfo.masking", _MASKING),
        (f"{_INFO}.interventionModel", _MODELS),
    )  # fmt: skip
    for to, questions in singles:
        found = _sole(_ticked(moving, questions))
        if questions is _MODELS and found is None and _one_arm(moving):
            found = "SINGLE_GROUP"
        derive(moving, to, found, _answers(moving, *questions.values()), "ticked")
    sexes = _ticked(moving, _SEXES)
    both = "ALL" if len(sexes) == 2 else _sole(sexes)
    derive(moving, f"{_ELIGIBLE}.sex", both, _answers(moving, *_SEXES.values()), "ticked")
    _move_allocation(moving)
    _move_size(moving)


def _one_arm(moving: Moving) -> bool:
    arms = moving.words("e824_number_of_treatment_arms_in_the_trial")
    return arms == "1" and yes_no(moving.words("e81_controlled")) is False


def _move_allocation(moving: Moving) -> None:
    names = ("e811_randomised", "e81_controlled")
    randomised, controlled = (yes_no(moving.words(name)) for name in names)
    found = "RANDOMIZED" if randomised else None
    if randomised is False and controlled:
        found = "NON_RANDOMIZED"
    derive(moving, f"{_INFO}.allocation", found, _answers(moving, *names), "ticked")


def _alone(moving: Moving) -> bool:
    """Whether no other country has a part in the trial: then the form is that of the trial."""
    return all(yes_no(moving.words(name)) is False for name in _ELSEWHERE)


def _move_size(moving: Moving) -> None:
    """Of the whole trial: those who took part, else the planned number.

    A member state's planned number is that only in a trial of one state.
    """
    took_part = moving.said("trialInformation.countrySubjectCounts.countrySubjectCount.subjects")
    counts = [whole(words) for _spot, words in took_part]
    total = sum(number for number in counts if isinstance(number, int))
    to = f"{_DESIGN}.enrollmentInfo"
    if total and None not in counts:
        derive(moving, f"{to}.count", total, took_part, "sum-of-countries")
        derive(moving, f"{to}.type", "ACTUAL", took_part, "posted-results")
        return
    planned = moving.said("f422_in_the_whole_clinical_trial")
    said = planned or (moving.said("f41_in_the_member_state") if _alone(moving) else [])
    number = count(said[0][1]) if said else None
    if isinstance(number, int):
        derive(moving, f"{to}.count", number, said, "whole-trial")
        derive(moving, f"{to}.type", "ESTIMATED", said, "planned-number")


def _move_texts(moving: Moving) -> None:
    put_criteria(moving, _relined(moving, "e3_principal_inclusion_criteria"),
                 _relined(moving, "e4_principal_exclusion_criteria"))  # fmt: skip
    frame = "timepoints_of_evaluation_of_this_end_point"
    put_outcomes(moving, "primary", moving.said("e51_primary_end_points"),
                 moving.said(f"e511_{frame}"))  # fmt: skip
    put_outcomes(moving, "secondary", moving.said("e52_secondary_end_points"),
                 moving.said(f"e521_{frame}"))  # fmt: skip


def _relined(moving: Moving, name: str) -> list[tuple[Spot, str]]:
    """The stored form has lost its line ends: a list of dashes from the first word is cut again."""
    found = []
    for spot, words in moving.said(name):
        lines = words if "\n" in words or not words.startswith("- ") else _DASH.sub("\n- ", words)
        if lines != words:
            moving.note(
                "read.lines-rebuilt", CRITERIA, words[:80],
                "The form was stored without its line ends; a line was begun at each dash, which"
                " may also have stood inside a criterion.",
                "Compare the criteria with the register's page.",
            )  # fmt: skip
        found.append((spot, lines))
    return found


def _tell_languages(moving: Moving) -> None:
    """Titles in other languages stay under their own names; without an English one, the first."""
    for to, name in ((f"{_ID}.officialTitle", _TITLE), (f"{_ID}.briefTitle", _LAY)):
        others = [key for key in moving.top[1] if re.fullmatch(rf"{name}_[a-z]{{2}}", str(key))]
        english = moving.words(name)
        if not english and others:
            apply(moving, (One(to, others[0]),))
        if any(moving.words(key) != english for key in others):
            languages = ", ".join(key[-2:] for key in others)
            moving.note(
                "read.languages", to, english[:120],
                f"The title stands in other languages too ({languages}); the"
                f" {'English' if english else 'first'} one was taken, the others are kept.",
                "Read the titles side by side if the wording matters.",
            )  # fmt: skip


_GAP = re.compile(r"\S{1,40} {2}\d{1,9}\S{0,9}(?: \S{1,20})?")


def _tell_lost_signs(moving: Moving) -> None:
    """Two blanks before a number, in a form without any sign beyond ASCII: one was taken out."""
    for path in (CRITERIA, *(f"{path}[0].measure" for path in OUTCOMES.values())):
        words = moving.text(path)
        for gap in _GAP.findall(words) if words.isascii() else ():
            moving.note(
                "read.lost-sign", path, gap,
                "A sign such as ≥ or < was taken out when the form was stored: two blanks stand"
                " before the number, and which comparison was meant is not known.",
                "Take the comparison from the register's page.", Severity.WARNING,
            )  # fmt: skip
