"""Codes of public terminology in USDM documents, and back to the words a study uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

ISO = ("ISO 3166-1 alpha-3", "2023")
OWN_SYSTEM = "Trialwright"  # codes that only this project gives a meaning
OWN_VERSION = "1"


@dataclass(frozen=True)
class Term:
    """A code in its system's version, and what it reads as."""

    code: str
    decode: str
    system: str
    version: str


@dataclass(frozen=True)
class Entry:
    """One line of a value set; `source` is ddf, entity or cdisc (see codes.yaml)."""

    value_set: str
    source: str
    word: str
    term: Term


@cache
def entries() -> tuple[Entry, ...]:
    """Every code of codes.yaml, in its order."""
    return tuple(_entries(_yaml("codes.yaml")))


def term(value_set: str, word: str) -> Term | None:
    """The term of our word; None where the set has none for it."""
    return _by_word().get((value_set, word))


def known(value_set: str, word: str) -> Term:
    """The term of a word that the set is sure to have; a KeyError is a mistake of ours."""
    return _by_word()[value_set, word]


def word(value_set: str, code: str, decode: str) -> str | None:
    """Our word for a code, or, where the code is not known, for what it reads as; else None."""
    mine = [entry for entry in entries() if entry.value_set == value_set]
    by_code = [entry.word for entry in mine if entry.term.code == code]
    same = [entry.word for entry in mine if entry.term.decode.lower() == decode.strip().lower()]
    return next(iter((*by_code, *same)), None)


def country(name: str) -> Term | None:
    """The country of a name as registries write it; None where it is not in the table."""
    return _countries().get(name.strip().lower())


def country_name(code: str) -> str | None:
    """The usual name of an alpha-3 code; None for a code that is no country's."""
    names = _yaml("countries.yaml").get(code)
    return names[0] if names else None


def own(code: str, decode: str) -> Term:
    """A term that only this project gives a meaning."""
    return Term(code, decode, OWN_SYSTEM, OWN_VERSION)


@cache
def _yaml(name: str) -> Mapping[str, list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    found: Mapping[str, list[str]] = YAML(typ="safe", pure=True).load(text)
    return found


def _entries(table: Mapping[str, object]) -> Iterator[Entry]:
    system, version, sets = str(table["system"]), str(table["version"]), table["sets"]
    assert isinstance(sets, dict)
    for value_set, sources in sets.items():
        for source, words in sources.items():
            for its_word, (code, decode) in words.items():
                yield Entry(value_set, source, its_word, Term(code, decode, system, version))


@cache
def _by_word() -> Mapping[tuple[str, str], Term]:
    return {(entry.value_set, entry.word): entry.term for entry in entries()}


@cache
def _countries() -> Mapping[str, Term]:
    return {
        name.lower(): Term(code, names[0], *ISO)
        for code, names in _yaml("countries.yaml").items()
        for name in names
    }
