"""The allocation ratio, as the record's words state it: "randomised 2:1 to X or Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import gcd

import msgspec

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.looking import Found, Said, find, shortened
from trialwright.protocol.product import Intervention
from trialwright.protocol.study import Arm
from trialwright.values.findings import InputRefused

LARGEST = 20  # parts an arm may have
_WORDS: Mapping[str, int] = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_PART = r"(?:[1-9]\d?)"
_SPOKEN = rf"(?:{_PART}|{'|'.join(_WORDS)})"
_RATIO = re.compile(
    rf"(?<![\d:.,/])(?:{_PART}(?:\s?[:∶：]\s?{_PART}){{1,7}}|{_SPOKEN}(?:[\s-]to[\s-]{_SPOKEN}){{1,7}})"
    r"(?![\d:/%]|[.,]\d)",
    re.IGNORECASE,
)
_SPOKEN_TOO = re.compile(r"\brandomi[sz]|\bratio\b", re.IGNORECASE)  # "grade 1 to 8" is assigned
_ALLOTTED = re.compile(r"\brandomi[sz]|\brandom(?:ly)?\b|\ballocat|\bassign", re.IGNORECASE)


@dataclass(frozen=True)
class Ratio:
    """The parts of a ratio in its own order, the words, and the text that names who gets them."""

    parts: tuple[int, ...]
    said: Said
    names: str


def draft_weights(
    desk: Desk, arms: tuple[Arm, ...], interventions: tuple[Intervention, ...]
) -> tuple[Arm, ...]:
    """The arms with their shares of the allocation: as stated where that is certain, else asked."""
    stated = tuple(_ratios(desk))
    fitting = [ratio for ratio in stated if len(ratio.parts) == len(arms)]
    certain = {_ordered(ratio, arms, interventions) for ratio in fitting} - {None}
    agree = len({ratio.parts for ratio in stated}) == 1
    parts = certain.pop() if agree and len(certain) == 1 else None
    if parts is None:
        parts = _asked(desk, arms, fitting or list(stated))
    return tuple(
        msgspec.structs.replace(arm, weight=weight) for arm, weight in zip(arms, parts, strict=True)
    )


def _ratios(desk: Desk) -> Iterator[Ratio]:
    for found in find(desk.record, _RATIO):
        allotted = _ALLOTTED.search(found.said.quote)
        if allotted and max(_parts(found)) <= LARGEST and _is_ratio(found):
            names = _blanked(found.said.quote, found.match)[allotted.start() :]
            said = Said(found.said.place, shortened(found))
            yield Ratio(_lowest(_parts(found)), said, names)


def _is_ratio(found: Found) -> bool:
    return not re.search("to", found.match[0], re.IGNORECASE) or bool(
        _SPOKEN_TOO.search(found.said.quote)
    )


def _blanked(words: str, match: re.Match[str]) -> str:
    return words[: match.start()] + " " * len(match[0]) + words[match.end() :]


def _parts(found: Found) -> list[int]:
    numbers = re.findall(_SPOKEN, found.match[0], re.IGNORECASE)
    return [_WORDS.get(number.lower()) or int(number) for number in numbers]


def _lowest(parts: list[int]) -> tuple[int, ...]:
    shared = gcd(*parts)
    return tuple(part // shared for part in parts)


def _ordered(
    ratio: Ratio, arms: tuple[Arm, ...], interventions: tuple[Intervention, ...]
) -> tuple[int, ...] | None:
    """The parts in the arms' order; None where the words do not say which is whose."""
    if len(set(ratio.parts)) == 1:
        return ratio.parts
    named = _order_of_names(ratio.names, arms, interventions)
    if named is None:
        return None
    by_arm = dict(zip(named, ratio.parts, strict=True))
    return tuple(by_arm[arm.id] for arm in arms)


def _order_of_names(
    words: str, arms: tuple[Arm, ...], interventions: tuple[Intervention, ...]
) -> tuple[str, ...] | None:
    """The arms in the order in which the words name them; None unless each is named."""
    first: dict[str, int] = {}
    text = words.lower()
    for name, arm in _names(arms, interventions):
        # the longest names come first and are taken out: "drug A plus B" is not "drug A"
        for match in reversed(list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))):
            first[arm] = min(match.start(), first.get(arm, match.start()))
            text = text[: match.start()] + " " * len(name) + text[match.end() :]
    return tuple(sorted(first, key=first.__getitem__)) if len(first) == len(arms) else None


def _names(arms: tuple[Arm, ...], interventions: tuple[Intervention, ...]) -> list[tuple[str, str]]:
    """(name, arm) for every name that only one arm has, the longest first."""
    owners: dict[str, set[str]] = {}
    for arm in arms:
        given = (item.name for item in interventions if item.id in arm.interventions)
        for name in (arm.label, *given):
            owners.setdefault(name.lower(), set()).add(arm.id)
    own = [(name, next(iter(ids))) for name, ids in owners.items() if len(ids) == 1]
    return sorted(own, key=lambda pair: (-len(pair[0]), pair))


def _guess(parts: tuple[int, ...], arms: tuple[Arm, ...]) -> tuple[int, ...]:
    """The parts in the arms' order; of two arms the one experimental arm is the larger."""
    tried = [arm.type == "EXPERIMENTAL" for arm in arms]
    if len(arms) != 2 or tried[0] == tried[1]:
        return parts
    return (max(parts), min(parts)) if tried[0] else (min(parts), max(parts))


def _asked(desk: Desk, arms: tuple[Arm, ...], stated: list[Ratio]) -> tuple[int, ...]:
    count = len(arms)
    fits = bool(stated) and len(stated[0].parts) == count
    guess = _guess(stated[0].parts, arms) if fits else (1,) * count
    said = stated[0].said if stated else Said("", "")
    answer = desk.ask(
        "design.ratio",
        "In which ratio are participants randomised, in the order in which the arms are listed?",
        ":".join(map(str, guess)),
        _why(stated, fits=fits),
        place=said.place,
        quote=said.quote,
        touches=("arms.weight", "design.block_size"),
    )
    return _answered(answer, count)


def _why(stated: list[Ratio], *, fits: bool) -> str:
    if fits:
        return (
            "The record states this ratio; which number belongs to which arm is not certain, or "
            "another ratio stands elsewhere. The numbers are taken in the arms' order, of two the "
            "larger for the experimental arm."
        )
    if stated:
        return (
            "The ratio that the record states has another number of parts than it has arms; "
            "equal groups are taken."
        )
    return "The record states no ratio anywhere; equal groups are the most usual."


def _answered(answer: str, count: int) -> tuple[int, ...]:
    parts = [int(part) if part.strip().isdecimal() else 0 for part in answer.split(":")]
    if len(parts) == count and all(1 <= part <= LARGEST for part in parts):
        return _lowest(parts)
    raise InputRefused(
        f"question design.ratio: {answer!r} is no answer; allowed: {count} whole numbers from 1 to "
        f"{LARGEST} with colons between, such as {':'.join(['2', *['1'] * (count - 1)])}"
    )
