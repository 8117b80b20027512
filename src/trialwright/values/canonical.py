"""Canonical JSON (RFC 8785) of values without fractions, and hashes over it.

Numbers with a fraction are refused: they stand in the ledger as decimal text, so that no
language's float printing can change a hash.
"""

from __future__ import annotations

import hashlib
import json

TYPE_ERROR = "canonical JSON takes text, whole numbers, true, false, null, lists and objects"

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: object) -> str:
    """The RFC 8785 text of a value; a float or a key outside the BMP is a TypeError."""
    check_canonical(value)
    return _ENCODER.encode(value)


def check_canonical(value: object) -> None:
    """Raise TypeError for what has no one canonical text here."""
    if isinstance(value, str) or value is None:  # first, for most of a ledger is text
        return
    if isinstance(value, dict):
        _check_keys(value)
        value = value.values()
    elif not isinstance(value, list | tuple):
        _check_whole(value)
        return
    for item in value:
        check_canonical(item)


def _check_keys(value: dict[object, object]) -> None:
    # RFC 8785 sorts by UTF-16 units, Python by code points: equal below U+D800
    for key in value:
        if not isinstance(key, str) or not (key.isascii() or max(key) < "\ud800"):
            raise TypeError(TYPE_ERROR)


def _check_whole(value: object) -> None:
    if not isinstance(value, int) or abs(value) >= 2**53:
        raise TypeError(TYPE_ERROR)


def sha256_text(text: str) -> str:
    """SHA-256 in hex over the UTF-8 bytes of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def commitment(salt: bytes, content: str) -> str:
    """SHA-256(salt ‖ content) in hex: binds to a value without showing it (requirement A7)."""
    return hashlib.sha256(salt + content.encode()).hexdigest()
