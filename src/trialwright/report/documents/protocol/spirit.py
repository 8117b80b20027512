"""The SPIRIT 2025 checklist: where each item stands in the protocol, or that it does not yet.

Item numbers are those of the SPIRIT 2025 statement (doi 10.1371/journal.pmed.1004589), which has 34
items in 53 parts; the topics are in our own words. It was made for randomised trials; what it asks
of a comparison is marked as not applicable where there is one group.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from trialwright.protocol.study import Study
from trialwright.report.documents.model import Heading, Row, Run, grid, paragraph, text
from trialwright.report.documents.saying import Blocks

# What an item rests on: words of a person, or the study definition itself.
PROSE, STUDY = "prose", "study"


@dataclass(frozen=True)
class Item:
    """An item stands where its section has what it rests on."""

    number: str
    topic: str
    section: str
    rests_on: str = PROSE
    only_with_arms: bool = False


_ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("1a", "Title names design, population and interventions, and that it is a protocol", "0", "s"),
    ("1b", "Structured summary of design and methods", "1.1.2", "s"),
    ("2", "Version and its date", "0", "p"),
    ("3a", "Who wrote the protocol: names, affiliations, roles", "11.2", "p"),
    ("3b", "Sponsor's name and contact", "0", "p"),
    ("3c", "What sponsor and funders decide", "11.2", "p"),
    ("3d", "Coordinating centre, committees and other bodies", "11.4", "p"),
    ("4", "Registry, number and date of registration", "11.12", "p"),
    ("5", "Where protocol and analysis plan can be read", "11.12", "p"),
    ("6", "Sharing of data, code and materials", "11.12", "p"),
    ("7a", "Funding and other support", "11.2", "p"),
    ("7b", "Conflicts of interest", "11.2", "p"),
    ("8", "How results reach participants, professionals and the public", "11.12", "p"),
    ("9a", "Background: what is known of benefits and harms", "2.1", "p"),
    ("9b", "Why this comparator", "4.2", "pa"),
    ("10", "Objectives, for benefits and harms", "3.1", "s"),
    (
        "11",
        "Part of the public and people with the condition in planning, conduct and reporting",
        "4.1.1",
        "p",
    ),
    ("12", "Type of design, allocation ratio, framework", "4.1", "s"),
    ("13", "Settings and places", "1.1.2", "s"),
    ("14a", "Who may take part", "5.2", "s"),
    ("14b", "Which sites and which people may treat", "11.2", "p"),
    ("15a", "Intervention and comparator, so that others could repeat them", "6.1", "p"),
    ("15b", "When treatment is stopped or changed for a participant", "7.1", "p"),
    ("15c", "Adherence: how it is helped and watched", "6.8", "s"),
    ("15d", "Other care allowed or forbidden", "6.10", "p"),
    ("16", "Outcomes: variable, metric, aggregation, time point", "3.1", "s"),
    ("17", "Harms: how defined and assessed", "9.2", "s"),
    ("18", "Schedule of enrolment, interventions and visits", "1.3", "s"),
    ("19", "Sample size and its assumptions", "10.11", "p"),
    ("20", "Recruitment", "5.1", "p"),
    ("21a", "Who makes the random sequence, and how", "6.7", "sa"),
    ("21b", "Type of randomisation and restrictions", "6.7", "sa"),
    ("22", "Concealment of the next allocation", "6.7", "sa"),
    ("23", "Whether those who enrol could see the sequence", "6.7", "sa"),
    ("24a", "Who is blinded", "6.7", "m"),
    ("24b", "How blinding is kept", "6.7", "p"),
    ("24c", "Unblinding: when and how", "6.7", "p"),
    ("25a", "Collection of data: methods, forms, training", "8.2", "s"),
    ("25b", "Keeping participants; what is collected of those who stop", "7.3", "p"),
    ("26", "Data entry, checks, security, storage", "11.7", "s"),
    ("27a", "Statistical methods for primary and secondary outcomes and harms", "10.4", "s"),
    ("27b", "Who is in each analysis, in which group", "10.2", "s"),
    ("27c", "Missing data", "10.4", "s"),
    ("27d", "Subgroup and sensitivity analyses", "10.8", "p"),
    ("28a", "Data monitoring committee, or why there is none", "11.4", "p"),
    ("28b", "Interim looks and rules for stopping", "4.3", "s"),
    ("29", "Monitoring of conduct", "11.6", "p"),
    ("30", "Approval by an ethics committee", "11.1", "p"),
    ("31", "How protocol changes are agreed and told", "11.1", "s"),
    ("32a", "Who obtains consent, and how", "11.3", "p"),
    ("32b", "Consent for other uses of data and samples", "11.3", "p"),
    ("33", "Confidentiality before, during and after", "11.8", "p"),
    ("34", "Care after the trial, and for harm from it", "4.5", "p"),
)

ITEMS = tuple(
    Item(number, topic, section, PROSE if "p" in basis else STUDY, "a" in basis)
    for number, topic, section, basis in _ROWS
)


def checklist(study: Study, prose: Mapping[str, str], filled: Collection[str]) -> Blocks:
    """The table; `prose` and `filled` are the sections that people and the study have filled."""
    rows = [_row(item, study, prose, filled) for item in ITEMS]
    words = (
        "Where an item rests on words that are still to be written, it says so. Items about "
        "random allocation do not apply to a single group."
    )
    return (
        Heading(1, "", text("Appendix: SPIRIT 2025 Checklist")),
        paragraph(words, "small"),
        grid(("Item", "Topic", "Where"), rows, (1, 9, 4), compact=True),
    )


def _row(item: Item, study: Study, prose: Mapping[str, str], filled: Collection[str]) -> Row:
    place = (Run(place_of(item, study, prose, filled)),)
    if place[0].text.startswith("not yet"):
        place = (Run(place[0].text, "missing"),)
    return Row((text(item.number, "bold"), text(item.topic), place))


def place_of(item: Item, study: Study, prose: Mapping[str, str], filled: Collection[str]) -> str:
    """`section 5.2`, `not yet: prose/...`, or why it does not apply."""
    if item.only_with_arms and len(study.arms) < 2:
        return "not applicable: one group"
    if item.number in ("24b", "24c") and study.design.masking == "NONE":
        return "not applicable: open label"
    has_prose = item.section in prose
    stands = has_prose or (item.rests_on == STUDY and item.section in filled)
    if item.number == "24a":
        stands = has_prose or bool(study.design.masking)
    where = "title page" if item.section == "0" else f"section {item.section}"
    return where if stands else f"not yet ({where})"
