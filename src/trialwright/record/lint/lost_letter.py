"""A text that lost its first or last letter on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._prose import small_letters
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "lost-letter"
SEVERITY = Severity.WARNING
SOURCE = "text damage: letters lost in copying"
_TITLE = "protocolSection.identificationModule.briefTitle"
_SPONSOR = "protocolSection.sponsorCollaboratorsModule.leadSponsor.name"
_STATUS = "protocolSection.statusModule.overallStatus"
# endings no English word has, but for the listed ones (portfolio, ratio)
_NO_ENDING = re.compile(r"[a-z]{3,}(?:ti|si|xi|gi)o$")
_WORDS_IN_IO = frozenset({"ratio", "patio", "horatio", "fellatio", "presidio", "adagio", "physio"})
_NO_START = re.compile(
    r"(?:ovo|ovartis|ational|orth(?:ern|western)?|ottingham|ippon|ihon|anjing|agoya|iigata|"
    r"estl[eé]|"
    r"ew|euro\w*|etherlands|ordic|orwegian|ucleus|anyang|agasaki|ara|ycomed|ektar|ebraska)\b"
)
_STATUS_START = re.compile(r"(?:ot |ecruit|ompleted|erminated|uspended)")


def check(record: Record) -> Iterator[Finding]:
    """The last word of the title, and the first of sponsor and status; words are never mended."""
    title, sponsor = record.text(_TITLE) or "", record.text(_SPONSOR) or ""
    last = re.search(r"([A-Za-z]+)$", title.strip())
    if last and _is_torn(last[1], record):
        yield _finding(_TITLE, last[1], f"{last[1]}n")
    if _NO_START.match(sponsor):
        yield _finding(_SPONSOR, sponsor, f"N{sponsor}")
    status = record.text(_STATUS) or ""
    if _STATUS_START.match(status):
        yield _finding(_STATUS, status, f"N{status}" if status.startswith("ot ") else status)


def _is_torn(word: str, record: Record) -> bool:
    """An impossible ending, or a word that the record elsewhere has only with an n."""
    if _NO_ENDING.search(word.lower()):
        return word.lower() not in _WORDS_IN_IO
    if f"{word.lower()}n" not in small_letters(record):
        return False
    rest = " ".join(words for path, words in record.prose if path != _TITLE).lower()
    whole = re.search(rf"\b{word.lower()}n\b", rest)
    return len(word) > 2 and bool(whole) and not re.search(rf"\b{word.lower()}\b", rest)


def _finding(path: str, quote: str, likely: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        quote,
        f"A letter was most likely lost here: “{likely}” may be meant.",
        "Look it up in the registry; the words here stay as they stand.",
    )
