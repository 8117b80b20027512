"""When two definitions are the same study: every field counts, how a file writes it does not."""

from __future__ import annotations

import msgspec
from msgspec.structs import fields

from trialwright.protocol.study import Study
from trialwright.values.canonical import canonical, sha256_text


def definition_hash(study: Study) -> str:
    """SHA-256 (hex) over every field that says something; 2 and 2.0 are the same number.

    A field at its default counts as not written, so that a study stays the same study when a later
    version of the software knows more optional fields.
    """
    return sha256_text(canonical(_plain(study)))


def _plain(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        written = {field.name: getattr(value, field.name) for field in fields(value)}
        own = {
            field.name: _plain(written[field.name])
            for field in fields(value)
            if written[field.name] != field.default
        }
        return {"": value.__struct_config__.tag} | own
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(float(value))
    return value
