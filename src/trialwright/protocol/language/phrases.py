"""The words the grammar knows, as tables: what compares, what ranges, what dates, what counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from trialwright.protocol.concepts import load_concepts

# A comparator before its number. "since 2010" is a lower bound on a date's year.
BEFORE: Mapping[str, tuple[str, ...]] = {
    ">=": (
        "at least", "atleast", "no less than", "not less than", "no lower than", "not lower than",
        "no fewer than", "no younger than", "not younger than", "not below", "no shorter than",
        "a minimum of", "minimum of", "minimum", "mnimum", "min", "minimal",
        "greater than or equal to", "greater than or equal", "greater than or equals",
        "greater or equal to", "greater or equal than", "greater or equal",
        "more than or equal to", "more than or equal", "more or equal to", "more or equal than",
        "more or equal", "equal to or greater than", "equal or greater than",
        "equal to or more than", "equal or more than", "equal to or above", "equal or above",
        "equal or over", "equal to or over", "equal to or higher than", "equal or higher than",
        "equal to or better than", "equal to or older than", "higher than or equal to",
        "higher or equal to", "above or equal to", "over or equal to", "older than or equal to",
        "superior or equal to", "superior or equal", "starting from", "starting at", "since",
        "not earlier than", "greater/equal", "greater/equal to", "greater than/equal to",
        "larger than or equal to", "longer than or equal to",
    ),
    ">": (
        "more than", "greater than", "greater", "bigger than", "larger than", "higher than",
        "above", "over", "exceeding", "exceeds", "exceed", "in excess of", "older than",
        "longer than", "beyond", "superior to", "superior than", "better than", "after the age of",
        "upwards of", "not within",
    ),
    "<=": (
        "at most", "no more than", "not more than", "no greater than", "not greater than",
        "no higher than", "not higher than", "no older than", "not older than", "no longer than",
        "not longer than", "not above", "not over", "a maximum of", "maximum of", "maximum",
        "maximal", "max", "up to", "upto", "as many as", "within", "not exceeding",
        "does not exceed", "do not exceed", "not exceed", "less than or equal to",
        "less than or equal", "less or equal to", "less or equal than", "less or equal",
        "less than/equal to", "lower than or equal to", "lower or equal to",
        "fewer than or equal to", "below or equal to", "younger than or equal to",
        "equal to or less than", "equal or less than", "equal to or lower than",
        "equal or lower than", "equal to or below", "equal or below", "smaller than or equal to",
    ),
    "<": (
        "less than", "lower than", "fewer than", "below", "under", "younger than", "shorter than",
        "smaller than", "inferior to", "inferior than", "before the age of", "worse than",
        "prior to the age of", "lesser than", "less",
    ),
    "=": (
        "equal to", "equals", "exactly", "only",
    ),
}  # fmt: skip
# A comparator behind its number.
AFTER: Mapping[str, tuple[str, ...]] = {
    ">=": (
        "or more", "and more", "or above", "and above", "or older", "and older", "or over",
        "and over", "or greater", "and greater", "or higher", "and higher", "or longer",
        "and longer", "or later", "and up", "or up", "and upwards", "or upwards", "or better",
        "or larger", "minimum", "or elder", "and elder", "or beyond", "at least", "or bigger",
        "or heavier",
    ),
    "<=": (
        "or less", "and less", "or below", "and below", "or younger", "and younger", "or lower",
        "and lower", "or under", "and under", "or fewer", "or shorter", "or earlier", "maximum",
        "or smaller", "at most", "at maximum",
    ),
}  # fmt: skip
# Names of scales that stand before their number, and are printed as its unit.
LEVELS = (
        "class", "classes", "grade", "grades", "stage", "stages", "level", "levels", "status",
        "classification", "staging", "grading", "group", "score", "scores", "category",
        "categories", "rating", "index",
)  # fmt: skip
# Scales whose number may stand behind the name without any comparator.
SCALES = (
        "asa", "nyha", "ecog", "ccs", "child-pugh", "child pugh", "child-turcotte-pugh",
        "karnofsky", "kps", "gmfcs", "cdr", "mrs", "modified rankin scale", "bclc", "intermacs",
        "gcs", "glasgow coma scale", "who", "who performance status", "zubrod", "hoehn and yahr",
        "hoehn & yahr", "h&y", "mallampati", "gleason", "kellgren-lawrence", "kellgren lawrence",
        "kellgren and lawrence", "fitzpatrick", "new york heart association",
        "american society of anesthesiologists", "american society of anaesthesiologists",
        "american society of anesthesiology", "eastern cooperative oncology group",
        "performance status", "tanner", "ps", "kl", "figo", "lansky", "physical status",
        "functional class", "mmrc", "gold", "ctcae", "braden", "apgar", "clinical dementia rating",
        "canadian cardiovascular society", "killip", "fontaine", "bi-rads", "birads", "cgi-i",
        "genotype",
        "cerebral performance category",
)  # fmt: skip
OTHERS: Mapping[str, tuple[str, ...]] = {
    "BETWEEN": (
        "between", "from", "range from", "ranging from", "ranges from", "in the range of",
        "range of", "ranging", "ranging between", "range between", "within the range of",
        "in between", "range",
    ),
    "TO": (
        "to", "through", "thru", "till", "until", "and up to", "up to and including",
    ),
    "AND": (
        "and", "but", "and also", "and is",
    ),
    "OR": (
        "or", "and/or",
    ),
    "AGE": (
        "of age", "years of age", "old", "of ages", "in age",
    ),
    "LAST": (
        "last", "past", "previous", "prior", "preceding", "recent", "next", "coming", "following",
        "first", "initial", "upcoming", "subsequent", "most recent",
    ),
}  # fmt: skip
_SPACE = r"(?:\s+|-)"
_FIRST = re.compile(r"[^\W\d_][^\W_]*")


Meaning = tuple[str, str]
Entry = tuple[re.Pattern[str], Mapping[str, Meaning]]


@cache
def phrase_table() -> Mapping[str, Entry]:
    """First word → a pattern of every phrase it begins, and each phrase's (kind, value)."""
    meaning = dict(_compared())
    for kind, phrases in (*OTHERS.items(), ("LEVEL", LEVELS), ("SCALE", SCALES)):
        meaning |= {phrase: (kind, phrase) for phrase in phrases}
    for concept in load_concepts().values():
        if concept.kind in ("quantity", "count"):
            words = (word for word in concept.words if word not in meaning)
            meaning |= {word.replace("-", " "): ("CONCEPT", concept.id) for word in words}
    return _by_first_word(meaning)


def _compared() -> Mapping[str, Meaning]:
    """Comparators; one that may stand before or behind its number is EITHER."""
    before = {phrase: sign for sign, phrases in BEFORE.items() for phrase in phrases}
    after = {phrase: sign for sign, phrases in AFTER.items() for phrase in phrases}
    kinds = {
        phrase: "EITHER" if phrase in before and phrase in after else kind
        for kind, table in (("BEFORE", before), ("AFTER", after))
        for phrase in table
    }
    return {phrase: (kind, (before | after)[phrase]) for phrase, kind in kinds.items()}


def _by_first_word(meaning: Mapping[str, Meaning]) -> Mapping[str, Entry]:
    groups: dict[str, list[str]] = defaultdict(list)
    for phrase in meaning:
        first = _FIRST.match(phrase)
        assert first is not None, phrase
        groups[first[0]].append(phrase)
    return {
        first: (_pattern(phrases), {p.replace("-", " "): meaning[p] for p in phrases})
        for first, phrases in groups.items()
    }


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """The longest phrase first; blanks and hyphens are one, a digit may follow at once."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = (_SPACE.join(map(re.escape, re.split(r"[\s-]+", phrase))) for phrase in longest)
    return re.compile(rf"(?:{'|'.join(words)})(?![^\W\d_])", re.IGNORECASE)
