"""Eligibility texts that people annotated (BRAT), as comparisons and periods one can be held to.

Leaf Clinical Trials (LCT) says operator, value and unit of each comparison; Chia only marks words.
A value counts when it is a number: digits, a number in words, a Roman numeral.
"""

from __future__ import annotations

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SMALL = "zero one two three four five six seven eight nine ten eleven twelve"
ROMAN = "i ii iii iv v vi vii viii ix x"
NUMBERS: Mapping[str, float] = {
    **{word: float(i) for i, word in enumerate(SMALL.split())},
    **{word: float(i) for i, word in enumerate(ROMAN.split(), 1)},
    **{sign: float(i) for i, sign in enumerate("ⅰⅱⅲⅳ", 1)},
    "once": 1.0,
    "twice": 2.0,
    "single": 1.0,
}
OPERATORS = {"GTEQ": ">=", "GT": ">", "LTEQ": "<=", "LT": "<", "EQ": "=", "BETWEEN": "between"}
UNIT_ROLES = frozenset({"Unit", "Per", "Temporal-Unit"})
Events = dict[str, tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Mark:
    """One marked stretch of text; `end` is open."""

    label: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Stated:
    """A comparison that a person marked; an absent operator or unit was not marked.

    `kind`: age; temporal (dates or times something); time (another length of time); other; or
    unnumbered (marked, but its value is no number: it is neither asked for nor held against us).
    """

    start: int
    end: int
    operator: str | None
    values: tuple[float, ...]
    unit: str | None
    kind: str


@dataclass
class Document:
    """A text and its marks; an event is its trigger and (role, argument) pairs, all by id."""

    name: str
    text: str
    marks: dict[str, Mark] = field(default_factory=dict)
    events: Events = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)


def read_documents(tarball: Path, folder: str) -> Iterator[Document]:
    """Every annotated text of a tarball whose path holds `folder`, in order of path."""
    with tarfile.open(tarball) as archive:
        names = {name for name in archive.getnames() if folder in name}
        for name in sorted(name for name in names if name.endswith(".ann")):
            if name[:-4] + ".txt" in names:
                text, notes = (_text(archive, name[:-4] + end) for end in (".txt", ".ann"))
                yield _document(Path(name).stem, text, notes)


def _text(archive: tarfile.TarFile, name: str) -> str:
    member = archive.extractfile(name)
    assert member is not None
    return member.read().decode("utf-8")


def _document(name: str, text: str, notes: str) -> Document:
    document = Document(name, text)
    for line in notes.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            where, _, words = rest.partition("\t")
            label, _, spans = where.partition(" ")
            offsets = [int(number) for number in re.findall(r"\d+", spans)]
            document.marks[key] = Mark(label, offsets[0], offsets[-1], words)
        elif key.startswith("E"):
            trigger, *arguments = rest.split()
            pairs = [(role, target) for role, _, target in (a.partition(":") for a in arguments)]
            document.events[key] = (trigger.partition(":")[2], pairs)
        elif key.startswith("A"):
            _, target, *value = rest.split()
            document.attributes[target] = " ".join(value)
    return _aligned(document)


def _aligned(document: Document) -> Document:
    """Some offsets count a line end as two characters: the reading that fits the words is taken."""
    windows = document.text.replace("\n", "\r\n")
    marks = document.marks.values()
    plain, double = (
        sum(text[mark.start : mark.end] == mark.words for mark in marks)
        for text in (document.text, windows)
    )
    if double > plain:
        document.text = windows
    return document


def stated(document: Document) -> list[Stated]:
    """The comparisons of an LCT document in reading order."""
    uses = defaultdict(set)
    for trigger, arguments in document.events.values():
        for role, argument in arguments:
            uses[argument].add((document.marks[trigger].label, role.rstrip("0123456789")))
    found = [
        _stated(document, document.marks[trigger], arguments, uses[key])
        for key, (trigger, arguments) in document.events.items()
        if document.marks[trigger].label == "Eq-Comparison"
    ]
    return sorted((one for one in found if one), key=lambda one: (one.start, one.end))


def _stated(
    document: Document, whole: Mark, arguments: list[tuple[str, str]], uses: set[tuple[str, str]]
) -> Stated | None:
    parts = defaultdict(list)
    for role, key in arguments:
        target = document.events[key][0] if key in document.events else key
        parts[role.rstrip("0123456789")].append(target)
    if not parts["Value"]:
        return None
    values = [number_of(document.marks[key].words) for key in parts["Value"]]
    units = sorted((document.marks[key].start, key) for role in UNIT_ROLES for key in parts[role])
    words = " / ".join(dict.fromkeys(document.marks[key].words for _, key in units))
    return Stated(
        start=whole.start,
        end=whole.end,
        operator=_operator([document.attributes.get(key, "") for key in parts["Operator"]]),
        values=tuple(value for value in values if value is not None),
        unit=words or None,
        kind="unnumbered" if None in values else _kind(parts, uses),
    )


def _kind(parts: Mapping[str, list[str]], uses: set[tuple[str, str]]) -> str:
    if ("Age", "Numeric-Filter") in uses:
        return "age"
    if not parts["Temporal-Unit"]:
        return "other"
    dated = {role for _, role in uses} & {"Temporality", "Duration"}
    return "temporal" if dated or parts["Temporal-Period"] else "time"


def _operator(codes: list[str]) -> str | None:
    """One sign; two marked parts such as "> or =" are one sign with equality."""
    known = [OPERATORS[code] for code in codes if code in OPERATORS]
    others = [sign for sign in known if sign != "="]
    if len(known) == 2 and len(others) == 1 and others[0] in ("<", ">"):
        return others[0] + "="
    return others[0] if others else known[0] if known else None


def number_of(words: str) -> float | None:
    """The number that a value's words say, or None."""
    plain = words.strip().lower()
    if plain in NUMBERS:
        return NUMBERS[plain]
    if re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return float(plain.replace(",", ""))
    return float(plain.replace(",", ".")) if re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?", plain) else None
