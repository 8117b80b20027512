"""What several registries' forms have in common: criteria in two texts, outcomes in one, ids."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialwright.record.moving import Moving, Spot
from trialwright.record.record import CRITERIA, OUTCOMES
from trialwright.record.tree import look_up
from trialwright.values.findings import Severity

_IDS = "protocolSection.identificationModule.secondaryIdInfos"
_HEADED = re.compile(r"\W*(?:key |principal |main )?(?:in|ex)clusion criteria", re.IGNORECASE)
_NCT = re.compile(r"NCT\d{8}")
_NUMBERED = re.compile(r"(?:^|\s)(\d{1,2})[.)/]{1,2}\s", re.MULTILINE)
_LINE = re.compile(r"\s*(\d{1,3})[.)] ?(.*)")
Said = Sequence[tuple[Spot, str]]


def put_criteria(moving: Moving, inclusion: Said, exclusion: Said) -> None:
    """One text under the registry's two headings, of which forms with two fields have no words."""
    parts = [
        _part(heading, said)
        for heading, said in (("Inclusion Criteria", inclusion), ("Exclusion Criteria", exclusion))
        if said
    ]
    if parts:
        spots = [spot for spot, _words in (*inclusion, *exclusion)]
        moving.put(CRITERIA, "\n\n".join(parts), spots, rule="two-fields-under-headings")


def _part(heading: str, said: Said) -> str:
    texts = [words.strip() for _spot, words in said]
    if len(texts) == 1:
        return texts[0] if _HEADED.match(texts[0]) else f"{heading}:\n\n{texts[0]}"
    return f"{heading}:\n\n" + "\n\n".join(f"{n}. {text}" for n, text in enumerate(texts, start=1))


def put_outcomes(moving: Moving, kind: str, measures: Said, frames: Said = ()) -> None:
    """The outcomes that a form gives as one text: a line each where all lines are numbered 1, 2, …

    Any other text stays one outcome, with a finding where it seems to hold several.
    """
    for spot, words in measures[:1]:
        lines = [_LINE.fullmatch(line) for line in words.splitlines() if line.strip()]
        numbers = [int(line[1]) for line in lines if line]
        if len(numbers) > 1 and numbers == list(range(1, len(lines) + 1)) and not frames:
            for place, line in enumerate(lines):
                measure = line[2].strip() if line else ""
                moving.put(f"{OUTCOMES[kind]}[{place}].measure", measure, [spot], "numbered-lines")
            return
        moving.put(f"{OUTCOMES[kind]}[0].measure", words.strip(), [spot])
        _tell_several(moving, f"{OUTCOMES[kind]}[0].measure", words)
        for frame, frame_words in frames[:1]:
            moving.put(f"{OUTCOMES[kind]}[0].timeFrame", frame_words.strip(), [frame])


def _tell_several(moving: Moving, place: str, words: str) -> None:
    numbers = {int(number) for number in _NUMBERED.findall(words)}
    if {1, 2} <= numbers or words.strip(" ;").count(";") > 1:
        moving.note(
            "read.outcomes-together", place, words.strip()[:120],
            "The registry gives its outcome measures as one text, which seems to hold several;"
            " where one ends is not certain, so it was not cut.",
            "List each outcome measure with its own time point.", Severity.WARNING,
        )  # fmt: skip


def put_id(moving: Moving, words: str, spot: Spot, kind: str, domain: str = "") -> None:
    """Another number of the trial; a number that already stands is only counted."""
    listed = look_up(moving.data, _IDS) or []
    if any(info["id"] == words for info in listed):
        moving.drop([spot])
        return
    path = f"{_IDS}[{len(listed)}]"
    moving.put(f"{path}.id", words, [spot])
    moving.put(f"{path}.type", kind, [spot], "registry-of-the-number")
    if domain:
        moving.put(f"{path}.domain", domain, [spot], "registry-of-the-number")


def put_nct(moving: Moving, said: Said) -> None:
    """A ClinicalTrials.gov number that another registry names."""
    for spot, words in said:
        if _NCT.fullmatch(words.strip()):
            put_id(moving, words.strip(), spot, "REGISTRY", "ClinicalTrials.gov")


def derive(moving: Moving, to: str, value: object, said: Said, rule: str) -> None:
    """A value that several answers of a form give together; None is not set."""
    if value is not None and said:
        moving.put(to, value, [spot for spot, _words in said], rule)


def interventional(moving: Moving, said: Said) -> None:
    """The study type of a registry that by law keeps nothing but interventional trials."""
    derive(moving, "protocolSection.designModule.studyType", "INTERVENTIONAL", said[:1],
           "registry-of-interventional-trials")  # fmt: skip
