"""What stands inside the fields of an ICTRP export: dates, lists, line breaks, design words."""

from __future__ import annotations

import re

from trialwright.record.conversions import day, one_of
from trialwright.record.moving import Convert, Moving

_BREAK = re.compile(r"(?:<br ?/?>\s*)+", re.IGNORECASE)
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_INFO = "protocolSection.designModule.designInfo"
# the phrases in which ClinicalTrials.gov's design stands in the export
_PHRASES: dict[str, tuple[str, Convert]] = {
    "allocation": ("allocation", one_of("RANDOMIZED", "NON_RANDOMIZED", "NA")),
    "intervention model": (
        "interventionModel",
        one_of("SINGLE_GROUP", "PARALLEL", "CROSSOVER", "FACTORIAL", "SEQUENTIAL"),
    ),
    "primary purpose": (
        "primaryPurpose",
        one_of("TREATMENT", "PREVENTION", "DIAGNOSTIC", "SUPPORTIVE_CARE", "SCREENING",
               "HEALTH_SERVICES_RESEARCH", "BASIC_SCIENCE", "DEVICE_FEASIBILITY", "OTHER"),
    ),
    "masking": ("maskingInfo.masking", one_of("NONE", "SINGLE", "DOUBLE", "TRIPLE", "QUADRUPLE")),
}  # fmt: skip
_PHRASE = re.compile(
    rf"\b({'|'.join(_PHRASES)}):\s*([A-Za-z/ -]+(?:\(Open Label\))?)", re.IGNORECASE
)


def lines(words: str) -> str:
    """The words with the export's `<br>` as line ends; nothing else is changed."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return _BREAK.sub("\n", plain).strip()


def breaks_told(moving: Moving) -> None:
    """One note for a trial in whose texts line breaks stood as HTML."""
    names = [str(name) for name in moving.top[1]]
    broken = [n for n in names if any(_BREAK.search(words) for _s, words in moving.said(n))]
    if broken:
        moving.note(
            "read.line-breaks", "", "<br>",
            f"Line breaks stand as HTML in {', '.join(broken)[:200]}; they were read as line ends.",
            "Compare the texts with the registry's page.",
        )  # fmt: skip


def parts(words: str) -> list[str]:
    """What stands between semicolons, blanks off, empty parts left out."""
    return [part.strip() for part in lines(words).split(";") if part.strip()]


def registered_on(words: str) -> object:
    """`20260920` or a date as others write it; a date with slashes only where it is certain."""
    eight = _EIGHT.fullmatch(words.strip())
    return day("-".join(eight.groups())) if eight else enrolled_on(words)


def enrolled_on(words: str) -> object:
    """A date; of `02/03/2020` nobody can tell day and month, so it is not read."""
    slashed = _SLASHED.fullmatch(words.strip())
    if slashed is None:
        return day(words)
    first, second = int(slashed[1]), int(slashed[2])
    if first == second or (first > 12) != (second > 12):
        month, of_month = (second, first) if first > 12 else (first, second)
        return day(f"{slashed[3]}-{month:02d}-{of_month:02d}")
    return None


def put_designed(moving: Moving) -> None:
    """The design where it is said in ClinicalTrials.gov's phrases; other words stay."""
    for spot, words in moving.said("Study_design"):
        for name, said in _PHRASE.findall(" ".join(words.split())):
            to, convert = _PHRASES[name.lower()]
            value = convert(said.strip())
            if value is not None and not moving.text(f"{_INFO}.{to}"):
                moving.put(f"{_INFO}.{to}", value, [spot])
