"""Reader of a MedPath trial page saved as text, in either stored layout.

The page repeats many registries' records and damages some: words stay as they stand, and what is
doubtful becomes a finding. What the page does not say stays missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from trialwright.record import words
from trialwright.record.building import Building
from trialwright.record.content import Content
from trialwright.record.medpath_arms import read_arms, read_interventions
from trialwright.record.medpath_outcomes import read_outcomes
from trialwright.record.medpath_page import (
    Line,
    Page,
    Section,
    cut_up,
    looks_like_page,
    paragraph_lines,
)
from trialwright.record.medpath_places import read_locations
from trialwright.record.record import CRITERIA, Record
from trialwright.values.findings import Severity

SOURCE = "medpath"
_ID = "protocolSection.identificationModule"
_STATUS = "protocolSection.statusModule"
_DESIGN = "protocolSection.designModule"
# a number's beginning names its registry (the WHO ICTRP's list of primary registries)
_REGISTRIES = {
    "ACTRN": "ANZCTR",
    "CTRI": "CTRI",
    "EUCTR": "EU Clinical Trials Register",
    "ISRCTN": "ISRCTN",
    "ITMCTR": "ITMCTR",
    "ChiCTR": "ChiCTR",
    "JPRN": "JPRN",
    "DRKS": "DRKS",
    "IRCT": "IRCT",
    "KCT": "CRIS",
    "NTR": "Dutch register",
    "NL": "Dutch register",
    "PACTR": "PACTR",
    "RBR": "ReBec",
    "TCTR": "TCTR",
    "SLCTR": "SLCTR",
    "LBCTR": "LBCTR",
    "RPCEC": "RPCEC",
    "CTIS": "CTIS",
    "PER": "REPEC",
}
_CODING = re.compile(r"(MedDRA version|Therapeutic area)\s*:", re.IGNORECASE)
_JOINED = re.compile(r"[a-z)][A-Z][a-z]{2,}")


def recognises(content: Content) -> bool:
    """Whether the text has the headings of such a page."""
    return content.data is None and looks_like_page(content.text)


def read(content: Content) -> Iterator[Record]:
    """The one record of the page; a page cut in the middle gives what could be read."""
    text = content.text.replace("\r\n", "\n").replace("\r", "\n")
    page, b = cut_up(text), Building(content.file, content.findings)
    _read_head(page, b)
    for name, section in page.sections.items():
        _SECTIONS.get(name, _read_nothing)(section, b)
    _read_criteria(page, b)
    read_interventions(page, b)
    read_arms(page, b)
    read_outcomes(page, b)
    read_locations(page, b)
    _tell_cut(page, b, content.cut)
    yield _record(page, b)


def _record(page: Page, b: Building) -> Record:
    b.used.update(line.number for line in page.headings)
    body = [*page.head, *page.headings, *(x for s in page.sections.values() for x in s.lines)]
    left = sorted((x for x in body if x.size and x.number not in b.used), key=lambda x: x.number)
    size = sum(line.size for line in body)
    coverage = 1 - sum(line.size for line in left) / size if size else 1.0
    texts = tuple(line.words.strip() for line in left)
    return Record(SOURCE, b.data, b.provenance, tuple(b.findings), texts, coverage)


def _read_head(page: Page, b: Building) -> None:
    """Title, then phase and status, each optional and without a label, all printed twice."""
    lines = [line for line in page.head if line.bare]
    if not lines:
        return
    title = lines[0].bare
    b.put(f"{_ID}.briefTitle", title, [x.number for x in lines if x.bare == title], title)
    seen: dict[str, Line] = {}
    for line in lines:
        kind = _head_kind(line.bare)
        if kind in seen and seen[kind].bare == line.bare:
            b.used.add(line.number)
        elif kind and kind not in seen and line.bare != title:
            seen[kind] = line
            b.used.add(line.number)
    if "phase" in seen:
        line = seen["phase"]
        phases = list(words.PHASES[line.bare.lower()])
        b.put(f"{_DESIGN}.phases", phases, [line.number], line.bare)
    if "status" in seen:
        _put_status(seen["status"], b)


def _head_kind(bare: str) -> str:
    if bare.lower() in words.PHASES:
        return "phase"
    known = words.choice(bare) in words.STATUSES or "recruit" in bare.lower()
    return "status" if known and len(bare) < 60 else ""


def _put_status(line: Line, b: Building) -> None:
    """A status in the registry's own list in its API form, another registry's as it stands."""
    path, said = f"{_STATUS}.overallStatus", words.choice(line.bare)
    value = said if said in words.STATUSES else line.bare
    before = b.data.get("protocolSection", {}).get("statusModule", {}).get("overallStatus")
    if before not in (None, value):
        b.note(
            "read.two-statuses", path, f"{before} / {line.bare}",
            "The page's head and its Status line give different statuses; the Status line was"
            " taken.",
            "Look the status up in the registry.", Severity.WARNING,
        )  # fmt: skip
    elif value not in words.STATUSES:
        b.note(
            "read.foreign-word", path, line.bare,
            "This status is none of ClinicalTrials.gov's; it is kept as it stands.",
            "Decide which status is meant before the record is sent on.",
        )  # fmt: skip
    b.put(path, value, [line.number], line.bare)


def _single(path: str, convert: Callable[[str], object]) -> Callable[[Section, Building], None]:
    """A reader of a section whose first line is its value; `convert` gives None for no value."""

    def read_it(section: Section, b: Building) -> None:
        line = next(paragraph_lines(section), None)
        if line is None:
            return
        value = None if words.is_not_said(line.bare) else convert(line.bare)
        if value is not None:
            b.put(path, value, [line.number], line.bare)
        elif words.is_not_said(line.bare) or line.bare == "0":
            b.used.add(line.number)  # the page says that nothing is said

    return read_it


def _prose(path: str) -> Callable[[Section, Building], None]:
    def read_it(section: Section, b: Building) -> None:
        text, numbers = prose_of(section.lines)
        if text and words.is_not_said(text):
            b.used.update(numbers)
        elif text:
            b.put(path, text, numbers, text)

    return read_it


def prose_of(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """The lines as one text, untouched but for blank lines at its ends, and their numbers."""
    full = [place for place, line in enumerate(lines) if line.bare]
    if not full:
        return "", []
    kept = lines[full[0] : full[-1] + 1]
    text = "\n".join(line.words.rstrip() for line in kept)
    return text, [line.number for line in kept]


def _read_status(section: Section, b: Building) -> None:
    line = next(paragraph_lines(section), None)
    if line is None:
        return
    if words.is_not_said(line.bare):
        b.used.add(line.number)
    else:
        _put_status(line, b)


def _target(said: str) -> object:
    count = said.replace(",", "")
    return int(count) if count.isdecimal() and len(count) < 10 and int(count) > 0 else None


def _sex(said: str) -> object:
    return code if (code := words.choice(said)) in words.SEXES else None


def _study_type(said: str) -> object:
    for stem, code in _STUDY_TYPES.items():
        if said.lower().replace("_", " ").startswith(stem):
            return code
    return None


_STUDY_TYPES = {
    "interventional": "INTERVENTIONAL",
    "observational": "OBSERVATIONAL",
    "expanded access": "EXPANDED_ACCESS",
}


def _read_design(section: Section, b: Building) -> None:
    lines = list(paragraph_lines(section))
    said = " ".join(line.bare for line in lines)
    code, numbers = words.choice(said), [line.number for line in lines]
    if not lines or words.is_not_said(said):
        b.used.update(numbers)
    elif code in words.INTERVENTION_MODELS:
        b.put(f"{_DESIGN}.designInfo.interventionModel", code, numbers, said)
    elif code in words.OBSERVATIONAL_MODELS:
        b.put(f"{_DESIGN}.designInfo.observationalModel", code, numbers, said)
    else:  # other registries describe the design in a sentence
        text, numbers = prose_of(section.lines)
        b.put(f"{_DESIGN}.designInfo.interventionModelDescription", text, numbers, text)


def _read_id(section: Section, b: Building) -> None:
    line = next(paragraph_lines(section), None)
    if line is None:
        return
    if re.fullmatch(r"NCT\d{8}", line.bare):
        b.put(f"{_ID}.nctId", line.bare, [line.number], line.bare)
        return
    path = f"{_ID}.secondaryIdInfos[0]"
    b.put(f"{path}.id", line.bare, [line.number], line.bare)
    domain = next((name for stem, name in _REGISTRIES.items() if line.bare.startswith(stem)), None)
    if domain:
        b.put(f"{path}.type", "REGISTRY", [line.number], line.bare)
        b.put(f"{path}.domain", domain, [line.number], line.bare)


def _read_conditions(section: Section, b: Building) -> None:
    """One condition a line; terminology codes among them go to the keywords."""
    place = {"conditions": 0, "keywords": 0}
    for line in paragraph_lines(section):
        if words.is_not_said(line.bare):
            b.used.add(line.number)
            continue
        kind = "keywords" if _CODING.match(line.bare) else "conditions"
        path = f"protocolSection.conditionsModule.{kind}[{place[kind]}]"
        b.put(path, line.bare, [line.number], line.bare)
        place[kind] += 1
        if kind == "conditions" and _JOINED.search(line.bare):
            b.note(
                "read.run-together", path, line.bare,
                "The page may run several conditions together here; where one ends can't be"
                " told, so the words are kept whole.",
                "Take the conditions from the registry's page.",
            )  # fmt: skip


def _read_criteria(page: Page, b: Building) -> None:
    """Both lists as one text under the registry's own two headings, as its API v2 gives them."""
    parts, numbers = [], []
    for name in ("Inclusion Criteria", "Exclusion Criteria"):
        section = page.sections.get(name)
        text, found = prose_of(section.lines) if section else ("", [])
        numbers += found
        if text and not words.is_not_said(text.strip()):
            text = _without_not_said(text)
            parts.append(f"{name}:\n\n{text}")
    if not parts:
        _read_unheaded(page, b)
    b.used.update(numbers)
    if parts:
        quote = "\n\n".join(parts)
        b.put(CRITERIA, quote, numbers, quote)


def _without_not_said(text: str) -> str:
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or words.is_not_said(lines[-1])):
        lines.pop()
    return "\n".join(lines)


def _read_unheaded(page: Page, b: Building) -> None:
    """The list layout may lose both headings: the criteria then follow the block's last value."""
    last = [name for name in ("Status", "Sex", "Target Recruitment") if name in page.sections]
    if not last:
        return
    section = page.sections[last[-1]]
    first = next((place for place, line in enumerate(section.lines) if line.bare), None)
    text, numbers = prose_of(section.lines[first + 1 :]) if first is not None else ("", [])
    if not text:
        return
    b.put(CRITERIA, text, numbers, text)
    b.note(
        "read.criteria-headings", CRITERIA, text.split("\n", 1)[0],
        "The page has lost the headings of inclusion and exclusion criteria: which line is which"
        " can't be told.",
        "Take the two lists from the registry's page before the criteria are computed.",
        Severity.WARNING,
    )  # fmt: skip


def _tell_cut(page: Page, b: Building, in_character: bool) -> None:
    if page.cut or in_character:
        last = next(reversed(page.sections), "the title")
        b.note(
            "read.page-cut", "", "",
            f"The page ends before it should; the last heading read is {last}. What follows is"
            " missing here, which does not mean that the registry lacks it.",
            "Save the whole page and read it again.", Severity.WARNING,
        )  # fmt: skip
    if page.site_block:
        b.note(
            "read.site-block", "", page.site_block[0].bare,
            f"{len([x for x in page.site_block if x.bare])} lines of the site's own news or topics"
            " follow the trial; they are not part of the record.",
            "Nothing to do.",
        )  # fmt: skip


def _read_nothing(section: Section, b: Building) -> None:
    """Sections that need others beside them are read after all of these."""


_SECTIONS: dict[str, Callable[[Section, Building], None]] = {
    "Conditions": _read_conditions,
    "Registration Number": _read_id,
    "Lead Sponsor": _single("protocolSection.sponsorCollaboratorsModule.leadSponsor.name", str),
    "First Posted Date": _single(f"{_STATUS}.studyFirstPostDateStruct.date", words.any_date),
    "Last Posted Date": _single(f"{_STATUS}.lastUpdatePostDateStruct.date", words.any_date),
    "Brief Summary": _prose("protocolSection.descriptionModule.briefSummary"),
    "Detailed Description": _prose("protocolSection.descriptionModule.detailedDescription"),
    "Status": _read_status,
    "Sex": _single("protocolSection.eligibilityModule.sex", _sex),
    "Target Recruitment": _single(f"{_DESIGN}.enrollmentInfo.count", _target),
    "Study Type": _single(f"{_DESIGN}.studyType", _study_type),
    "Study Design": _read_design,
}
